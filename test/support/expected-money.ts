// What a partial return has to bring, worked out by the terms of the shop and not by its pack.
import type { Minor } from '../../src/domain/money.ts';
import type { Order } from '../../src/domain/order.ts';
import type { ExpectedLine, Terms } from './money-terms.ts';
import { giftsBack, type Going, isSent, ofShop, type Wish } from './partial-returns.ts';
import { listPrice, slowPrices, slowShipping, sum, type Units } from './slow-money.ts';

export function expectedLines(shop: string, order: Order, going: Going): readonly ExpectedLine[] {
  const terms = ofShop(shop);
  const accepted = going.wishes.filter((wish) => wish.accepted > 0);
  const credits = [...goods(terms, order, accepted), ...shipping(terms, order, accepted)];
  const credit = sum(credits.map(({ amount }) => amount));
  const deducted = cutFromTheLast(deductions(terms, order, going, accepted), credit, going.shown);
  const before = sum([...credits, ...deducted].map(({ amount }) => amount));
  const room = sum(order.payments.map(({ captured, refundedBefore }) => captured - refundedBefore));
  const cap = { what: 'cap', amount: Math.min(0, room - before), clause: 'ALL-18' };
  const lines = [...credits, ...deducted, cap, ...advanced(shop, terms, going, accepted)];
  return lines.filter(({ what, amount }) => what === 'goods' || amount !== 0);
}

function goods(terms: Terms, order: Order, accepted: readonly Wish[]): readonly ExpectedLine[] {
  const prices = slowPrices(order);
  return accepted.map((wish) => ({
    what: 'goods',
    line: wish.line,
    amount: ofUnits(prices, order, wish),
    clause: terms.goods,
  }));
}

function shipping(terms: Terms, order: Order, accepted: readonly Wish[]): readonly ExpectedLine[] {
  if (terms.shipping === null) return [];
  const shares = slowShipping(order);
  const faulty = accepted.filter(({ ground }) => !terms.wishes.includes(ground));
  return [
    { what: 'shipping', amount: sum(faulty.map((wish) => ofUnits(shares, order, wish))), clause: terms.shipping },
  ];
}

function deductions(terms: Terms, order: Order, going: Going, accepted: readonly Wish[]): readonly ExpectedLine[] {
  const prices = slowPrices(order);
  const wished = accepted.filter(({ ground }) => terms.wishes.includes(ground));
  const base = sum(wished.map((wish) => ofUnits(prices, order, wish)));
  const fee = terms.restocking === null ? 0n : (BigInt(base) * BigInt(terms.restocking.percent)) / 100n;
  const restocking = { what: 'restocking', amount: -Number(fee), clause: terms.restocking?.clause ?? '' };
  const carriage = { what: 'carriage', amount: -carriageOf(terms, order, going, wished), clause: terms.carriage ?? '' };
  return [restocking, ...gifts(terms, order, going, accepted), carriage];
}

function gifts(terms: Terms, order: Order, going: Going, accepted: readonly Wish[]): readonly ExpectedLine[] {
  const { gift: clause } = terms;
  if (clause === null) return [];
  const back = giftsBack(order, going);
  return order.lines.flatMap((gift) => {
    const wish = accepted.find(({ line }) => line === gift.giftWith);
    const line = order.lines.find(({ id }) => id === gift.giftWith);
    if (wish === undefined || line === undefined) return [];
    if (line.returnedBefore + wish.accepted < line.quantity) return [];
    const kept = gift.quantity - gift.returnedBefore - (back.find((one) => one.line === gift.id)?.quantity ?? 0);
    return [{ what: 'gift', line: gift.id, amount: -listPrice({ ...gift, quantity: kept }), clause }];
  });
}

/** What the shop paid of a parcel in which everything comes back because the customer wishes so. */
function carriageOf(terms: Terms, { shipTo }: Order, going: Going, wished: readonly Wish[]): Minor {
  const sent = going.wishes.filter(({ ground }) => isSent(going, terms, ground));
  const isCustomers = sent.every(({ ground }) => terms.wishes.includes(ground)) && terms.wishBearer === 'customer';
  if (terms.carriage === null || going.carriage === null || !isCustomers || wished.length === 0) return 0;
  const labelled = going.route === 'prepaid-label' || (going.route === null && isLabelled(terms, shipTo.country));
  const paidBy = going.carriage.paidBy ?? (labelled ? 'shop' : 'customer');
  return paidBy === 'shop' ? going.carriage.amount : 0;
}

/** One shop sends a label even for a wish, where its labels go. */
function isLabelled(terms: Terms, country: string): boolean {
  return terms.carriage === 'JSS-10' && country === 'US';
}

function cutFromTheLast(lines: readonly ExpectedLine[], credit: Minor, shown: Minor | null): readonly ExpectedLine[] {
  const cut = [...lines];
  const lower = (most: Minor, counts: (line: ExpectedLine) => boolean): void => {
    for (const [index, line] of [...cut.entries()].toReversed()) {
      const over = -sum(cut.filter(counts).map(({ amount }) => amount)) - most;
      if (over > 0 && counts(line)) cut[index] = { ...line, amount: Math.min(0, line.amount + over) };
    }
  };
  if (shown !== null) lower(shown, ({ what }) => what !== 'gift');
  lower(credit, () => true);
  return cut.map((line) => ({ ...line, amount: line.amount + 0 }));
}

/** Paid on the invoice; where it has a limit of its own it does not wait for the goods. */
function advanced(shop: string, terms: Terms, going: Going, accepted: readonly Wish[]): readonly ExpectedLine[] {
  const { claim } = going;
  if (claim === null || !isShops(terms, going) || (accepted.length === 0 && shop !== 'website')) return [];
  return [
    { what: 'carriage-advanced', amount: claim.amount, clause: terms.advanced },
    { what: 'expenses', amount: terms.expenses === null ? 0 : claim.expenses, clause: terms.expenses ?? '' },
  ];
}

/** Of a parcel in which anything comes back by the shop's fault; where nothing is sent, of what stays. */
export function isShops(terms: Terms, going: Going): boolean {
  const sent = going.wishes.filter(({ ground }) => isSent(going, terms, ground));
  const borne = sent.length > 0 ? sent : going.wishes;
  return terms.wishBearer === 'shop' || borne.some(({ ground }) => !terms.wishes.includes(ground));
}

function ofUnits(perUnit: Units, order: Order, { line, accepted }: Wish): Minor {
  const from = order.lines.find(({ id }) => id === line)?.returnedBefore ?? 0;
  return sum((perUnit[line] ?? []).slice(from, from + accepted));
}
