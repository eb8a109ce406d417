// The model of whoever pays: what was asked to be paid out, slot by slot, and what became of it.
import type { Minor } from '../../src/domain/money.ts';
import type { Effect, LifeEvent } from '../../src/life/next.ts';
import type { Payout } from '../../src/life/parts.ts';
import { dueOf, sumOfParts } from '../../src/life/payout.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { payoutsOf } from '../support/effects.ts';

export interface LedgerEntry {
  /** Where it goes and the number of the payout: one intent. */
  readonly slot: string;
  readonly id: string;
  readonly amount: Minor;
  readonly state: 'asked' | 'taken' | 'failed';
}

export type Ledger = readonly LedgerEntry[];

/** The same intent again is found and not made anew. */
export function afterEffects(ledger: Ledger, effects: readonly Effect[]): Ledger {
  const entries = payoutsOf(effects).map((part) => ({
    slot: slotOf(part),
    id: part.id,
    amount: part.amount,
    state: 'asked' as const,
  }));
  const isKnown = (entry: LedgerEntry): boolean =>
    ledger.some(({ slot, amount, state }) => slot === entry.slot && amount === entry.amount && state === 'asked');
  const added = entries.filter((entry) => !isKnown(entry));
  return added.length === 0 ? ledger : [...ledger, ...added];
}

/** What the provider has reported, and the machine taken as true; the payout itself names the parts. */
export function afterReport(ledger: Ledger, event: LifeEvent, state: ReturnState): Ledger {
  const parts = 'parts' in event ? (event.parts as readonly Payout[]) : undefined;
  if (event.event === 'refund-submitted') return submitted(ledger, state, parts);
  return event.event === 'refund-failed' ? failed(ledger, state, parts) : ledger;
}

export const slotOf = ({ id, payout }: Payout): string => `${id}-${payout}`;

/** Where nothing was asked for, somebody has paid out by hand what is due. */
function submitted(ledger: Ledger, state: ReturnState, parts: readonly Payout[] | undefined): Ledger {
  const slots = parts?.map(slotOf);
  const isTaken = (entry: LedgerEntry): boolean =>
    entry.state === 'asked' && (slots === undefined || slots.includes(entry.slot));
  if (ledger.some((entry) => entry.state === 'asked'))
    return ledger.map((entry) => (isTaken(entry) ? { ...entry, state: 'taken' } : entry));
  const byHand = dueOf(state.money).flatMap(({ id, amount }): Ledger => {
    const left = amount - sumOfParts(ledger.filter((entry) => entry.id === id && entry.state === 'taken'));
    return left <= 0 ? [] : [{ slot: `${id} by hand ${ledger.length}`, id, amount: left, state: 'taken' }];
  });
  return [...ledger, ...byHand];
}

/** Of several that no report tells apart nobody knows which has failed: all of them still count as paid. */
function failed(ledger: Ledger, { paid }: ReturnState, parts: readonly Payout[] | undefined): Ledger {
  if (parts !== undefined) {
    const slots = parts.map(slotOf);
    const isOf = (entry: LedgerEntry): boolean => parts.some(({ payout }) => entry.slot.endsWith(`-${payout}`));
    return ledger.map((entry) => {
      if (slots.includes(entry.slot)) return { ...entry, state: 'failed' };
      return entry.state === 'asked' && isOf(entry) ? { ...entry, state: 'taken' } : entry;
    });
  }
  const isPaid = (id: string): boolean => paid.some((part) => part.id === id && part.amount > 0);
  return ledger.map((entry) => ({
    ...entry,
    state: isPaid(entry.id) && entry.state !== 'failed' ? 'taken' : 'failed',
  }));
}

export function sumOfLedger(ledger: Ledger, states: readonly LedgerEntry['state'][]): Minor {
  return sumOfParts(ledger.filter(({ state }) => states.includes(state)));
}
