// The read model made good from Temporal, which alone knows how returns stand.
import type { Client } from '@temporalio/client';
import type { Card } from '../contract/card.ts';
import { reconciliationId, workflowType } from '../contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import { reasonIn } from '../domain/check-up.ts';
import type { ClockOfList, Records } from '../ports/records.ts';

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

/** Asks each for its card and writes those that are newer than their row; an older one never covers a newer one. */
export async function reconcileRecords(
  client: Client,
  records: Records,
  workflows: AsyncIterable<string> | Iterable<string>,
): Promise<RecordsReconciled> {
  const taken = { added: [] as string[], renewed: [] as string[] };
  const silent: { readonly workflow: string; readonly reason: string }[] = [];
  let asked = 0;
  for await (const workflow of workflows) {
    asked += 1;
    try {
      const made = await takeOver(client, records, workflow);
      if (made !== undefined) taken[made.what].push(made.rma);
    } catch (error) {
      silent.push({ workflow, reason: reasonIn(error) });
    }
  }
  return { asked, ...taken, silent };
}

const patienceMs = 10_000;

/** Undefined: the row was as new as the card. */
async function takeOver(client: Client, records: Records, workflowId: string) {
  const handle = client.workflow.getHandle(workflowId);
  const within = <Answer>(ask: () => Promise<Answer>) => client.withDeadline(Date.now() + patienceMs, ask);
  const card = await within(() => handle.query<Card>('card'));
  const { rma } = card;
  const kept = await records.find(rma);
  if (kept !== undefined && kept.revision >= card.revision) return undefined;
  await records.write(card, undefined, clockOf(card, await within(() => handle.query<readonly Clock[]>('clocks'))));
  return { rma, what: kept === undefined ? ('added' as const) : ('renewed' as const) };
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
