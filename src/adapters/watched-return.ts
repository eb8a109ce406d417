// One return, watched from the Temporal server's side: its own time, whether it is busy, how long its history is.
import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../contract/ids.ts';
import { type Instant, instantOf, msOf } from '../domain/instant.ts';
import { nowOf, pass, settled } from './time-skipping.ts';

export interface WatchedReturn {
  /** The return's own time. */
  now(): Promise<Instant>;
  /** Lets the return's own time come to that instant, if it has not come yet, and waits for all that follows. */
  until(at: Instant): Promise<void>;
  /** Resolves when the return has nothing to do but to wait. */
  settled(): Promise<void>;
  /** How many events its history has. */
  events(): Promise<number>;
}

/** Many returns at once may keep a small machine busy for a while, in milliseconds. */
const patienceMs = 60_000;

/** `clockShift` is that with which the return was started. The server has to allow time skipping. */
export function watchReturn(client: Client, rma: string, clockShift: number): WatchedReturn {
  const handle = client.workflow.getHandle(workflowIdOf(rma));
  const nowMs = async (): Promise<number> => (await nowOf(handle)).getTime() - clockShift;
  return {
    now: async () => instantOf(await nowMs()),
    until: async (at) => {
      const left = msOf(at) - (await nowMs());
      if (left > 0) await pass(client, handle, left, patienceMs);
      else await settled(handle, patienceMs);
    },
    settled: () => settled(handle, patienceMs),
    events: async () => (await handle.describe()).historyLength,
  };
}
