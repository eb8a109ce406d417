// Refund intents and returns' money from the database, order by order.
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { LedgerLine, ReturnLine } from '../domain/refund-books.ts';
import { instantOf } from '../domain/instant.ts';
import type { OrderKey, RefundReview } from '../ports/refund-review.ts';
import type { RefundIntentsTable, Tables } from './tables.ts';

export function databaseRefundReview(db: Kysely<Tables>): RefundReview {
  return {
    async orders({ since, after, limit }) {
      const keys = await db
        .selectFrom('refund_intents')
        .select(['shop', 'order_number as orderNumber'])
        .distinct()
        .where((is) =>
          is.or([
            is('reserved_at', '>=', new Date(since)),
            is('state', 'in', ['intended', 'submitted', 'unknown', 'pending']),
          ]),
        )
        .$if(after !== null, (query) =>
          query.where(sql<boolean>`(shop, order_number) > (${after?.shop ?? ''}, ${after?.orderNumber ?? ''})`),
        )
        .orderBy('shop')
        .orderBy('order_number')
        .limit(limit)
        .execute();
      return Promise.all(keys.map(async (key) => ({ ...key, ...(await booksOf(db, key)) })));
    },
  };
}

async function booksOf(db: Kysely<Tables>, { shop, orderNumber }: OrderKey) {
  const [intents, cards] = await Promise.all([
    db
      .selectFrom('refund_intents')
      .selectAll()
      .where('shop', '=', shop)
      .where('order_number', '=', orderNumber)
      .orderBy('intent_id')
      .execute(),
    db
      .selectFrom('returns')
      .select('card')
      .where('shop', '=', shop)
      .where('order_number', '=', orderNumber)
      .orderBy('rma')
      .execute(),
  ]);
  const paidBy = new Set(intents.map(({ rma }) => rma));
  const returns = cards.flatMap(({ card }) => (paidBy.has(card.rma) ? returnLine(card) : []));
  return { ledger: intents.map(ledgerLine), returns };
}

export function ledgerLine(row: Selectable<RefundIntentsTable>): LedgerLine {
  const { rma, provider, reference, amount, currency, state } = row;
  return {
    intentId: row.intent_id,
    rma,
    provider,
    reference,
    amount,
    currency,
    state,
    ...(row.provider_id !== null && { providerId: row.provider_id }),
    reservedAt: instantOf(row.reserved_at.getTime()),
  };
}

/** A return counts its money as paid out while it waits for the bank, and once it has closed with nothing left to do. */
function returnLine({ rma, stage, attention, money }: Card): readonly ReturnLine[] {
  if (!['settling', 'closed'].includes(stage) || attention.includes('REFUND_FAILED')) return [];
  const advanced = money.lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses');
  const elsewhere = advanced.reduce((sum, { amount }) => sum + amount, 0);
  return [{ rma, currency: money.currency, paid: money.total, elsewhere, isClosed: stage === 'closed' }];
}
