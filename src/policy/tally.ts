// How much of a catalogue a pack carries out and shows: pure counting, for the table of the README.
import type { Clause } from './schema.ts';

/** Ids of clauses, in the order of the pack. */
export interface Tally {
  readonly rows: readonly string[];
  /** A rule of the clause is carried out by code. */
  readonly enforced: readonly string[];
  /** A message, a page or a paper tells it. */
  readonly shown: readonly string[];
  /** Nothing carries them: a pack that has such is not finished. */
  readonly idle: readonly string[];
  /** No rule and no message: a page or a paper alone. */
  readonly onlyOnPages: readonly string[];
  /** How many examples the pack has. */
  readonly examples: number;
}

/** Of a shop's own clauses, or of the common ones. */
export function tallyOf(clauses: readonly Clause[]): Tally {
  const ids = (fits: (clause: Clause) => boolean): readonly string[] => clauses.filter(fits).map(({ id }) => id);
  return {
    rows: ids(() => true),
    enforced: ids(isEnforced),
    shown: ids(isShown),
    idle: ids((clause) => !isEnforced(clause) && !isShown(clause)),
    onlyOnPages: ids((clause) => !isEnforced(clause) && clause.tells.length === 0 && isShown(clause)),
    examples: clauses.reduce((sum, { examples }) => sum + examples.length, 0),
  };
}

function isEnforced({ rule }: Clause): boolean {
  return Object.values(rule).some((part) => part !== undefined);
}

function isShown({ tells, shown }: Clause): boolean {
  return tells.length > 0 || shown !== undefined;
}
