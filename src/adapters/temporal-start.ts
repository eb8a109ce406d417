// A return is started once, however often and at how many places it is asked for.
import { randomUUID } from 'node:crypto';
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { workflowIdOf, workflowType } from '../contract/ids.ts';
import type { ReturnInput } from '../contract/input.ts';
import { printedText } from '../domain/printed.ts';
import type { Records } from '../ports/records.ts';
import type { Returns } from '../ports/returns.ts';

type Started = Awaited<ReturnType<Returns['start']>>;

export interface StartOnce {
  readonly taskQueue: string;
  readonly input: ReturnInput;
  readonly hash: string;
  readonly records: Records | undefined;
}

/** Starts the workflow, or finds the one that was started before and says whether its content was the same. */
export async function startOnce(client: Client, once: StartOnce): Promise<Started> {
  const { input, hash } = once;
  const handle = client.workflow.getHandle(workflowIdOf(input.rma));
  if (await endedLongAgo(once)) return handle.describe().then(({ memo }) => sameOr(hash, memo, 'closed'), orClosed);
  const attempt = randomUUID();
  try {
    await startWorkflow(client, once, attempt);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return sameOr(hash, (await handle.describe()).memo, 'closed');
  }
  const { memo } = await handle.describe();
  return sameOr(hash, memo, memo?.['attempt'] === attempt ? 'started' : 'open');
}

function startWorkflow(client: Client, { taskQueue, input, hash }: StartOnce, attempt: string): Promise<unknown> {
  const { rma, shop, request, clockShift } = input;
  return client.workflow.start(workflowType, {
    workflowId: workflowIdOf(rma),
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING', // While it runs: the same return again.
    workflowIdReusePolicy: 'REJECT_DUPLICATE', // Once it has ended: refuse, or goods would be refunded twice.
    // The server does not say which of several starts made the run; the memo of the first one does.
    memo: { hash, clockShift, attempt },
    staticSummary: `${rma}, ${shop}: ${request.ground}, ${request.resolution}`,
    staticDetails: askedFor(input),
    typedSearchAttributes: [
      { key: defineSearchAttributeKey('ReturnShop', keyword), value: shop },
      { key: defineSearchAttributeKey('ReturnStage', keyword), value: 'in-review' },
    ],
  });
}

/** Markdown for the Temporal UI: what was asked for, and by which policy it is judged. No name of a person is in it. */
function askedFor({ order, request, pack }: ReturnInput): string {
  const units = request.lines.map(({ line, quantity }) => {
    const article = order.lines.find(({ id }) => id === line);
    return `- ${quantity} × ${printedText(article?.sku ?? line)}${article === undefined ? '' : `, ${printedText(article.title)}`}`;
  });
  const given = request.evidence.length === 0 ? 'none' : request.evidence.join(', ');
  return [
    `**Order ${printedText(order.number)}**, asked for at ${request.at}\n${units.join('\n')}`,
    `**Evidence with the request:** ${given}`,
    `**Pack** ${pack.shop} ${pack.version}`,
  ]
    .join('\n\n')
    .slice(0, 10_000);
}

const keyword = 'KEYWORD';

/** Temporal forgets what ended before its retention; the read model does not, and such a return must not begin anew. */
async function endedLongAgo({ input, records }: StartOnce): Promise<boolean> {
  return (await records?.find(input.rma))?.stage === 'closed';
}

function orClosed(error: unknown): Started {
  if (error instanceof WorkflowNotFoundError) return 'closed';
  throw error;
}

function sameOr(hash: string, memo: Readonly<Record<string, unknown>> | undefined, same: Started): Started {
  return memo?.['hash'] === hash ? same : 'different';
}
