// How many calls a provider gets in a second, all tries of this process together.
import { setTimeout as pause } from 'node:timers/promises';
import { noAnswer } from './no-answer.ts';

export interface PaceOptions {
  readonly perSecond: number;
  /** Milliseconds of any clock that only goes forward. */
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** A try that would have to wait longer than this has no time left for its call: it had better come again. */
const longestWaitMs = 3000;

/** Answers a gate: it lets one call through at a time, evenly spaced. Throws `NoAnswer` when the queue is too long. */
export function paced({ perSecond, now = () => performance.now(), wait = pause }: PaceOptions): () => Promise<void> {
  const spacingMs = 1000 / perSecond;
  let nextMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const waitMs = Math.max(0, nextMs - now());
    if (waitMs > longestWaitMs) throw noAnswer('Too many calls to this provider wait already.', Math.ceil(waitMs));
    nextMs = now() + waitMs + spacingMs;
    if (waitMs > 0) await wait(waitMs);
  };
}
