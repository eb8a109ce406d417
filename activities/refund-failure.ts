// What a refund throws when its outcome is not known: whether it is tried again by itself, when, or by a person.
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { NoAnswer } from '../src/ports/payments.ts';

/**
 * The failure of one try. The intent stands in the ledger whatever comes, so each next try, by itself or by an
 * operator's `retryStep`, is the same refund.
 *
 * A key that was refused is tried again every five minutes for an hour: usually somebody puts a new one in place, and
 * then nobody has to touch the returns that waited. After the hour each goes to a person. What cannot be told apart goes
 * there at once.
 */
export function unknownOutcome(intentId: string, what: string, error: unknown): ApplicationFailure {
  const { retryAfterMs, needs } = error as Partial<NoAnswer>;
  const delay = needs === 'credentials' ? keyRetryMs : retryAfterMs;
  return ApplicationFailure.create({
    type: needs === undefined ? 'RefundUnknown' : failureTypes[needs],
    message: `The refund ${intentId} ${what}: ${reasonOf(error)}`,
    nonRetryable: needs === 'person' || (needs === 'credentials' && activityInfo().attempt >= keyTries),
    ...(error instanceof Error && { cause: error }),
    ...(delay !== undefined && { nextRetryDelay: delay }),
  });
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const failureTypes = { credentials: 'RefundKeyRefused', person: 'RefundUnclear' } as const;

const keyRetryMs = 5 * 60_000;
const keyTries = 12;
