// What the columns of several tables are alike in. Instants go in as text and come out as `Date`.
import type { ColumnType } from 'kysely';

/** A `timestamptz`. */
export type InstantColumn = ColumnType<Date, string, string>;

/** A `timestamptz` that may be null. */
export type MaybeInstantColumn = ColumnType<Date | null, string | null, string | null>;

/** A `jsonb`: JSON text goes in, the value comes out. */
export type JsonColumn<Value> = ColumnType<Value, string, string>;
