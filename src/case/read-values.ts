// What a single value of a case file may be (CASE-FILE 1).
import { isDay, isZone } from '../calendar/zone.ts';
import { isCountry } from '../domain/countries.ts';
import { currencyDigits } from '../domain/currencies.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { JsonSchema } from '../contract/json-schema.ts';
import type { Minor } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import type { Who } from '../domain/vocabulary.ts';
import { instantPattern, readInstant } from '../domain/written-instant.ts';
import { formOf } from './form-schemas.ts';
import { badValue, wrongType } from './read-forms.ts';
import type { Form } from './read-forms.ts';

/** The most that an amount, and each sum of amounts, may be; above it whole numbers are no longer exact. */
export const mostMinor: Minor = Number.MAX_SAFE_INTEGER;

/** No control characters, written so that every engine of regular expressions reads it alike. */
const plainPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

export const amount: Form<Minor> = wholeNumber(0, mostMinor, 'An amount is a whole number of minor units');
export const count: Form<number> = wholeNumber(1, 10_000, 'A count is a whole number');
export const countOrNone: Form<number> = wholeNumber(0, 10_000, 'This count is a whole number');

export const id: Form<string> = words(200, 'An id');
export const text: Form<string> = words(2_000, 'A text');

export const truth: Form<boolean> = formOf({ type: 'boolean' }, (value, place, report) =>
  typeof value === 'boolean' ? value : wrongType(place, report, 'Allowed here: true, false.'),
);

/** Given in our one written form, in UTC. */
export const instant: Form<Instant> = textForm(
  'An instant is RFC 3339 with seconds and an offset, at most 3 digits of fraction, in the years 2000 to 2100: `2026-03-15T09:00:00Z`.',
  { format: 'date-time', pattern: instantPattern },
  readInstant,
);

export const day: Form<Day> = textForm(
  'A day is written `2026-03-15`, exists in the calendar, and lies in the years 2000 to 2100.',
  { format: 'date', pattern: '^(20\\d{2}|2100)-\\d{2}-\\d{2}$' },
  (written) => (isDay(written) && written >= '2000' && written < '2101' ? written : undefined),
);

export const instantOrDay: Form<NonNullable<Order['deliveryPlannedAt']>> = formOf(
  { anyOf: [instant.schema, day.schema] },
  (value, place, report) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      ? day(value, place, report)
      : instant(value, place, report),
);

export const country: Form<string> = textForm(
  'A country is its code of two capitals in ISO 3166: `US`.',
  { pattern: '^[A-Z]{2}$' },
  (written) => (isCountry(written) ? written : undefined),
);

export const currency: Form<string> = textForm(
  'A currency is its code in ISO 4217, in use and with a minor unit: `USD`.',
  { pattern: '^[A-Z]{3}$' },
  (written) => (currencyDigits(written) === undefined ? undefined : written),
);

export const zone: Form<string> = textForm('A zone is its IANA name: `America/New_York`.', {}, (written) =>
  isKnownZone(written) ? written : undefined,
);

/** Staff are named, the others stand for themselves. */
export const who: Form<Who> = textForm(
  'Allowed here: `customer`, `shop`, `carrier`, `provider`, or a role of staff and a name: `agent:bo`, `supervisor:eve`, `inspector:ann`, `finance:lu`, `operator:max`.',
  {},
  (written) => {
    if (/^(?:customer|shop|carrier|provider)$/.test(written)) return written;
    const name = /^(?:agent|supervisor|inspector|finance|operator):(.*)$/su.exec(written)?.[1];
    return name !== undefined && isPlain(name, 200) ? written : undefined;
  },
);

function wholeNumber(least: number, most: number, what: string): Form<number> {
  const detail = `${what} from ${least} to ${most}.`;
  const schema = { type: 'integer', description: `${what}.`, minimum: least, maximum: most } as const;
  return formOf(schema, (value, place, report) => {
    if (typeof value !== 'number') return wrongType(place, report, detail);
    // Adding 0 makes the minus zero, which JSON can write, the zero that it is.
    return Number.isInteger(value) && value >= least && value <= most ? value + 0 : badValue(place, report, detail);
  });
}

function words(most: number, what: string): Form<string> {
  const bounds = { minLength: 1, maxLength: most, pattern: plainPattern };
  return textForm(`${what} has 1 to ${most} characters and no control characters.`, bounds, (written) =>
    isPlain(written, most) ? written : undefined,
  );
}

/** Its detail tells what is allowed, to the reader of the document and to whoever was refused. */
function textForm<T extends string>(
  detail: string,
  bounds: JsonSchema,
  read: (written: string) => T | undefined,
): Form<T> {
  return formOf<T>({ type: 'string', description: detail, ...bounds }, (value, place, report) =>
    typeof value === 'string' ? (read(value) ?? badValue(place, report, detail)) : wrongType(place, report, detail),
  );
}

/** Characters are Unicode code points; half a surrogate pair is none, since UTF-8 cannot write it. */
function isPlain(written: string, most: number): boolean {
  if (written === '' || written.length > most * 2 || !written.isWellFormed() || /\p{Cc}/u.test(written)) return false;
  return written.length <= most || Array.from(written).length <= most;
}

/** Asking for a zone is slow and the same few are asked for. */
function isKnownZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  const isKnown = isZone(name);
  if (isKnown && knownZones.size < mostRemembered) knownZones.add(name);
  return isKnown;
}

const mostRemembered = 1_000;
const knownZones = new Set<string>();
