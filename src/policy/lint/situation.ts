// A situation as an order and a request, and the facts that rules see in it.
import type { Order, OrderLine, ReturnRequest } from '../../domain/order.ts';
import { isByParcel, type Route } from '../../domain/vocabulary.ts';
import { type Asked, type LineFacts, lineFacts, nothingLater } from '../facts.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import { isCancellable } from '../rules/cancel.ts';
import { bearerCandidates, isShopsFault } from '../rules/freight.ts';
import { isGap } from '../rules/may-return.ts';
import { decidesAll } from '../rules/reviewer.ts';
import { routeCandidates } from '../rules/route.ts';
import { isShippedLate } from '../rules/ships-within.ts';
import { PolicyConflict, unbeaten } from '../which.ts';
import type { Situation } from './space.ts';
import type { Timing } from './timing.ts';

export function askedIn(pack: Pack, situation: Situation): Asked {
  const { timing, ground } = situation;
  const request: ReturnRequest = {
    at: timing.requestedAt,
    ground,
    resolution: situation.resolution,
    lines: [{ line: '1', quantity: 1 }],
    evidence: [],
    conditions: { installed: situation.installed, deliveryRefused: situation.deliveryRefused },
    conditionsTold: false,
  };
  const line = lineOf(situation);
  return { order: orderOf(situation, line), request, line, ground, shopZone: pack.document.zone };
}

/** As they stand when the request comes in: nobody has found out who bears the carriage, nor on which way goods come. */
export function factsAtFirst(pack: Pack, situation: Situation, asked: Asked): LineFacts {
  const { timing, resolution, exception, giftKept, cancelledBy, bankDaysOver, appealOpen } = situation;
  const facts = lineFacts(asked, {
    ...nothingLater,
    resolution,
    exception,
    giftKept,
    cancelled: cancelledBy !== null,
    cancelledBy,
    bankDaysOver,
    appealOpen,
    ...measured(pack, timing, asked),
  });
  return { ...facts, shopsFault: isShopsFault(pack, facts), gap: isGap(pack, facts) };
}

/** What follows from the instants alone is found once for many situations. */
function measured(pack: Pack, timing: Timing, asked: Asked): Measured {
  const found = known(pack).get(timing) ?? {
    shippedLate: isShippedLate(pack, asked.order, asked.request.at),
    cancellable: isCancellableIn(pack, asked),
  };
  known(pack).set(timing, found);
  return found;
}

/** False where two clauses contradict each other: that is found where they are asked. */
function isCancellableIn(pack: Pack, asked: Asked): boolean {
  try {
    return isCancellable(pack, asked);
  } catch (error) {
    if (error instanceof PolicyConflict) return false;
    throw error;
  }
}

type Measured = Pick<LineFacts, 'shippedLate' | 'cancellable'>;
const known = onceAPack(() => new WeakMap<Timing, Measured>());

/** With the bearer that follows from them, from which the way may follow. */
export function factsWithBearer(pack: Pack, situation: Situation, asked: Asked): LineFacts {
  const facts = factsAtFirst(pack, situation, asked);
  return { ...facts, bearer: bearerIn(pack, situation, facts) };
}

/** With the way of the goods, as the policy sets it or as the reviewer chose. */
export function factsInFull(pack: Pack, situation: Situation, asked: Asked): LineFacts {
  const facts = factsWithBearer(pack, situation, asked);
  const [sent] = unbeaten(routeCandidates(pack, facts));
  const route: Route = situation.route ?? sent?.ruling ?? 'own-carrier';
  const routed = { ...facts, route };
  return { ...routed, bearer: bearerIn(pack, situation, routed), travels: isByParcel(route) };
}

/** As the reviewer says, where all is for the reviewer to decide. */
function bearerIn(pack: Pack, { freight }: Situation, facts: LineFacts): 'shop' | 'customer' {
  if (freight !== null && decidesAll(pack, facts)) return freight;
  // Where clauses contradict each other any answer does: the contradiction is found where they are asked.
  const [borne] = unbeaten(bearerCandidates(pack, facts));
  return borne?.ruling ?? 'shop';
}

function lineOf({ tags, timing }: Situation): OrderLine {
  const { signedAt, replacementDeliveredAt } = timing;
  return {
    id: '1',
    sku: 'A-1',
    title: 'Article',
    quantity: 1,
    unitPrice: 1000,
    tags,
    returnedBefore: 0,
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(replacementDeliveredAt === undefined ? {} : { replacementDeliveredAt }),
  };
}

function orderOf({ country, channel, timing, wholeOrder, giftKept }: Situation, line: OrderLine): Order {
  const { placedAt, shippedAt, deliveredAt, promisedBy } = timing;
  const plain: OrderLine = {
    id: '2',
    sku: 'B-1',
    title: 'Other article',
    quantity: 1,
    unitPrice: 1000,
    tags: [],
    returnedBefore: 0,
  };
  const gift: OrderLine = { ...plain, id: '3', sku: 'G-1', title: 'Gift', tags: ['gift'], giftWith: '1' };
  const lines = [line, ...(wholeOrder ? [] : [plain]), ...(giftKept ? [gift] : [])];
  const captured = lines.filter(({ giftWith }) => giftWith === undefined).length * line.unitPrice;
  return {
    number: 'O-1',
    channel,
    currency: 'USD',
    placedAt,
    shippedAt,
    deliveredAt,
    promisedBy,
    deliveryPlannedAt: null,
    shipTo: { country },
    shipping: { standard: 0, expedited: 0, discount: 0 },
    discounts: giftKept ? [{ amount: gift.unitPrice, why: 'gift', lines: [gift.id] }] : [],
    lines,
    payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured, refundedBefore: 0 }],
    exchangesBefore: 0,
  };
}
