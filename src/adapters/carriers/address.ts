// An address as both carriers take it: a first line, and all others as the second.
import type { Addressee } from '../../ports/papers.ts';

export function addressOf({ name, address: { lines, city, postalCode, country } }: Addressee) {
  const [street1 = '', ...more] = lines.filter((line) => line.trim() !== '');
  return { name, street1, ...(more.length > 0 && { street2: more.join(', ') }), city, zip: postalCode, country };
}
