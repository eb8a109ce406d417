// The hash of a row of the audit.
import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import { hashOf } from './digest.ts';
import type { AuditTable } from './tables.ts';

/** What stands in the first row, which has none before it. */
export const firstHashBefore = `sha256:${'0'.repeat(64)}`;

/** A row without its own hash, its instant in our written form. */
export type AuditContent = Omit<Selectable<AuditTable>, 'hash' | 'at'> & { readonly at: Instant };

/** Of every column but the hash itself; the order of the facts does not count, since the database does not keep it. */
export function hashOfRow({ seq, at, shop, rma, who, action, once, facts, hash_before }: AuditContent): string {
  return hashOf({ seq, at, shop, rma, who, action, once, facts, hash_before });
}
