// What a reviewer may set himself: the carriage and the amount, where he decides all (PLT-07, ALL-22).
import type { CaseEvent } from '../contract/events.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { bearerOf } from '../policy/rules/freight.ts';
import { decidesAll } from '../policy/rules/reviewer.ts';
import { type Bar, refuses } from './bar-form.ts';
import { factsOf } from './line-facts.ts';

/** Of an approval; `state` is as it would be with it. */
export function reviewerBar(pack: Pack, state: ReturnState, event: CaseEvent<'decided'>): Bar | undefined {
  const lines = state.lines.filter(({ authorized }) => authorized > 0).map((line) => factsOf(pack, state, line));
  return freightBar(pack, lines, event) ?? amountBar(pack, lines, state, event);
}

/** A supervisor may decide better for the customer than the clauses, never worse. */
function freightBar(pack: Pack, lines: readonly LineFacts[], { freight, override }: CaseEvent<'decided'>) {
  if (freight === undefined || (override === true && freight === 'shop')) return undefined;
  const fixed = lines.map((facts) => ({ facts, ...bearerOf(pack, facts) }));
  if (fixed.some(({ facts }) => decidesAll(pack, facts))) return undefined;
  const other = fixed.find(({ ruling }) => ruling !== freight);
  const clause = other?.clauses[0]?.id ?? 'ALL-22';
  return other === undefined ? undefined : refuses(clause, `the carriage is borne by the ${other.ruling}`);
}

/** Elsewhere the amount follows from the clauses; a part refund is agreed upon by an offer. */
function amountBar(pack: Pack, lines: readonly LineFacts[], state: ReturnState, event: CaseEvent<'decided'>) {
  if (state.resolution === 'partial-refund') {
    const why = 'the amount of a part refund is agreed upon: it takes an offer';
    return event.amount === undefined ? refuses('ALL-28', why) : undefined;
  }
  const isFree = event.amount === undefined || event.override === true;
  const fixed = isFree ? undefined : lines.find((facts) => !decidesAll(pack, facts));
  return fixed === undefined ? undefined : refuses('ALL-22', `the amount for ${fixed.ground} follows from the clauses`);
}
