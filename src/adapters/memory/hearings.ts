// Reports that nobody looks at: it is remembered which would be.
import type { Hearing } from '../../contract/hearings.ts';
import type { Hearings } from '../../ports/hearings.ts';

export interface MemoryHearings extends Hearings {
  readonly started: readonly { readonly id: string; readonly hearing: Hearing }[];
}

/** Without a check nobody may report. */
export function memoryHearings(check: Hearings['check'] = () => Promise.resolve({ kind: 'closed' })): MemoryHearings {
  const started: { readonly id: string; readonly hearing: Hearing }[] = [];
  return {
    started,
    check,
    start(source, name, hearing) {
      const id = `${source} ${name}`;
      if (!started.some((one) => one.id === id)) started.push({ id, hearing });
      return Promise.resolve();
    },
  };
}
