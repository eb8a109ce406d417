// How much of a catalogue a pack carries out and shows: pure counting, for the table of the README.
import type { Tally } from '../domain/policy-report.ts';
import type { Clause } from './schema.ts';

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
