// What the service writes about itself: a line of JSON for each event, with nothing in it that is not on the list.
import type { Logger as TemporalLogger, LogLevel, LogMetadata } from '@temporalio/worker';
import { destination, type DestinationStream, pino } from 'pino';
import { placesOf } from '../domain/incident.ts';

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

/** What is not on the list is left out; of an `Error` its kind and the places in the code are written, never its message. */
export type Facts = Readonly<Record<string, unknown>>;

/** Names of things, never of people; a field that is added here must not be able to hold what somebody has typed. */
// prettier-ignore
const listed = [
  'incident', 'route', 'frames', 'rma', 'shop', 'provider', 'intentId',
  'namespace', 'taskQueue', 'workflowType', 'workflowId', 'runId', 'activityType', 'activityId', 'attempt',
  'sdkComponent', 'workerDeployment', 'signal',
] as const;

/** Writes to standard error, at once, unless given another stream. */
export function openLog(stream: DestinationStream = destination({ fd: 2, sync: true })): Log {
  const lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' }, stream);
  return {
    info: (event, facts = {}) => lines.info(allowed(facts), event),
    warn: (event, facts = {}) => lines.warn(allowed(facts), event),
    error: (event, facts = {}) => lines.error(allowed(facts), event),
  };
}

function allowed(facts: Facts): Facts {
  const plain = listed.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]);
  const error = facts['error'];
  return {
    ...Object.fromEntries(plain),
    ...(typeof error === 'string' ? { error } : error instanceof Error && placesOf(error)),
  };
}

/** The log of Temporal's worker and of its core, which speak through it; what only helps to find their faults is left out. */
export function temporalLog(log: Log): TemporalLogger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}): void => {
    if (level === 'ERROR') log.error(message, meta);
    else if (level === 'WARN') log.warn(message, meta);
    else if (level === 'INFO') log.info(message, meta);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
