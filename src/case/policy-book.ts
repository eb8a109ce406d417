// What activities, doors and pages look up in the packs: the version of an order, the shop, the words of its clauses.
import type { PackStamp } from '../domain/ruling.ts';
import { packInForce } from '../policy/in-force.ts';
import { toldBy } from '../policy/join.ts';
import type { Pack } from '../policy/load.ts';
import type { PolicyBook, ShopFacts } from '../ports/packs.ts';

/** Throws, where it is asked by a stamp, for a pack that is not among these and for a clause that the pack does not have. */
export function policyBook(packs: readonly Pack[]): PolicyBook {
  return {
    packFor: (shop, placedAt) => packInForce(packs, shop, placedAt)?.stamp,
    shop: (stamp, country) => shopFacts(packOf(packs, stamp), country),
    owesCertificate: (stamp, notice, clauses) =>
      clauses.some((id) => {
        const { rule, tells } = packOf(packs, stamp).clause(id);
        return rule.reading === 'refund-certificate' && tells.some((one) => toldBy(one) === notice);
      }),
    citations: (stamp, clauses) => {
      const pack = packOf(packs, stamp);
      return clauses.map((id) => {
        const { quote, reading } = pack.clause(id);
        return { id, quote, reading };
      });
    },
  };
}

/** Throws where it is not among these. */
export function packOf(packs: readonly Pack[], { shop, version, hash }: PackStamp): Pack {
  const found = packs.find(({ stamp }) => stamp.shop === shop && stamp.version === version && stamp.hash === hash);
  if (found === undefined) throw new Error(`The pack ${shop} ${version} (${hash}) is not among those of this process.`);
  return found;
}

function shopFacts({ document }: Pack, country: string | undefined): ShopFacts {
  const { shop, name, rmaPrefix, zone, contact, warehouse, localWarehouses } = document;
  const local = localWarehouses.find(({ countries }) => country !== undefined && countries.includes(country));
  const { name: house, address } = local ?? warehouse;
  const returnAddress = { name: house, address };
  return { shop, name, rmaPrefix, zone, sender: contact.sender, desks: contact.desks, returnAddress };
}
