// `bigint` columns as numbers: they hold minor units, revisions and counts, which are all safe integers.

/** PostgreSQL's number for the type `bigint`. */
export const int8 = 20;

/** The value of a `bigint` as the database writes it; throws rather than round. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large for a whole number.`);
  return value;
}
