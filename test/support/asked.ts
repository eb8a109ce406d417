// What the code asked of the server, told alike by a history and by the commands of a replay.
import { type Fields, isFields, partOf, readable } from './readable.ts';

/** By name, such as `timer 3`: everything about it that stands in histories. */
export type Asked = Readonly<Record<string, unknown>>;

/** @param events as `historyToJSON` writes them */
export function askedThen(events: readonly Fields[]): Asked {
  return collected(events, (event) => {
    const told = readable(event, (data) => Buffer.from(data, 'base64').toString('utf8'));
    const part = (name: string) => partOf(told, `${name}EventAttributes`);
    return {
      timer: part('timerStarted'),
      activity: part('activityTaskScheduled'),
      local: localIn(part('markerRecorded')),
      attributes: part('upsertWorkflowSearchAttributes'),
      answer: answerThen(part('workflowExecutionUpdateCompleted')),
      end: part('workflowExecutionCompleted'),
      summary: partOf(told, 'userMetadata')?.['summary'],
    };
  });
}

/** @param commands in the readable form */
export function askedNow(commands: readonly Fields[]): Asked {
  return collected(commands, (command) => ({
    timer: partOf(command, 'startTimer'),
    activity: partOf(command, 'scheduleActivity'),
    local: partOf(command, 'scheduleLocalActivity'),
    attributes: partOf(command, 'upsertWorkflowSearchAttributes'),
    answer: answerNow(partOf(command, 'updateResponse')),
    end: partOf(command, 'completeWorkflowExecution'),
    summary: partOf(command, 'userMetadata')?.['summary'],
  }));
}

interface Parts {
  readonly timer: Fields | undefined;
  readonly activity: Fields | undefined;
  readonly local: Fields | undefined;
  readonly attributes: Fields | undefined;
  readonly answer: { readonly id: unknown; readonly says: unknown } | undefined;
  readonly end: Fields | undefined;
  readonly summary: unknown;
}

function collected(items: readonly Fields[], parts: (item: Fields) => Parts): Asked {
  const found: Record<string, unknown> = {};
  let upserts = 0;
  for (const { timer, activity, local, attributes, answer, end, summary } of items.map(parts)) {
    if (timer) found[`timer ${idOf(timer, 'timerId')}`] = { lasts: timer['startToFireTimeout'], summary };
    if (activity) found[`activity ${idOf(activity, 'activityId')}`] = { ...activityAsked(activity), summary };
    if (local) found[`local activity ${idOf(local, 'seq')}`] = { type: typeOf(local), summary };
    if (attributes) found[`attributes ${(upserts += 1)}`] = fieldsIn(attributes);
    if (answer) found[`answer ${String(answer.id)}`] = answer.says;
    if (end) found['result'] = valuesIn(end['result']);
  }
  return found;
}

function activityAsked(activity: Fields) {
  const { taskQueue, scheduleToCloseTimeout = 0, scheduleToStartTimeout = 0, heartbeatTimeout = 0 } = activity;
  return {
    type: typeOf(activity),
    taskQueue,
    input: valuesIn(activity['input'] ?? activity['arguments']),
    startToCloseTimeout: activity['startToCloseTimeout'],
    scheduleToCloseTimeout,
    scheduleToStartTimeout,
    heartbeatTimeout,
    retryPolicy: retryAsked(partOf(activity, 'retryPolicy') ?? {}),
  };
}

/** The server writes its defaults into the history, so what the code leaves open is filled in with the same. */
function retryAsked(policy: Fields) {
  const { initialInterval = 1000, backoffCoefficient = 2, maximumAttempts = 0, nonRetryableErrorTypes = [] } = policy;
  const { maximumInterval = Number(initialInterval) * 100 } = policy;
  return { initialInterval, backoffCoefficient, maximumInterval, maximumAttempts, nonRetryableErrorTypes };
}

function localIn(marker: Fields | undefined): Fields | undefined {
  if (marker?.['markerName'] !== 'core_local_activity') return undefined;
  const data = partOf(marker, 'details')?.['data'];
  const [first] = valuesIn(data);
  return isFields(first) ? { seq: first['seq'], activityType: first['activity_type'] } : undefined;
}

function answerThen(completed: Fields | undefined) {
  if (completed === undefined) return undefined;
  const outcome = partOf(completed, 'outcome');
  const says = outcome?.['failure'] ?? { completed: valuesIn(outcome?.['success'])[0] };
  return { id: partOf(completed, 'meta')?.['updateId'], says };
}

function answerNow(response: Fields | undefined) {
  if (response === undefined || 'accepted' in response) return undefined;
  const says = response['rejected'] ?? { completed: response['completed'] };
  return { id: response['protocolInstanceId'], says };
}

function fieldsIn(attributes: Fields): unknown {
  const given = partOf(attributes, 'searchAttributes');
  return given?.['indexedFields'] ?? given;
}

function typeOf({ activityType }: Fields): unknown {
  return isFields(activityType) ? activityType['name'] : activityType;
}

function idOf(item: Fields, name: string): string {
  return String(item[name] ?? item['seq']);
}

/** A list of payloads stands in a history as `{ payloads }`, in a command as a list or alone. */
function valuesIn(value: unknown): readonly unknown[] {
  if (isFields(value) && Array.isArray(value['payloads'])) return value['payloads'];
  return Array.isArray(value) ? value : [value];
}
