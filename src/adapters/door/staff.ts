// Staff in the database.
import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MemberChanges, NewMember, ProvenMember, Staff, StaffMember } from '../../ports/staff.ts';
import type { Tables } from '../tables.ts';
import { fresh } from '../turn.ts';
import { maybeInstant, writtenInstant } from './instants.ts';
import type { Passwords } from './passwords.ts';
import type { StaffTable } from './tables.ts';

export function databaseStaff(db: Kysely<Tables>, clock: Clock, passwords: Passwords): Staff {
  const rowOf = (name: string) => db.selectFrom('staff').selectAll().where('name', '=', name).executeTakeFirst();
  return {
    async add(member) {
      const row = await newRow(member, passwords, await clock.now());
      return unlessTaken(() => db.insertInto('staff').values(row).returningAll().executeTakeFirstOrThrow());
    },

    async list(shop) {
      const all = db.selectFrom('staff').selectAll().orderBy('name');
      const rows = await (shop === undefined ? all : all.where('shop', '=', shop)).execute();
      return rows.map(memberOf);
    },

    async find(name) {
      const row = await rowOf(name);
      return row && memberOf(row);
    },

    async change(name, changes) {
      const values = await changed(changes, passwords, await clock.now());
      return unlessTaken(() => fresh(db).execute((transaction) => change(transaction, name, values)));
    },

    /** One hash is compared in every case, so that the time it takes tells nothing. */
    async byPassword(name, password) {
      const row = await rowOf(name);
      const isOpen = row !== undefined && row.disabled_at === null;
      const fits = await passwords.fits(isOpen ? row.password : null, password);
      return isOpen && fits ? provenOf(row) : undefined;
    },

    async byIdentity({ subject, email }) {
      const open = db.selectFrom('staff').selectAll().where('disabled_at', 'is', null);
      const known = await open.where('subject', '=', subject).executeTakeFirst();
      if (known !== undefined) return provenOf(known);
      if (email === null) return undefined;
      // An account that names a subject is of that one alone, whoever else has its address by now.
      const byEmail = open.where('email', '=', email.toLowerCase()).where('subject', 'is', null);
      const row = await byEmail.executeTakeFirst();
      return row && provenOf(row);
    },
  };
}

async function newRow(member: NewMember, passwords: Passwords, now: Instant): Promise<Insertable<StaffTable>> {
  const { name, role, shop, email, subject, password } = member;
  const hashed = password === null ? null : await passwords.hash(password);
  return { name, role, shop, email: email?.toLowerCase() ?? null, subject, password: hashed, added_at: now };
}

async function changed(changes: MemberChanges, passwords: Passwords, now: Instant): Promise<Updateable<StaffTable>> {
  const { password, disabled, email, ...plain } = changes;
  return {
    ...plain,
    ...(email !== undefined && { email: email?.toLowerCase() ?? null }),
    ...(password !== undefined && { password: await passwords.hash(password) }),
    ...(disabled !== undefined && { disabled_at: disabled ? now : null }),
  };
}

/** Sessions end in the same transaction; one that is being opened meanwhile has a count that is no longer the account's. */
async function change(transaction: Transaction<Tables>, name: string, values: Updateable<StaffTable>) {
  const endsSessions = values.password !== undefined || (values.disabled_at ?? null) !== null;
  const row =
    Object.keys(values).length === 0
      ? await transaction.selectFrom('staff').selectAll().where('name', '=', name).executeTakeFirst()
      : await transaction
          .updateTable('staff')
          .set((staff) => ({ ...values, ...(endsSessions && { credentials: staff('credentials', '+', 1) }) }))
          .where('name', '=', name)
          .returningAll()
          .executeTakeFirst();
  if (row !== undefined && endsSessions) await transaction.deleteFrom('sessions').where('staff', '=', name).execute();
  return row;
}

/** Of two at the same moment the database lets one in. */
async function unlessTaken<Row extends Selectable<StaffTable> | undefined>(write: () => Promise<Row>) {
  try {
    const row = await write();
    return (row && memberOf(row)) as Row extends undefined ? undefined : StaffMember;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === uniqueViolation) return 'taken' as const;
    throw error;
  }
}

/** PostgreSQL's code for a value that has to be unique and stands there already. */
const uniqueViolation = '23505';

function provenOf(row: Selectable<StaffTable>): ProvenMember {
  return { ...memberOf(row), credentials: row.credentials };
}

function memberOf(row: Selectable<StaffTable>): StaffMember {
  const { name, role, shop, email, subject } = row;
  return {
    name,
    role,
    shop,
    email,
    subject,
    hasPassword: row.password !== null,
    addedAt: writtenInstant(row.added_at),
    disabledAt: maybeInstant(row.disabled_at),
  };
}
