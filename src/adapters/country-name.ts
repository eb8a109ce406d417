// Countries in words, as postal services want them on a parcel.

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** `United States` for `US`; a code that nobody knows, or something else than a code, stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
