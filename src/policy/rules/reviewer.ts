// What a pack leaves to the reviewer, and how far.
import type { LineFacts } from '../facts.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import { holds } from '../when.ts';

/** Whether the reviewer sets remedy, carriage and amount: where a clause says so, and where none names the ground. */
export function decidesAll(pack: Pack, facts: LineFacts): boolean {
  return (
    facts.gap ||
    clausesWith(pack, 'reviewer').some(({ rule: { reviewer } }) => reviewer?.decidesAll && holds(reviewer.when, facts))
  );
}
