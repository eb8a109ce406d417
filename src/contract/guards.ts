// What a message past the API must look like before a workflow takes it: hand-written, since workflows load no library.
import type { EventName } from './events.ts';
import { evidenceItems, grounds, noticeParts, resolutions, routes } from '../domain/vocabulary.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length >= 1 && value.length <= 2_000;
const amount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const time = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** Of a day that the calendar has: a 30 February would be read as a day of March. */
const instant: Check = (value) => {
  const day = typeof value === 'string' ? time.exec(value)?.[1] : undefined;
  const start = Date.parse(`${day}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
};
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 1_000 && value.every(check);
const units: Check = (value) =>
  isObject(value) && text(value['line']) && Number.isInteger(value['quantity']) && (value['quantity'] as number) > 0;
const requested: Check = (value) =>
  units(value) && (!isObject(value) || value['ground'] === undefined || oneOf(grounds)(value['ground']));
const sheet: Check = (value) => isObject(value) && Object.values(value).every(flag);
const evidence = listOf(oneOf(evidenceItems));
const parties = oneOf(['shop', 'customer']);
const verdict = oneOf(['approve', 'decline']);

/** Required fields first, optional ones after the bar. */
interface Shape {
  readonly must: Readonly<Record<string, Check>>;
  readonly may: Readonly<Record<string, Check>>;
}

const nothing: Shape = { must: {}, may: {} };
const reasoned = { reason: text, evidence };

const shapes: Readonly<Partial<Record<EventName, Shape>>> = {
  'evidence-asked': { must: { evidence }, may: {} },
  'evidence-supplied': { must: { evidence }, may: {} },
  decided: {
    must: { verdict },
    may: {
      ...reasoned,
      lines: listOf(requested),
      ground: oneOf(grounds),
      route: oneOf(routes),
      resolution: oneOf(resolutions),
      exception: flag,
      override: flag,
      freight: parties,
      amount,
    },
  },
  'offer-made': { must: { resolution: oneOf(resolutions) }, may: { amount } },
  'offer-answered': { must: { answer: oneOf(['accept', 'decline']) }, may: {} },
  'notice-sent': { must: {}, may: { lacks: listOf(oneOf(noticeParts)) } },
  'pick-up-agreed': { must: { for: instant }, may: {} },
  'parcel-scanned': {
    must: {},
    may: { carriagePaidBy: parties, carriage: amount, postmarkedOn: text, postingReceiptAt: instant },
  },
  'second-parcel': { must: {}, may: { lines: listOf(units) } },
  received: { must: { lines: listOf(units) }, may: { atAgreedAddress: flag } },
  inspected: {
    must: { sheet, verdict: oneOf(['accept', 'reject']) },
    may: { ...reasoned, lines: listOf(units), extra: listOf(text) },
  },
  appealed: { must: {}, may: { reason: text } },
  'appeal-decided': { must: { verdict }, may: { reason: text } },
  'refund-held': { must: {}, may: { reason: text, suspicion: flag } },
  'refund-released': { must: {}, may: { reason: text, suspicion: flag } },
  'carriage-claimed': { must: { amount }, may: { expenses: amount } },
  'carrier-answered': { must: { amount, paidTo: oneOf(['platform', 'customer']) }, may: {} },
  'trace-asked': { must: {}, may: { account: text } },
  cancelled: { must: {}, may: { reason: text } },
  'clock-moved': { must: { clock: text, to: instant }, may: { reason: text } },
};

/** The fields of an event as far as they are known and well formed; a sentence that says what is wrong otherwise. */
export function fieldsFor(
  event: EventName,
  message: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | string {
  const { must, may } = shapes[event] ?? nothing;
  for (const [name, check] of Object.entries(must)) if (!check(message[name])) return `${name} is missing or malformed`;
  for (const [name, check] of Object.entries(may)) {
    if (message[name] !== undefined && !check(message[name])) return `${name} is malformed`;
  }
  const known = [...Object.keys(must), ...Object.keys(may)];
  return Object.fromEntries(
    Object.entries(message).filter(([name, value]) => known.includes(name) && value !== undefined),
  );
}

/** What every message carries (DESIGN 3); undefined: it is well formed. */
export function malformed(message: unknown): string | undefined {
  if (!isObject(message)) return 'a message is one object with id and by';
  if (!text(message['id']) || (message['id'] as string).length > 200)
    return 'id is missing or longer than 200 characters';
  if (!text(message['by'])) return 'by is missing: who says so, for instance agent:bo';
  for (const name of ['at', 'heardAt']) {
    if (message[name] !== undefined && !instant(message[name])) return `${name} is no instant with an offset`;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
