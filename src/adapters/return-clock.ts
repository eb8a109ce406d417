// Time for the doors: the wall's in production, the return's own where the server may skip (DESIGN 3).
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { workflowIdOf } from '../contract/ids.ts';
import { instantOf } from '../domain/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { orUnavailable } from './temporal-failures.ts';

export function wallClock(): Clock {
  return { now: () => Promise.resolve(instantOf(Date.now())) };
}

/** A return's own now; of nobody, and of a return that does not exist, the wall's. Throws `ReturnsUnavailable`. */
export function returnClock(client: Client, deadlineMs = 10_000): Clock {
  return {
    async now(ofReturn) {
      if (ofReturn === undefined) return instantOf(Date.now());
      try {
        return await client.withDeadline(Date.now() + deadlineMs, () => ownNow(client, ofReturn));
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return instantOf(Date.now());
        throw orUnavailable(error);
      }
    },
  };
}

async function ownNow(client: Client, rma: string): Promise<string> {
  const { raw, memo } = await client.workflow.getHandle(workflowIdOf(rma)).describe();
  const skippedTo = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  const shift = memo?.['clockShift'];
  return instantOf((skippedTo ? tsToMs(skippedTo) : Date.now()) - (typeof shift === 'number' ? shift : 0));
}
