// A customer's link that was not there before.
import type { Links, WantedLink } from '../../src/ports/links.ts';

export async function madeLink(links: Links, wanted: WantedLink) {
  const made = await links.make(wanted);
  if (made.kind !== 'made') throw new Error(`There was a link ${made.link.id} already.`);
  return made;
}
