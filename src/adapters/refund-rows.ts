// Refund intents in the database, looked up by whatever a report names.
import type { Kysely } from 'kysely';
import type { RefundRows } from '../ports/refund-rows.ts';
import { ledgerLine } from './refund-review.ts';
import type { Tables } from './tables.ts';

export function databaseRefundRows(db: Kysely<Tables>): RefundRows {
  const intents = () => db.selectFrom('refund_intents').selectAll().orderBy('intent_id');
  return {
    async ofPayment(provider, references) {
      if (references.length === 0) return [];
      const rows = intents().where('provider', '=', provider).where('reference', 'in', references);
      return (await rows.execute()).map(ledgerLine);
    },
    ofReturn: async (rma) => (await intents().where('rma', '=', rma).execute()).map(ledgerLine),
    async find(intentId) {
      const row = await intents().where('intent_id', '=', intentId).executeTakeFirst();
      return row && ledgerLine(row);
    },
  };
}
