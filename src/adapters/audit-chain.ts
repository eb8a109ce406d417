// Walks through the audit and looks whether every row is as it was written.
import type { Kysely, Selectable } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import type { AuditVerdict } from '../ports/audit.ts';
import { firstHashBefore, hashOfRow } from './audit-hash.ts';
import type { AuditTable, Tables } from './tables.ts';

/**
 * Finds rows that were changed, added in between or taken out. Rows taken from the end leave a shorter chain that holds:
 * these show only by a hash of the last row that somebody has noted before, which must still stand in the chain.
 */
export async function verifyAudit(db: Kysely<Tables>, noted?: string): Promise<AuditVerdict> {
  let last = { seq: 0, hash: firstHashBefore };
  let hasNoted = noted === undefined;
  for (;;) {
    const rows = await rowsAfter(db, last.seq);
    for (const row of rows) {
      const why = whatIsWrong(row, last);
      if (why !== undefined) return { kind: 'broken', seq: last.seq + 1, why };
      last = row;
      hasNoted ||= row.hash === noted;
    }
    if (rows.length < rowsAtOnce) break;
  }
  if (!hasNoted) return { kind: 'broken', seq: last.seq + 1, why: `is missing: no row has the hash ${noted}` };
  return { kind: 'holds', rows: last.seq, lastHash: last.hash };
}

/** The rest of a sentence that begins with the row that is due. */
function whatIsWrong(row: Selectable<AuditTable>, last: Pick<AuditTable, 'seq' | 'hash'>): string | undefined {
  if (row.seq !== last.seq + 1) return `is missing: the next one is row ${row.seq}`;
  if (row.hash !== hashOfRow({ ...row, at: instantOf(row.at.getTime()) }))
    return 'does not have the hash of its content';
  if (row.hash_before !== last.hash) return 'does not continue the row before it';
  return undefined;
}

const rowsAtOnce = 250;

function rowsAfter(db: Kysely<Tables>, seq: number): Promise<readonly Selectable<AuditTable>[]> {
  return db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(rowsAtOnce).execute();
}
