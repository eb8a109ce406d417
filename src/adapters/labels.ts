// The book of labels in the database.
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Outcome } from '../domain/vocabulary.ts';
import type { Label, Labels } from '../ports/carriers.ts';
import { instantOf } from '../domain/instant.ts';
import type { LabelsTable, Tables } from './tables.ts';

export function databaseLabels(db: Kysely<Tables>): Labels {
  return {
    async of(rma) {
      const rows = await db.selectFrom('labels').selectAll().where('rma', '=', rma).orderBy('key').execute();
      return rows.map(labelOf);
    },

    async intend({ key, rma, carrier, shipmentId, amount, currency, at }) {
      await db
        .insertInto('labels')
        .values({ key, rma, carrier, shipment_id: shipmentId, amount, currency, at, ...notBought })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      return labelOf(await db.selectFrom('labels').selectAll().where('key', '=', key).executeTakeFirstOrThrow());
    },

    async renew(key, { shipmentId, amount, currency, at }) {
      await db
        .updateTable('labels')
        .set({ shipment_id: shipmentId, amount, currency, at })
        .where('key', '=', key)
        .where('state', '=', 'intended')
        .execute();
    },

    async bought(key, { shipmentId, trackingNumber, fileKey, amount, currency, at }) {
      await db
        .updateTable('labels')
        .set({ shipment_id: shipmentId, tracking_number: trackingNumber, amount, currency, at, state: 'bought' })
        // A slower try that has no file yet does not take away the one that is there.
        .set((row) => ({ file_key: sql`coalesce(${fileKey}, ${row.ref('file_key')})` }))
        .where('key', '=', key)
        .where('state', '!=', 'void')
        .execute();
    },

    async voided(key, at) {
      await db.updateTable('labels').set({ state: 'void', at }).where('key', '=', key).execute();
    },

    unused: () => unused(db),
  };
}

/** Those whose parcel never was under way, and never will be. */
async function unused(db: Kysely<Tables>): Promise<readonly Label[]> {
  const waited = sql<Date>`now() - make_interval(days => ${daysForLateScans})`;
  const rows = await db
    .selectFrom('labels')
    .innerJoin('returns', 'returns.rma', 'labels.rma')
    .selectAll('labels')
    .where('labels.state', '!=', 'void')
    .where('labels.shipment_id', 'is not', null)
    .where('returns.stage', '=', 'closed')
    .where((row) =>
      row.or([
        row('returns.outcome', 'in', withoutParcel),
        row.and([row('returns.outcome', '=', 'lapsed'), row('returns.written_at', '<', waited)]),
      ]),
    )
    .orderBy('labels.key')
    .execute();
  return rows.map(labelOf);
}

const notBought = { tracking_number: null, file_key: null, state: 'intended' } as const;

/** Returns that end so never had a parcel under way, and none will come. */
const withoutParcel: readonly Outcome[] = ['declined', 'withdrawn', 'cancelled'];

/** A parcel that was posted on the last day may be scanned days later; carriers give labels back for thirty and more. */
const daysForLateScans = 10;

function labelOf(row: Selectable<LabelsTable>): Label {
  return {
    key: row.key,
    rma: row.rma,
    carrier: row.carrier,
    shipmentId: row.shipment_id,
    trackingNumber: row.tracking_number,
    fileKey: row.file_key,
    state: row.state,
    amount: row.amount,
    currency: row.currency,
    at: instantOf(row.at.getTime()),
  };
}
