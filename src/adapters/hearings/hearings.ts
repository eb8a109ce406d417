// Reports at our door: checked by whoever is said to send them, and looked at by a workflow of their own.
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { hearingIdOf, type HearingSource, hearingWorkflow } from '../../contract/hearings.ts';
import type { Checked, Hearings, RawReport, WaitingReports } from '../../ports/hearings.ts';
import { orUnavailable } from '../temporal-failures.ts';
import { carrierCheck, shopAccountCheck } from './check-standard.ts';
import { stripeCheck } from './check-stripe.ts';
import { easypostCheck, shippoCheck } from './check-trackers.ts';
import { paypalLook } from './paypal.ts';

/** Null for each that nobody may use here. */
export interface HearingSecrets {
  readonly stripeSecret: string | null;
  readonly paypalWebhookId: string | null;
  readonly easypostSecret: string | null;
  readonly shippoToken: string | null;
  readonly carrierSecret: string | null;
  readonly shopAccountSecret: string | null;
}

type Check = (report: RawReport) => Promise<Checked>;

export function checksOf(secrets: HearingSecrets): Hearings['check'] {
  const where = (secret: string | null, make: (secret: string) => Check): Check =>
    secret === null ? () => Promise.resolve({ kind: 'closed' }) : make(secret);
  const checks: Readonly<Record<HearingSource, Check>> = {
    stripe: where(secrets.stripeSecret, stripeCheck),
    paypal: where(secrets.paypalWebhookId, () => paypalLook),
    easypost: where(secrets.easypostSecret, easypostCheck),
    shippo: where(secrets.shippoToken, shippoCheck),
    carrier: where(secrets.carrierSecret, carrierCheck),
    'shop-account': where(secrets.shopAccountSecret, shopAccountCheck),
  };
  return (source, report) => checks[source](report);
}

export function temporalHearings(
  client: Client,
  reports: Pick<WaitingReports, 'keep' | 'drop'>,
  { taskQueue, deadlineMs = 10_000 }: { readonly taskQueue: string; readonly deadlineMs?: number },
): Hearings['start'] {
  return async (source, id, hearing, waits) => {
    if (waits !== undefined) await reports.keep(id, waits);
    const start = () =>
      client.workflow.start(hearingWorkflow, {
        workflowId: hearingIdOf(source, id),
        taskQueue,
        args: [hearing],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        staticSummary: `hears of ${hearing.about} from ${source}`,
      });
    await client.withDeadline(Date.now() + deadlineMs, start).catch(async (error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw orUnavailable(error);
      // It was heard before, and nobody comes for what was kept anew.
      if (waits !== undefined) await reports.drop(id);
    });
  };
}
