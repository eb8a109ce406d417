// Makes the papers of an approved return: packing slip, and label or address.
import { activityInfo } from '@temporalio/activity';
import type { PaperMade, PapersAnswer, PapersOrder } from '../src/contract/effects.ts';
import type { NoticePart, Resolution } from '../src/domain/vocabulary.ts';
import type { PolicyBook, ShopFacts } from '../src/ports/packs.ts';
import type { Papers, SlipFacts } from '../src/ports/papers.ts';
import type { People, Person, PostalAddress } from '../src/ports/people.ts';
import { buyLabel, type LabelDeps } from './buyLabel.ts';

export interface PaperDeps extends LabelDeps {
  readonly people: People;
  readonly papers: Papers;
  readonly book: PolicyBook;
}

/** What cannot be made is named in `lacks`; made again, a paper takes the place of the one under the same key. */
export function makePapers(deps: PaperDeps): (order: PapersOrder) => Promise<PapersAnswer> {
  const label = labelMaker(deps);
  return async (order) => {
    if (!hasParcel(order)) return { papers: [], lacks: [] };
    const shop = deps.book.shop(order.pack, order.country);
    const person = await deps.people.find(order.personId);
    const slip = person === undefined ? [] : [await keep(deps, order, 'packing-slip', slipFacts(order, shop, person))];
    const made = canBeLabelled(person, shop) ? await label(order, shop, person) : { papers: [] };
    return {
      papers: [...slip, ...made.papers],
      lacks: lacking(order, shop, { slip: slip.length > 0, label: made.papers.length > 0 }),
      ...('why' in made && { why: made.why }),
    };
  };
}

async function keep(
  { files, papers }: PaperDeps,
  { rma }: PapersOrder,
  kind: 'packing-slip',
  facts: SlipFacts,
): Promise<PaperMade> {
  const key = `papers/${rma}/${kind}.pdf`;
  await files.put(key, await papers.packingSlip(facts));
  return { kind, key };
}

interface LabelMade {
  readonly papers: readonly PaperMade[];
  readonly why?: string;
}

/** The shop's label where it owes one; elsewhere the address, to be put on a parcel that the customer pays for. */
function labelMaker(deps: PaperDeps) {
  const buy = buyLabel(deps);
  return async (order: PapersOrder, shop: ShopFacts, { name, email, address }: Person): Promise<LabelMade> => {
    const { rma } = order;
    if (!owesLabel(order.route)) {
      const key = `papers/${rma}/return-address.pdf`;
      const from = { name, address };
      await deps.files.put(key, await deps.papers.returnLabel({ rma, from, to: shop.returnAddress }));
      return { papers: [{ kind: 'return-address', key }] };
    }
    try {
      const bought = await buy({ rma, from: { name, email, address }, to: shop.returnAddress });
      if ('reason' in bought) return { papers: [], why: bought.reason };
      return { papers: [{ kind: 'label', key: bought.fileKey }] };
    } catch (error) {
      if (activityInfo().attempt < labelTries) throw error;
      return { papers: [], why: error instanceof Error ? error.message : String(error) };
    }
  };
}

/**
 * Some twenty minutes by the patience that letters have. Then the e-mail goes out without its label, the customer's time
 * stands still (ALL-10), and staff are told; whoever sends it anew has the label looked up and bought then.
 */
const labelTries = 11;

/** Only these routes have a parcel that the customer packs. */
function hasParcel({ route }: PapersOrder): boolean {
  return route === 'own-carrier' || owesLabel(route);
}

function owesLabel(route: PapersOrder['route']): boolean {
  return route === 'prepaid-label' || route === 'pick-up';
}

function canBeLabelled(person: Person | undefined, shop: ShopFacts): person is Person {
  return person !== undefined && isComplete(person.address) && isComplete(shop.returnAddress.address);
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

function slipFacts(order: PapersOrder, shop: ShopFacts, person: Person): SlipFacts {
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
