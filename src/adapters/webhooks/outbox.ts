// Events are written in the transaction of the fact that they tell: both are kept, or neither.
import type { Transaction } from 'kysely';
import type { WebhookType } from '../../contract/webhooks.ts';
import type { Instant } from '../../domain/instant.ts';
import { hashOf } from '../digest.ts';
import type { Tables } from '../tables.ts';

/** Something that shops may want to know. `data` holds references and amounts, and nothing personal. */
export interface WebhookFact {
  readonly shop: string;
  readonly rma: string;
  readonly type: WebhookType;
  readonly at: Instant;
  /** Together with return and type it makes the id: the same fact again is the same event, any other is another one. */
  readonly cause: string;
  readonly data: object;
}

/** An event that is there already stays as it is. */
export async function addEvents(transaction: Transaction<Tables>, facts: readonly WebhookFact[]): Promise<void> {
  if (facts.length === 0) return;
  await transaction
    .insertInto('webhook_events')
    .values(facts.map(rowOf))
    .onConflict((same) => same.column('id').doNothing())
    .execute();
}

function rowOf({ shop, rma, type, at, cause, data }: WebhookFact) {
  const payload = { type, timestamp: at, data: { shop, rma, ...data } };
  return { id: eventIdOf({ rma, type, cause }), shop, rma, type, at, payload: JSON.stringify(payload) };
}

/** Without a full stop, which parts id and time in what is signed. */
function eventIdOf({ rma, type, cause }: Pick<WebhookFact, 'rma' | 'type' | 'cause'>): string {
  return `evt_${hashOf([rma, type, cause]).slice('sha256:'.length).slice(0, 32)}`;
}
