// All migrations, by the name that the database remembers; they run in the order of the names and are never changed.
import type { Migration } from 'kysely';
import { up as claims } from './claims.ts';
import { up as first } from './first.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: first },
  '0002-claims': { up: claims },
};
