// People in memory; the id follows from the return, so that a test knows it.
import { contactFields, type People, type Person, type UntoldChange } from '../../ports/people.ts';

/** `kept` holds everybody by id. */
export function memoryPeople(): People & { readonly kept: ReadonlyMap<string, Person> } {
  const kept = new Map<string, Person>();
  let made = 0;
  const untold = new Map<string, UntoldChange>();
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
    change(rma, changes, at) {
      const before = kept.get(idOf(rma));
      if (before === undefined) return Promise.resolve();
      kept.set(idOf(rma), { ...before, ...changes });
      const changed = contactFields.filter((field) => changes[field] !== undefined);
      const id = `change-${(made += 1)}`;
      if (changed.length > 0) untold.set(id, { id, rma, at, changed, before });
      return Promise.resolve();
    },
    untoldChanges: (rma) => Promise.resolve([...untold.values()].filter((one) => one.rma === (rma ?? one.rma))),
    changeTold(id) {
      untold.delete(id);
      return Promise.resolve();
    },
  };
}
