// Units that nobody can ask for again once a return has ended.
import { freesAll } from '../contract/claims.ts';
import { type Units, unitsOf } from '../domain/order.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';

/** Undefined while the return has not ended: until then it holds all that it asks for. */
export function keptUnits(state: ReturnState): readonly Units[] | undefined {
  const { closed, lines, paidTotal } = state;
  if (closed === null) return undefined;
  // A refund that was on its way when the customer withdrew may have been paid all the same.
  const isPaidAfterAll = closed.outcome === 'withdrawn' && paidTotal > 0;
  const isRestFree = freesAll(closed.outcome) && !isPaidAfterAll;
  const keptOf = closed.outcome === 'cancelled' ? ({ asked }: LineState) => asked : here(state, isRestFree);
  return lines.map((line) => ({ line: line.line, quantity: keptOf(line) })).filter(({ quantity }) => quantity > 0);
}

/** What was paid for; and what was rejected, of which the right to have it back has ended. */
function here({ rejections }: ReturnState, isRestFree: boolean): (line: LineState) => number {
  const ended = rejections.flatMap(({ goods, units }) => (goods.kind === 'right-ended' ? units : []));
  return ({ line, accepted }) => (isRestFree ? 0 : accepted) + unitsOf(ended, line);
}
