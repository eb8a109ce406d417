// What a return costs the server: the events of its history by kind, and what they amount to (TEMPORAL 8).
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { HistoryJson } from './golden.ts';

const kinds = {
  tasks: 'WORKFLOW_TASK_SCHEDULED',
  activities: 'ACTIVITY_TASK_SCHEDULED',
  /** Of local activities, whose only event is a marker. */
  answers: 'MARKER_RECORDED',
  signals: 'WORKFLOW_EXECUTION_SIGNALED',
  updates: 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  timers: 'TIMER_STARTED',
  upserts: 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
} as const;

/** How many of each kind. */
export type Terms = Readonly<Record<keyof typeof kinds, number>>;

export interface Cost {
  readonly terms: Terms;
  /** Of the history, less those of the skipping of time, which no return in earnest has. */
  readonly events: number;
  /** Of the server to its database, less those of the skipping. */
  readonly writes: number;
  /** Of the history as the server keeps it. */
  readonly bytes: number;
}

/** start, end, and for each kind its events: scheduled, started, completed; accepted, completed; started, over. */
export function eventsOf({ tasks, activities, answers, signals, updates, timers, upserts }: Terms): number {
  return 2 + 3 * tasks + 3 * activities + answers + signals + 2 * updates + 2 * timers + upserts;
}

/** An activity costs two writes, or one where it comes with its task; an update is written with its task. */
export function writesOf({ tasks, activities, signals, updates }: Terms): number {
  return 1 + 2 * tasks + 2 * activities + signals - updates;
}

export async function costOf(handle: WorkflowHandle): Promise<Cost> {
  const history = JSON.parse(historyToJSON(await handle.fetchHistory())) as HistoryJson;
  const names = history.events.map(({ eventType }) => String(eventType).replace('EVENT_TYPE_', ''));
  const count = (name: string): number => names.filter((one) => one === name).length;
  const jumps = count('WORKFLOW_EXECUTION_OPTIONS_UPDATED') + count('WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED');
  const { raw } = await handle.describe();
  return {
    terms: Object.fromEntries(Object.entries(kinds).map(([kind, name]) => [kind, count(name)])) as Terms,
    events: names.length - jumps,
    writes: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0) - jumps,
    bytes: Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0),
  };
}
