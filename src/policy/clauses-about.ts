// The clauses of a pack that answer a question, hold a kind of rule or tell a message.
import type { NoticeName, Question } from '../domain/vocabulary.ts';
import { toldBy } from './join.ts';
import type { Pack } from './load.ts';
import { onceAPack } from './once-a-pack.ts';
import type { Clause, Rule } from './schema.ts';

/** In the order of the pack. */
export function clausesAbout(pack: Pack, question: Question): readonly Clause[] {
  return indexOf(pack).about.get(question) ?? [];
}

/** In the order of the pack. */
export function clausesWith(pack: Pack, kind: keyof Rule): readonly Clause[] {
  return indexOf(pack).holding.get(kind) ?? [];
}

/** In the order of the pack. */
export function clausesTelling(pack: Pack, notice: NoticeName): readonly Clause[] {
  return indexOf(pack).telling.get(notice) ?? [];
}

const indexOf = onceAPack(({ clauses }) => ({
  about: grouped(clauses, ({ question }) => [question ?? []].flat()),
  holding: grouped(clauses, ({ rule }) => Object.keys(rule)),
  telling: grouped(clauses, ({ tells }) => tells.map(toldBy)),
}));

function grouped(
  clauses: readonly Clause[],
  topicsOf: (clause: Clause) => readonly string[],
): ReadonlyMap<string, readonly Clause[]> {
  const groups = new Map<string, Clause[]>();
  for (const clause of clauses) {
    for (const topic of new Set(topicsOf(clause))) {
      const group = groups.get(topic);
      if (group === undefined) groups.set(topic, [clause]);
      else group.push(clause);
    }
  }
  return groups;
}
