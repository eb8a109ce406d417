// The tables of those who may come in, as Kysely sees them. A `hash` is SHA-256 in hex unless said otherwise.
import type { LinkPurpose, Scope, StaffRole } from '../../contract/can.ts';
import type { KeyRole } from '../../ports/keys.ts';
import type { Generated } from 'kysely';
import type { InstantColumn, JsonColumn, MaybeInstantColumn } from '../columns.ts';

export interface DoorTables {
  readonly api_keys: ApiKeysTable;
  readonly staff: StaffTable;
  readonly sessions: SessionsTable;
  readonly customer_links: CustomerLinksTable;
  readonly contact_codes: ContactCodesTable;
}

export interface ApiKeysTable {
  id: string;
  role: KeyRole;
  shop: string | null;
  name: string;
  scopes: JsonColumn<readonly Scope[]>;
  /** How the key begins. */
  prefix: string;
  hash: string;
  made_by: string;
  made_at: InstantColumn;
  last_used_at: MaybeInstantColumn;
  /** Of the maker's own name of the wish: nobody makes two under one. */
  asked_as: string | null;
  revoked_at: MaybeInstantColumn;
}

export interface StaffTable {
  name: string;
  role: StaffRole;
  shop: string | null;
  email: string | null;
  subject: string | null;
  /** Of Argon2id, with its salt and figures. */
  password: string | null;
  /** Counts on with each new password and each time the account is disabled. */
  credentials: Generated<number>;
  added_at: InstantColumn;
  disabled_at: MaybeInstantColumn;
}

interface SessionsTable {
  hash: string;
  staff: string;
  /** The account's when it was opened: with another one it opens nothing. */
  credentials: number;
  started_at: InstantColumn;
  seen_at: InstantColumn;
  ends_at: InstantColumn;
}

export interface CustomerLinksTable {
  id: string;
  rma: string;
  purpose: LinkPurpose;
  hash: string;
  /** As of keys. */
  asked_as: string | null;
  made_by: string;
  made_at: InstantColumn;
  expires_at: InstantColumn;
  revoked_at: MaybeInstantColumn;
}

interface ContactCodesTable {
  rma: string;
  /** Of Argon2id: a million codes are soon tried through with any faster one. */
  hash: string;
  expires_at: InstantColumn;
  /** That were wrong so far. */
  tries: number;
}
