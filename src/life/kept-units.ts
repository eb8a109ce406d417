// Units that nobody can ask for again once a return has ended.
import { freesAll } from '../contract/claims.ts';
import type { Units } from '../domain/order.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';

/** Undefined while the return has not ended: until then it holds all that it asks for. */
export function keptUnits(state: ReturnState): readonly Units[] | undefined {
  const { closed, lines } = state;
  if (closed === null) return undefined;
  if (freesAll(closed.outcome)) return [];
  const keptOf = closed.outcome === 'cancelled' ? ({ asked }: LineState) => asked : here(state);
  return lines.map((line) => ({ line: line.line, quantity: keptOf(line) })).filter(({ quantity }) => quantity > 0);
}

/** What was paid for; and what was rejected, where the right to have it back has ended. */
function here({ custody }: ReturnState): (line: LineState) => number {
  return ({ accepted, rejected }) => accepted + (custody.kind === 'right-ended' ? rejected : 0);
}
