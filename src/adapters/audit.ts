// The audit in the database: each row carries the hash of the one before, so that no row can be changed unseen.
import { type Kysely, sql, type Transaction } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import type { Act, Audit } from '../ports/audit.ts';
import { firstHashBefore, hashOfRow } from './audit-hash.ts';
import type { Tables } from './tables.ts';
import { takeTurn, waitForTurn } from './turn.ts';

export function databaseAudit(db: Kysely<Tables>): Audit {
  return { record: (act) => takeTurn(db, auditTurn, (transaction) => append(transaction, act)) };
}

/** Writes it together with what the transaction changes: both are kept, or neither. */
export async function recordWith(transaction: Transaction<Tables>, act: Act): Promise<void> {
  await waitForTurn(transaction, auditTurn);
  await append(transaction, act);
}

const auditTurn = ['audit'];

/** Only in the turn: nobody else adds a row between the one that is read here and the one that is written. */
async function append(transaction: Transaction<Tables>, act: Act): Promise<void> {
  const { known, seq, hash, now, shop } = await standing(transaction, act);
  if (known) return;
  const { rma, by, action, once, facts } = act;
  const row = {
    seq: (seq ?? 0) + 1,
    at: instantOf(now.getTime()),
    shop: act.shop ?? shop,
    rma,
    who: by,
    action,
    once,
    facts,
    hash_before: hash ?? firstHashBefore,
  };
  await transaction
    .insertInto('audit')
    .values({ ...row, facts: JSON.stringify(facts), hash: hashOfRow(row) })
    .execute();
}

interface Standing {
  readonly known: boolean;
  /** Of the last row; null: there is none yet. */
  readonly seq: number | null;
  readonly hash: string | null;
  /** By the database's own clock, since several processes write here. */
  readonly now: Date;
  /** Of the return; null where it was started past the API, or none is named. */
  readonly shop: string | null;
}

/** One question instead of four: everybody else waits meanwhile. */
async function standing(transaction: Transaction<Tables>, { once, rma }: Act): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select last.seq, last.hash, clock_timestamp() as now,
      exists (select from audit where once = ${once}) as known,
      (select shop from requests where rma = ${rma} limit 1) as shop
    from (select max(seq) as newest from audit) as top left join audit as last on last.seq = top.newest
  `.execute(transaction);
  const [row] = rows;
  if (row === undefined) throw new Error('The audit did not say where it stands.');
  return row;
}
