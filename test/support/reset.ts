// An operator resets a return: a new run goes on from the end of one of its tasks, and all later messages come again.
import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];
/** The number of the event with which a task ended. */
export type Point = NonNullable<HistoryEvent['eventId']>;

/** Where the server can reset its latest run to: the ends of its tasks. */
export async function pointsOf(theReturn: WorkflowHandle): Promise<readonly Point[]> {
  const { events } = await theReturn.fetchHistory();
  return (events ?? []).flatMap(({ eventId, workflowTaskCompletedEventAttributes: completed }) =>
    completed == null || eventId == null ? [] : [eventId],
  );
}

/**
 * The server refuses a point in whose task more came than was seen; that is no point to reset to.
 *
 * @param leftOut what does not come again
 */
export async function isReset(
  theReturn: WorkflowHandle,
  runId: string,
  point: Point,
  leftOut: readonly (keyof typeof numbers)[] = [],
): Promise<boolean> {
  const { workflowService, options } = theReturn.client;
  try {
    await workflowService.resetWorkflowExecution({
      namespace: options.namespace,
      workflowExecution: { workflowId: theReturn.workflowId, runId },
      workflowTaskFinishEventId: point,
      resetReapplyExcludeTypes: leftOut.map((kind) => numbers[kind]),
      requestId: randomUUID(),
      reason: 'the operator tries another way',
    });
  } catch (error) {
    if (/must be at the boundary/.test(String(error))) return false;
    throw error;
  }
  return true;
}

/** As the server counts them. */
const numbers = { signals: 1, updates: 2 } as const;
