// The read model made good from Temporal, which alone knows how returns stand.
import type { Client } from '@temporalio/client';
import type { Card } from '../contract/card.ts';
import { reconciliationId, rmaOfWorkflow, workflowType } from '../contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import { reasonIn } from '../domain/check-up.ts';
import type { ClockOfList, ReconciledRecords } from '../ports/records.ts';

export interface RecordsReconciled {
  /** Returns that were asked for their card. */
  readonly asked: number;
  /** RMA numbers whose row was lacking, and those whose row was older than the card. */
  readonly added: readonly string[];
  readonly renewed: readonly string[];
  /** Workflows that have not answered, with the reason: those that are paused, and all if no worker runs. */
  readonly silent: readonly { readonly workflow: string; readonly reason: string }[];
}

/** The workflow ids of returns that run or are paused; `withEnded`: also of those that have ended and are still kept. */
export async function* workflowsOfReturns(
  client: Client,
  { withEnded }: { readonly withEnded: boolean },
): AsyncGenerator<string> {
  const open = withEnded ? '' : " AND (ExecutionStatus = 'Running' OR ExecutionStatus = 'Paused')";
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = '${workflowType}'${open}` }))
    yield workflowId;
}

/** Asks the latest run of each for its card, and writes those that are newer than their row, or of another run. */
export async function reconcileRecords(
  client: Client,
  records: ReconciledRecords,
  workflows: AsyncIterable<string> | Iterable<string>,
): Promise<RecordsReconciled> {
  const taken = { added: [] as string[], renewed: [] as string[] };
  const silent: { readonly workflow: string; readonly reason: string }[] = [];
  let asked = 0;
  for await (const workflow of workflows) {
    asked += 1;
    try {
      const made = await client.withDeadline(Date.now() + patienceMs, () => takeOver(client, records, workflow));
      if (made !== undefined) taken[made.what].push(made.rma);
    } catch (error) {
      silent.push({ workflow, reason: reasonIn(error) });
    }
  }
  return { asked, ...taken, silent };
}

/** For all that one return is asked. */
const patienceMs = 10_000;

/**
 * Undefined: the row was as new as the card. The row is read first, then the run, then the card of that run: so a row that
 * is of another run, or that has a higher revision, is of a run before it.
 */
async function takeOver(client: Client, records: ReconciledRecords, workflowId: string) {
  const rma = rmaOfWorkflow(workflowId);
  const over = await records.stateOf(rma);
  const { runId: run } = await client.workflow.getHandle(workflowId).describe();
  const handle = client.workflow.getHandle(workflowId, run);
  const card = await handle.query<Card>('card');
  if (over?.run === run && over.revision >= card.revision) return undefined;
  const clock = clockOf(card, await handle.query<readonly Clock[]>('clocks'));
  await records.write(card, { clock, run, ...(over && { over }) });
  return { rma, what: over === undefined ? ('added' as const) : ('renewed' as const) };
}

/** Whether the clock that the card names runs or stands still. */
function clockOf({ owes }: Card, clocks: readonly Clock[]): ClockOfList {
  const named = clocks.find(({ step, state, dueAt }) => step === owes?.what && dueAt === owes.dueAt && isOpen(state));
  return owes === null || named === undefined ? null : named.state === 'paused' ? 'paused' : 'running';
}

function isOpen(state: Clock['state']): boolean {
  return state === 'running' || state === 'paused' || state === 'breached';
}

export interface RefundsReconciled {
  readonly found: number;
  readonly differences: readonly { readonly kind: string; readonly sentence: string; readonly orderNumber: string }[];
  readonly unread: readonly string[];
}

/** What the last nightly comparison of refunds has found; undefined: none has ended yet, or Temporal keeps it no longer. */
export async function lastRefundsReconciled(client: Client): Promise<RefundsReconciled | undefined> {
  try {
    const { info } = await client.schedule.getHandle(reconciliationId).describe();
    const { workflow } = info.recentActions.at(-1)?.action ?? {};
    if (workflow === undefined) return undefined;
    const handle = client.workflow.getHandle(workflow.workflowId, workflow.firstExecutionRunId);
    const { status } = await handle.describe();
    return status.name === 'COMPLETED' ? ((await handle.result()) as RefundsReconciled) : undefined;
  } catch {
    return undefined;
  }
}
