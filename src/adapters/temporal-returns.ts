// Returns as the API sees them, reached through the Temporal client. Workflows are named, never loaded.
import type { Client } from '@temporalio/client';
import type { Card } from '../contract/card.ts';
import { returnsQueue, workflowIdOf } from '../contract/ids.ts';
import type { Heard, Message, UpdateName } from '../contract/messages.ts';
import { saidBy } from '../contract/said.ts';
import type { Records } from '../ports/records.ts';
import type { Returns } from '../ports/returns.ts';
import { hashOf } from './digest.ts';
import { orUnavailable } from './temporal-failures.ts';
import { cardWithoutWorker, judgedCard, readPart } from './temporal-parts.ts';
import { refusalBehind } from './temporal-refusals.ts';
import { startOnce } from './temporal-start.ts';

/** The Temporal client as `Returns`: it needs a worker for updates and cards, none for starts and signals. */
export function temporalReturns(client: Client, options: TemporalReturnsOptions = {}): Returns {
  const { taskQueue = returnsQueue, deadlineMs = 10_000, records } = options;
  const handleOf = (rma: string) => client.workflow.getHandle(workflowIdOf(rma));
  const askedOf = (rma: string) => ({ handle: handleOf(rma), rma, records });
  const within = <Result>(act: () => Promise<Result>) => client.withDeadline(Date.now() + deadlineMs, act);
  return {
    start: (input, hash) =>
      within(() => startOnce(client, { taskQueue, input, hash, records })).catch((error: unknown) => {
        throw orUnavailable(error);
      }),

    async update(rma, name, message) {
      try {
        const asked = { args: [message] as [Message], updateId: updateIdOf(name, message) };
        const heard = await within(() => handleOf(rma).executeUpdate<Heard, [Message]>(name, asked));
        return { kind: 'heard', heard };
      } catch (error) {
        return within(() => refusalBehind(error, handleOf(rma), records));
      }
    },

    async signal(rma, name, message) {
      try {
        await within(() => handleOf(rma).signal<[Message]>(name, message));
        return { kind: 'kept' };
      } catch (error) {
        return within(() => refusalBehind(error, handleOf(rma), records));
      }
    },

    async card(rma) {
      try {
        return await within(() => handleOf(rma).query<Card>('card'));
      } catch (error) {
        return cardWithoutWorker(error, askedOf(rma));
      }
    },

    firstCard: (rma, withinMs) => {
      const until = Date.now() + withinMs;
      return client.withDeadline(until, () => judgedCard(handleOf(rma), until));
    },

    read: (rma, name) => within(() => readPart(askedOf(rma), name)),
  };
}

/**
 * Temporal answers the same update id as it did at first, without asking the return, and long after its end. So a repeat
 * has the id of the first, and what says something else has another: that is for the return to refuse.
 */
function updateIdOf(name: UpdateName, message: Message): string {
  const { id, by } = message;
  const digest = hashOf(saidBy(name, message)).slice('sha256:'.length);
  // An id is its sender's own.
  return `${by} ${id} ${digest.slice(0, 32)}`;
}

export interface TemporalReturnsOptions {
  readonly taskQueue?: string;
  /** How long one call may wait for an answer, in milliseconds. */
  readonly deadlineMs?: number;
  /** The read model: its cards serve while no worker answers, and when Temporal no longer keeps a return. */
  readonly records?: Records;
}
