// What `decide` prints of a case, and what a workflow can be asked for: CASE-FILE section 6.
import type { Clock } from '../domain/clock.ts';
import type { Money, NoticeDue, PackStamp, Ruling } from '../domain/ruling.ts';
import type { Attention, Evidence, Outcome, Stage } from '../domain/vocabulary.ts';
import type { Problem } from './problems.ts';

export type ListedClock = Pick<
  Clock,
  'id' | 'line' | 'clauses' | 'owes' | 'anchorAt' | 'targetAt' | 'warnAt' | 'dueAt' | 'state' | 'pauses'
>;

export interface CaseAnswer {
  readonly rulings: readonly Ruling[];
  readonly clocks: readonly ListedClock[];
  readonly money: Money | null;
  readonly missing: readonly Evidence[];
  readonly notices: readonly NoticeDue[];
  readonly stage: Stage | null;
  /** Null while the return is open. */
  readonly outcome: Outcome | null;
  readonly attention: readonly Attention[];
  readonly problems: readonly Problem[];
  readonly pack: PackStamp | null;
}
