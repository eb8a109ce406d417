// People in memory; the id follows from the return, so that a test knows it.
import type { People, Person } from '../../ports/people.ts';

/** `kept` holds everybody by id. */
export function memoryPeople(): People & { readonly kept: ReadonlyMap<string, Person> } {
  const kept = new Map<string, Person>();
  const idOf = (rma: string) => `person-of-${rma}`;
  return {
    kept,
    keep(rma, person) {
      const id = idOf(rma);
      if (!kept.has(id)) kept.set(id, person);
      return Promise.resolve(id);
    },
    find: (personId) => Promise.resolve(kept.get(personId)),
    ofReturn: (rma) => Promise.resolve(kept.get(idOf(rma))),
    change(rma, changes) {
      const person = kept.get(idOf(rma));
      if (person !== undefined) kept.set(idOf(rma), { ...person, ...changes });
      return Promise.resolve();
    },
  };
}
