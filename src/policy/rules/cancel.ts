// May the order be cancelled before its delivery (CASE-FILE 5).
import { hoursFrom, isBefore, type Instant } from '../../domain/instant.ts';
import type { Order } from '../../domain/order.ts';
import { clausesWith } from '../clauses-about.ts';
import { type Asked, isAfterDelivery, isDispatched, plannedInstant } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { whichRules } from '../which.ts';

export interface CancelRuling {
  readonly ruling: 'accepted' | 'refused' | 'reviewer';
  readonly clauses: readonly Clause[];
  /** The window of the customer's right, where a clause gives one. */
  readonly window: {
    readonly clock: string;
    readonly clause: string;
    readonly anchorAt: Instant;
    readonly dueAt: Instant | null;
    readonly met: boolean;
  } | null;
}

export function mayCancel(
  pack: Pack,
  order: Order,
  wish: { readonly at: Instant; readonly by: 'customer' | 'shop'; readonly delivered: boolean },
): CancelRuling {
  const clause = clauseFor(pack, wish) ?? pack.clause('ALL-22');
  const rule = clause.rule.cancels?.find(({ by }) => by === wish.by);
  if (wish.delivered) return { ruling: 'refused', clauses: [clause], window: null };
  if (rule === undefined)
    return { ruling: wish.by === 'shop' ? 'accepted' : 'reviewer', clauses: [clause], window: null };
  const dispatched = isDispatched(order, wish.at);
  if (rule.untilDispatch && dispatched) return { ruling: 'refused', clauses: [clause], window: null };
  const limit = limitOf(pack, order, rule);
  const inTime =
    limit === null
      ? true
      : limit.at === null
        ? !dispatched
        : isBefore(wish.at, limit.at) || (limit.orDispatch && !dispatched);
  const window =
    rule.clock === undefined || limit === null
      ? null
      : { clock: rule.clock, clause: clause.id, anchorAt: limit.anchorAt, dueAt: limit.shown, met: inTime };
  return { ruling: inTime ? rule.ruling : 'refused', clauses: [clause], window };
}

/** Each clause has terms of its own, so that two of them without a rank contradict each other whatever they say. */
function clauseFor(pack: Pack, wish: { readonly by: 'customer' | 'shop' }): Clause | undefined {
  const speaking = clausesWith(pack, 'cancels').filter(({ rule }) => rule.cancels?.some(({ by }) => by === wish.by));
  const candidates = speaking.map((clause) => ({ clause, ruling: `as ${clause.id} has it` }));
  return whichRules(candidates, { cancelledBy: wish.by })?.clauses[0];
}

/** Whether at the request the customer could still cancel by a right of his own, which no reviewer grants. */
export function isCancellable(pack: Pack, { order, request, line }: Asked): boolean {
  const delivered = isAfterDelivery(order, line, request.at);
  return mayCancel(pack, order, { at: request.at, by: 'customer', delivered }).ruling === 'accepted';
}

type Limit = {
  readonly at: Instant | null;
  readonly shown: Instant | null;
  readonly anchorAt: Instant;
  readonly orDispatch: boolean;
};

/** SOO-29: hours before the planned delivery, without a plan until dispatch. WEB-20: hours after the order, or until dispatch if later. */
function limitOf(pack: Pack, order: Order, rule: NonNullable<Clause['rule']['cancels']>[number]): Limit | null {
  if (rule.hoursBeforeDelivery !== undefined) {
    const planned = plannedInstant(order, pack.document.zone);
    const at = planned === null ? null : hoursFrom(planned, -rule.hoursBeforeDelivery);
    return { at, shown: at, anchorAt: planned ?? order.placedAt, orDispatch: false };
  }
  if (rule.hoursAfterOrder === undefined) return null;
  const at = hoursFrom(order.placedAt, rule.hoursAfterOrder);
  const shown = order.shippedAt === null ? null : isBefore(at, order.shippedAt) ? order.shippedAt : at;
  return { at, shown, anchorAt: order.placedAt, orDispatch: true };
}
