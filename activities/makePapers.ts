// Makes the papers of an approved return: packing slip and label.
import type { PaperMade, PapersAnswer, PapersOrder } from '../src/contract/effects.ts';
import type { NoticePart, Resolution } from '../src/domain/vocabulary.ts';
import type { PolicyBook, ShopFacts } from '../src/ports/packs.ts';
import type { Files, Papers } from '../src/ports/papers.ts';
import type { People, Person, PostalAddress } from '../src/ports/people.ts';

export interface PaperDeps {
  readonly people: People;
  readonly papers: Papers;
  readonly files: Files;
  readonly book: PolicyBook;
}

/** What cannot be made is named in `lacks`; made again, a paper takes the place of the one under the same key. */
export function makePapers(deps: PaperDeps): (order: PapersOrder) => Promise<PapersAnswer> {
  return async (order) => {
    if (!hasParcel(order)) return { papers: [], lacks: [] };
    const shop = deps.book.shop(order.pack, order.country);
    const person = await deps.people.find(order.personId);
    const keep = async (kind: PaperMade['kind'], name: string, content: Uint8Array): Promise<PaperMade> => {
      const key = `papers/${order.rma}/${name}.pdf`;
      await deps.files.put(key, content);
      return { kind, key };
    };
    const slip = person === undefined ? undefined : await deps.papers.packingSlip(slipFacts(order, shop, person));
    const label = canBeLabelled(person, shop, order)
      ? await deps.papers.returnLabel(labelFacts(order, shop, person))
      : undefined;
    return {
      papers: [
        ...(slip === undefined ? [] : [await keep('packing-slip', 'packing-slip', slip)]),
        ...(label === undefined ? [] : [await keep('label', 'return-label', label)]),
      ],
      lacks: lacking(order, shop, { slip: slip !== undefined, label: label !== undefined }),
    };
  };
}

/** Only these routes have a parcel that the customer packs. */
function hasParcel({ route }: PapersOrder): boolean {
  return route === 'own-carrier' || owesLabel(route);
}

function owesLabel(route: PapersOrder['route']): boolean {
  return route === 'prepaid-label' || route === 'pick-up';
}

function canBeLabelled(person: Person | undefined, shop: ShopFacts, { route }: PapersOrder): person is Person {
  return (
    owesLabel(route) && person !== undefined && isComplete(person.address) && isComplete(shop.returnAddress.address)
  );
}

function lacking(
  order: PapersOrder,
  shop: ShopFacts,
  made: { readonly slip: boolean; readonly label: boolean },
): readonly NoticePart[] {
  return [
    ...(isComplete(shop.returnAddress.address) ? [] : (['return-address'] as const)),
    ...(made.slip ? [] : (['packing-slip'] as const)),
    ...(made.label || !owesLabel(order.route) ? [] : (['label'] as const)),
  ];
}

function isComplete({ lines, city, country }: PostalAddress): boolean {
  return lines.some((line) => line.trim() !== '') && city.trim() !== '' && country.trim() !== '';
}

const wishes: Readonly<Record<Resolution, string>> = {
  refund: 'Refund',
  'partial-refund': 'Partial refund',
  exchange: 'Exchange',
  replacement: 'Replacement',
  'store-credit': 'Store credit',
};

function slipFacts(order: PapersOrder, shop: ShopFacts, person: Person) {
  return {
    rma: order.rma,
    shopName: shop.name,
    orderNumber: order.orderNumber,
    email: person.email,
    sendTo: shop.returnAddress,
    wish: wishes[order.resolution],
    checkList: order.checkList,
    // The time to post begins with the e-mail, which is not sent yet (ALL-10).
    postBy: 'the day named in the e-mail that came with this slip',
  };
}

function labelFacts(order: PapersOrder, shop: ShopFacts, person: Person) {
  return {
    rma: order.rma,
    trackingNumber: `HW${order.rma.replaceAll('-', '')}`,
    from: { name: person.name, address: person.address },
    to: shop.returnAddress,
  };
}
