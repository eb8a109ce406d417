// A provider that is down is left alone: after some calls without an answer it is asked by one probe at a time.
import type { NoAnswer } from '../../ports/payments.ts';
import { noAnswer } from './no-answer.ts';

export interface CircuitOptions {
  /** The provider's name, for the sentence. */
  readonly name: string;
  /** Milliseconds of any clock that only goes forward. */
  readonly now?: () => number;
  /** Calls in a row without an answer after which it opens. */
  readonly failures?: number;
  /** How long it stays open the first time; twice as long after each probe that fails. */
  readonly openMs?: number;
  readonly longestMs?: number;
}

export type Circuit = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/**
 * Answers a wrapper for calls. While it is open each call throws `NoAnswer` at once and says when to come again. What the
 * provider refuses is an answer; so is a refused key, since somebody was there to refuse it.
 */
export function circuitOf(options: CircuitOptions): Circuit {
  const { name, now = () => performance.now(), failures = 5, openMs = 15_000, longestMs = 300_000 } = options;
  let failed = 0;
  let opensAgainMs = Number.NEGATIVE_INFINITY;
  let isProbing = false;
  return async (call) => {
    const isOpen = failed >= failures;
    if (isOpen && (isProbing || now() < opensAgainMs)) {
      const leftMs = Math.max(opensAgainMs - now(), 1000);
      throw noAnswer(`${name} did not answer ${failed} times in a row and is left alone for a while.`, leftMs);
    }
    isProbing = isOpen;
    try {
      const answer = await call();
      failed = 0;
      return answer;
    } catch (error) {
      if ((error as Partial<NoAnswer>).needs !== undefined) failed = 0;
      else failed += 1;
      const times = Math.max(0, failed - failures);
      const { retryAfterMs = 0 } = error as Partial<NoAnswer>;
      opensAgainMs = now() + Math.max(Math.min(openMs * 2 ** times, longestMs), retryAfterMs);
      throw error;
    } finally {
      if (isOpen) isProbing = false;
    }
  };
}
