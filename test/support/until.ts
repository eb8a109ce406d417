// Waiting for what another process does: looking again and again, for as long as it may take at the most.
import { setTimeout as pause } from 'node:timers/promises';

/** Looks every few milliseconds; throws, naming what it waited for, when that has not come in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { patienceMs = 120_000, everyMs = 20 } = {},
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It has not come in ${patienceMs} ms that ${what}.`);
    await pause(everyMs);
  }
}
