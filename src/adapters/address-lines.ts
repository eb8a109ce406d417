// A postal address as it is written on papers.
import type { PostalAddress } from '../ports/people.ts';
import { countryName } from './country-name.ts';

/** Name, street, place and the country in capitals; what is empty is left out. */
export function addressLines({
  name,
  address,
}: {
  readonly name: string;
  readonly address: PostalAddress;
}): readonly string[] {
  const place = `${address.postalCode} ${address.city}`.trim();
  return [name, ...address.lines, place, countryName(address.country).toUpperCase()].filter(
    (line) => line.trim() !== '',
  );
}
