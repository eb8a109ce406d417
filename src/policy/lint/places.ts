// Where in the files of a pack something stands.
import type { CommonText, PackText } from '../load.ts';
import { commonPack, pack } from '../schema.ts';
import { type Flaw, readSource } from '../source.ts';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface Places {
  /** A clause of the pack or a common one, or a place in it. */
  readonly of: (clause: string, ...path: Flaw['path']) => Place;
  readonly ofOverride: (winner: string, loser: string) => Place;
  readonly head: () => Place;
}

/** Of texts that can be read. */
export function placesOf(text: PackText, common: CommonText): Places {
  const file = `${text.name}.yaml`;
  const own = readSource(file, text.yaml, pack);
  const shared = placesOfCommon(common);
  const of: Places['of'] = (clause, ...path) => {
    const index = own.document.clauses.findIndex(({ id }) => id === clause);
    return index < 0 ? shared.of(clause, ...path) : { file, line: own.lineOf(['clauses', index, ...path]) };
  };
  return {
    of,
    ofOverride: (winner, loser) => {
      const overrides = own.document.clauses.find(({ id }) => id === winner)?.overrides ?? [];
      return of(winner, 'overrides', overrides.indexOf(loser));
    },
    head: () => ({ file, line: own.lineOf(['clauses']) }),
  };
}

/** Of the common clauses alone. */
export function placesOfCommon(common: CommonText): Places {
  const { document, lineOf } = readSource('common.yaml', common.yaml, commonPack);
  const of: Places['of'] = (clause, ...path) => {
    const index = document.clauses.findIndex(({ id }) => id === clause);
    return { file: 'common.yaml', line: lineOf(['clauses', index, ...path]) };
  };
  return { of, ofOverride: (winner) => of(winner), head: () => ({ file: 'common.yaml', line: lineOf(['clauses']) }) };
}
