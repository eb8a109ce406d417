// People in memory; the id follows from the return, so that a test knows it.
import type { People, Person } from '../../ports/people.ts';

/** `kept` holds everybody by id. */
export function memoryPeople(): People & { readonly kept: ReadonlyMap<string, Person> } {
  const kept = new Map<string, Person>();
  return {
    kept,
    keep(rma, person) {
      const id = `person-of-${rma}`;
      if (!kept.has(id)) kept.set(id, person);
      return Promise.resolve(id);
    },
    find: (personId) => Promise.resolve(kept.get(personId)),
  };
}
