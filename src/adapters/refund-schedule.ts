// The schedule on which Temporal has the refunds reconciled every day.
import { type Client, ScheduleAlreadyRunning } from '@temporalio/client';
import { reconciliationId, reconciliationType } from '../contract/ids.ts';

/** Sets it up once; one that is there already stays as it is, also where an operator has changed or paused it. */
export async function scheduleReconciliation(client: Client, taskQueue: string): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: reconciliationId,
      // Between the days of all shops, when little is under way.
      spec: { calendars: [{ hour: 3, minute: 17, comment: 'once a day' }], timezone: 'UTC' },
      policies: { overlap: 'SKIP', catchupWindow: '1 day' },
      action: {
        type: 'startWorkflow',
        workflowType: reconciliationType,
        workflowId: reconciliationId,
        taskQueue,
        args: [],
        workflowExecutionTimeout: '6 hours',
        staticSummary: 'compares the payment providers, the ledger and the returns',
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
