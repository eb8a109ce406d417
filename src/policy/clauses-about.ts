// The clauses of a pack that answer a question or hold a kind of rule, found once a pack.
import type { Question } from '../domain/vocabulary.ts';
import type { Pack } from './load.ts';
import type { Clause, Rule } from './schema.ts';

/** In the order of the pack. */
export function clausesAbout(pack: Pack, question: Question): readonly Clause[] {
  return found(pack, `about ${question}`, (clause) => [clause.question].flat().includes(question));
}

/** In the order of the pack. */
export function clausesWith(pack: Pack, kind: keyof Rule): readonly Clause[] {
  return found(pack, `with ${kind}`, ({ rule }) => rule[kind] !== undefined);
}

const known = new WeakMap<Pack, Map<string, readonly Clause[]>>();

function found(pack: Pack, what: string, fits: (clause: Clause) => boolean): readonly Clause[] {
  const ofPack = known.get(pack) ?? new Map<string, readonly Clause[]>();
  known.set(pack, ofPack);
  const clauses = ofPack.get(what) ?? pack.clauses.filter(fits);
  ofPack.set(what, clauses);
  return clauses;
}
