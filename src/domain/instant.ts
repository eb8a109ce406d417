// Instants and calendar days as plain text, so that histories and case files stay readable.

/** An instant: RFC 3339 in UTC with `Z`, no fraction if it is zero: `2026-03-22T03:00:00Z`. */
export type Instant = string;

/** A calendar day without a zone: `2026-03-22`. */
export type Day = string;

/** Either, told apart by its length. */
export type InstantOrDay = string;

/** Milliseconds since 1970 of an instant in any RFC 3339 form. */
export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant in our one written form; the fraction is left out when it is zero. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Without fractions our written form is in the order of its texts, and nothing has to be read. */
export function isBefore(one: Instant, other: Instant): boolean {
  return isWhole(one) && isWhole(other) ? one < other : msOf(one) < msOf(other);
}

function isWhole(instant: Instant): boolean {
  return instant.length === '2026-03-22T03:00:00Z'.length && instant.endsWith('Z');
}

export function laterOf(one: Instant, other: Instant): Instant {
  return isBefore(one, other) ? other : one;
}

export function earlierOf(one: Instant, other: Instant): Instant {
  return isBefore(other, one) ? other : one;
}

/** The instant moved by whole hours, back if negative. */
export function hoursFrom(instant: Instant, hours: number): Instant {
  return instantOf(msOf(instant) + hours * 3_600_000);
}
