// Ids that nobody else has.

/** 128 bits from chance in hexadecimal; also where a browser knows no `randomUUID`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
