// What is to be paid out, by where it goes, and what of it was asked for already: money moves once.
import type { Minor } from '../domain/money.ts';
import type { Money } from '../domain/ruling.ts';
import type { Payout } from './parts.ts';
import type { LifeFact, ReturnState } from './state.ts';

/** What has to be asked for now; none: nothing. What is under way is not asked for again, or it would be paid twice. */
export function payoutsFor(before: ReturnState, state: ReturnState, about: LifeFact): readonly Payout[] {
  if (state.hold !== null) return [];
  const { kind } = state.refund;
  if (about.event === 'step-retried' && isStuck(before)) return isStillDue(state) ? state.underWay : [];
  return kind === 'due' || (kind === 'failed' && about.event === 'step-retried') ? unpaid(state) : [];
}

/** It could not be asked for, or nobody knows what came of it: the same intents are tried again. */
function isStuck({ stuck, underWay }: ReturnState): boolean {
  return stuck?.step === refundStep && underWay.length > 0;
}

/** A decision since then may have left less to be paid: then a person sees to what was asked for. */
function isStillDue({ refund, money, paid, underWay }: ReturnState): boolean {
  const out = together(paid, underWay);
  const isLess = dueOf(money).some(({ id, amount }) => amount < partOf(out, id));
  return (refund.kind === 'due' || refund.kind === 'failed') && !isLess;
}

/** The step of ours that makes refunds, where it cannot go on by itself. */
export const refundStep = 'refund';

export interface Part {
  readonly id: string;
  readonly amount: Minor;
}

/** What is neither paid nor under way. */
function unpaid(state: ReturnState): readonly Payout[] {
  const out = together(state.paid, state.underWay);
  return dueOf(state.money).flatMap(({ id, amount }) => {
    const left = amount - partOf(out, id);
    return left > 0 ? [{ payout: state.payouts + 1, id, amount: left }] : [];
  });
}

/** Under these names stands what goes to no payment of the order. */
export const advancedId = 'advanced by the customer';
export const creditId = 'credit of the customer';

/** All that is due, paid or not. What the customer advanced stands beside the payments of the order (ALL-18). */
export function dueOf(money: Money): readonly Part[] {
  const advanced = advancedIn(money);
  const parts = money.method === 'original' ? money.payments : [{ id: creditId, amount: money.total - advanced }];
  return [...parts, { id: advancedId, amount: advanced }];
}

/** Carriage and expenses that the customer advanced, minor units. */
function advancedIn({ lines }: Money): Minor {
  return sumOfParts(lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses'));
}

export function together(some: readonly Part[], more: readonly Part[]): readonly Part[] {
  const ids = [...new Set([...some, ...more].map(({ id }) => id))];
  return ids.map((id) => ({ id, amount: partOf(some, id) + partOf(more, id) }));
}

/** Of each the larger part. */
export function atLeast(some: readonly Part[], least: readonly Part[]): readonly Part[] {
  return together(some, least).map(({ id }) => ({ id, amount: Math.max(partOf(some, id), partOf(least, id)) }));
}

/** Without these parts. */
export function less(some: readonly Part[], without: readonly Part[]): readonly Part[] {
  return some.map(({ id, amount }) => ({ id, amount: Math.max(0, amount - partOf(without, id)) }));
}

function partOf(parts: readonly Part[], id: string): Minor {
  return sumOfParts(parts.filter((part) => part.id === id));
}

export function sumOfParts(parts: readonly { readonly amount: Minor }[]): Minor {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
