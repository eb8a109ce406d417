// Reports that nobody looks at: it is remembered which would be.
import type { Hearing } from '../../contract/hearings.ts';
import type { Hearings, WaitingReport } from '../../ports/hearings.ts';

export interface MemoryHearings extends Hearings {
  readonly started: readonly Started[];
}

interface Started {
  readonly id: string;
  readonly hearing: Hearing;
  readonly waits?: WaitingReport;
}

/** Without a check nobody may report. */
export function memoryHearings(check: Hearings['check'] = () => Promise.resolve({ kind: 'closed' })): MemoryHearings {
  const started: Started[] = [];
  return {
    started,
    check,
    start(source, name, hearing, waits) {
      const id = `${source} ${name}`;
      if (!started.some((one) => one.id === id)) started.push({ id, hearing, ...(waits && { waits }) });
      return Promise.resolve();
    },
  };
}
