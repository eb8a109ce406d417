// The ledger of refund intents in the database.
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Minor } from '../domain/money.ts';
import type { RefundState } from '../domain/refund-books.ts';
import type { RefundIntent, RefundLedger } from '../ports/refunds.ts';
import { recordWith } from './audit.ts';
import { changeOf, reservation } from './refund-acts.ts';
import type { RefundIntentsTable, Tables } from './tables.ts';
import { fresh, takeTurn } from './turn.ts';
import { addEvents } from './webhooks/outbox.ts';
import { changedFact, intendedFact } from './webhooks/refund-facts.ts';

export function databaseRefundLedger(db: Kysely<Tables>): RefundLedger {
  return {
    reserve: (intent) =>
      takeTurn(db, paymentOf(intent), async (transaction) => {
        const known = await find(transaction, intent.intentId);
        if (known) return reservedBefore(known, intent);
        const left = intent.refundable - (await heldOf(transaction, intent));
        if (intent.amount > left) return { kind: 'too-much', left: Math.max(left, 0) };
        await insert(transaction, intent);
        await addEvents(transaction, [intendedFact(intent)]);
        await recordWith(transaction, reservation(intent));
        return { kind: 'reserved', state: 'intended', fresh: true };
      }),

    async others({ intentId, shop, orderNumber, paymentId }) {
      const rows = await db
        .selectFrom('refund_intents')
        .select(['intent_id as intentId', 'provider', 'reference', 'provider_id as providerId'])
        .where('shop', '=', shop)
        .where('order_number', '=', orderNumber)
        .where('payment_id', '=', paymentId)
        .where('state', '!=', 'failed')
        .where('intent_id', '!=', intentId)
        .orderBy('reserved_at')
        .execute();
      return rows.map(({ providerId, ...row }) => ({ ...row, ...(providerId !== null && { providerId }) }));
    },

    settle: (intentId, change) =>
      fresh(db).execute(async (transaction) => {
        const row = await find(transaction, intentId, 'for update');
        if (!row) throw new Error(`No refund intent ${intentId}.`);
        const { state, providerId, reason, at } = change;
        if (!covers[state].includes(row.state)) return;
        await transaction
          .updateTable('refund_intents')
          .set({ state, reason: reason ?? null, changed_at: at, ...(providerId && { provider_id: providerId }) })
          .set({ changes: row.changes + (row.state === state ? 0 : 1) })
          .where('intent_id', '=', intentId)
          .execute();
        if (row.state === state) return;
        await addEvents(transaction, [changedFact(row, change)]);
        await recordWith(transaction, changeOf(row, change));
      }),
  };
}

const unanswered: readonly RefundState[] = ['intended', 'submitted', 'unknown'];

/**
 * Which states each state may follow. Two tries of one activity may overlap, and the slower one may know less: a refund
 * that the provider has taken or declined is not unknown again. One that has settled may still fail days later.
 */
const covers: Readonly<Record<RefundState, readonly RefundState[]>> = {
  intended: ['intended'],
  submitted: unanswered,
  unknown: unanswered,
  pending: [...unanswered, 'pending', 'failed'],
  settled: [...unanswered, 'pending', 'settled', 'failed'],
  failed: [...unanswered, 'pending', 'settled', 'failed'],
};

/** Whoever reserves on one payment waits for the other, so that both cannot take the same rest. */
function paymentOf({ shop, orderNumber, paymentId }: RefundIntent): readonly string[] {
  return [shop, orderNumber, paymentId];
}

/** `for update`: nobody changes it until the transaction ends. */
function find(db: Kysely<Tables>, intentId: string, purpose: 'read' | 'for update' = 'read') {
  const row = db.selectFrom('refund_intents').selectAll().where('intent_id', '=', intentId);
  return (purpose === 'read' ? row : row.forUpdate()).executeTakeFirst();
}

function reservedBefore(row: Selectable<RefundIntentsTable>, intent: RefundIntent) {
  const kept = inWords({ ...row, paymentId: row.payment_id });
  const asked = inWords(intent);
  if (kept !== asked) throw conflict(`The refund intent ${intent.intentId} is for ${kept}, not for ${asked}.`);
  return {
    kind: 'reserved' as const,
    state: row.state,
    fresh: false,
    ...(row.provider_id !== null && { providerId: row.provider_id }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}

function inWords({ amount, currency, paymentId, provider, reference }: PaymentRefund): string {
  return `${amount} ${currency} of payment ${paymentId} (${provider} ${reference})`;
}

type PaymentRefund = Pick<RefundIntent, 'amount' | 'currency' | 'paymentId' | 'provider' | 'reference'>;

/** All that was not refused: what is unknown may have been paid, so it counts. */
async function heldOf(transaction: Transaction<Tables>, intent: RefundIntent): Promise<Minor> {
  const rows = await transaction
    .selectFrom('refund_intents')
    .select(['currency', sql<Minor>`sum(amount)::bigint`.as('held')])
    .where('shop', '=', intent.shop)
    .where('order_number', '=', intent.orderNumber)
    .where('payment_id', '=', intent.paymentId)
    .where('state', '!=', 'failed')
    .groupBy('currency')
    .execute();
  const other = rows.find(({ currency }) => currency !== intent.currency);
  if (other) {
    const payment = `Payment ${intent.paymentId} of order ${intent.orderNumber}`;
    throw conflict(`${payment} was refunded in ${other.currency} before, not in ${intent.currency}.`);
  }
  return rows[0]?.held ?? 0;
}

async function insert(transaction: Transaction<Tables>, intent: RefundIntent): Promise<void> {
  const { rma, shop, cause, slot, provider, reference, amount, currency, refundable } = intent;
  const same = { rma, shop, cause, slot, provider, reference, amount, currency, refundable };
  await transaction
    .insertInto('refund_intents')
    .values({
      ...same,
      intent_id: intent.intentId,
      order_number: intent.orderNumber,
      payment_id: intent.paymentId,
      state: 'intended',
    })
    .execute();
}

function conflict(message: string): Error {
  return Object.assign(new Error(message), { name: 'RefundIntentConflict' });
}
