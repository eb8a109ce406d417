// Tells a return what somebody outside has reported, as the door tells it what its callers report.
import type { SignalName } from '../src/contract/messages.ts';
import { type Instant, isBefore } from '../src/domain/instant.ts';
import type { Audit } from '../src/ports/audit.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Returns } from '../src/ports/returns.ts';

export interface TellDeps {
  readonly returns: Returns;
  readonly clock: Clock;
  readonly audit: Audit;
}

export interface News {
  /** The same news always has the same id, and is heard once. */
  readonly id: string;
  readonly signal: SignalName;
  readonly by: 'provider' | 'carrier';
  /** As the source says; the return's own now where that lies after it. */
  readonly at: Instant;
  readonly fields?: object;
}

/**
 * Answers whether it was kept. A return that has ended, or is none of this installation, needs no news. Throws while
 * Temporal does not answer or the return is paused, to be tried again.
 */
export async function tellReturn({ returns, clock, audit }: TellDeps, rma: string, news: News): Promise<boolean> {
  const { id, signal, by, fields = {} } = news;
  const now = await clock.now(rma);
  const at = isBefore(now, news.at) ? now : news.at;
  const told = await returns.signal(rma, signal, { ...fields, id, at, heardAt: now, by });
  if (told.kind === 'problem') {
    if (told.problem.code === 'RETURN_ENDED' || told.problem.code === 'NOT_FOUND') return false;
    throw new Error(`${rma} could not be told: ${told.problem.detail}`);
  }
  const facts = { message: signal, id, at };
  await audit.record({
    shop: null,
    rma,
    by,
    action: 'message-taken',
    once: JSON.stringify(['message', rma, by, id]),
    facts,
  });
  return true;
}
