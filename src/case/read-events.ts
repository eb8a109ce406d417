// The events of a case file, each with its own fields (CASE-FILE 3); an API message carries the same ones.
import { eventNames, eventRoles } from '../contract/events.ts';
import type { CaseEvent, EventFields, EventName } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { evidenceItems, grounds, noticeParts, resolutions, routes, sheetAnswers } from '../domain/vocabulary.ts';
import type { SheetAnswer, Who } from '../domain/vocabulary.ts';
import { list, oneOf, optional, otherwise, partsOf, record, refined, required, setOf } from './read-forms.ts';
import type { FieldsOf, Form } from './read-forms.ts';
import { isObject, placeIn } from './read-places.ts';
import { requestedLinesForm, unitsForm } from './read-request.ts';
import { amount, day, id, instant, mostMinor, text, truth, who } from './read-values.ts';

/** One event of a file: `at`, `event`, `by` and the fields of its kind. */
export const eventForm: Form<CaseEvent> = (value, place, report) => {
  const name = isObject(value) && Object.hasOwn(value, 'event') ? value['event'] : undefined;
  const form = wholeForms.get(name);
  if (form !== undefined) return form(value, place, report);
  headOfAny(value, place, report);
  return undefined;
};

/** The fields of one kind of event alone, without `at`, `event` and `by`. */
export function fieldsForm<Name extends EventName>(name: Name): Form<EventFields[Name]> {
  return bareForms[name] as Form<EventFields[Name]>;
}

const evidenceList = setOf(evidenceItems);
const someEvidence = setOf(evidenceItems, { least: 1 });
const reasoned = { reason: optional(text), evidence: optional(evidenceList) };
const payer = oneOf(['shop', 'customer']);
const decision = oneOf(['approve', 'decline']);

const sheetFields = Object.fromEntries(sheetAnswers.map((answer) => [answer, optional(truth)]));
const sheet = record(sheetFields as FieldsOf<Partial<Record<SheetAnswer, boolean>>>);

const fields: { readonly [Name in EventName]: FieldsOf<EventFields[Name]> } = {
  'evidence-asked': { evidence: required(someEvidence) },
  'evidence-supplied': { evidence: required(someEvidence) },
  decided: {
    ...reasoned,
    verdict: required(decision),
    lines: optional(requestedLinesForm),
    ground: optional(oneOf(grounds)),
    route: optional(oneOf(routes)),
    resolution: optional(oneOf(resolutions)),
    exception: optional(truth),
    override: optional(truth),
    freight: optional(payer),
    amount: optional(amount),
  },
  'offer-made': { resolution: required(oneOf(resolutions)), amount: optional(amount) },
  'offer-answered': { answer: required(oneOf(['accept', 'decline'])) },
  'notice-sent': { lacks: optional(setOf(noticeParts)) },
  'notice-bounced': {},
  'pick-up-agreed': { for: required(instant) },
  'parcel-scanned': {
    carriagePaidBy: optional(payer),
    carriage: optional(amount),
    postmarkedOn: optional(day),
    postingReceiptAt: optional(instant),
  },
  'second-parcel': { lines: optional(unitsForm) },
  received: { lines: required(unitsForm), atAgreedAddress: otherwise(truth, true) },
  'parcel-lost': {},
  inspected: {
    ...reasoned,
    sheet: required(sheet),
    verdict: required(oneOf(['accept', 'reject'])),
    lines: optional(unitsForm),
    extra: optional(list(text)),
  },
  // Where a reason is required of some verdicts or roles only, the machine asks for it: REASON_MISSING.
  appealed: { reason: optional(text) },
  'appeal-decided': { verdict: required(decision), reason: optional(text) },
  'refund-held': { reason: optional(text), suspicion: optional(truth) },
  'refund-released': { reason: optional(text), suspicion: optional(truth) },
  'refund-submitted': {},
  'refund-settled': {},
  'refund-failed': {},
  dispatched: {},
  'not-in-stock': {},
  'goods-demanded': {},
  'carriage-paid': {},
  'goods-sent-back': {},
  'carriage-claimed': { amount: required(amount), expenses: optional(amount) },
  'claim-sent': {},
  'carrier-answered': { amount: required(amount), paidTo: required(oneOf(['platform', 'customer'])) },
  'trace-asked': { account: optional(id) },
  'trace-answered': {},
  withdrawn: {},
  cancelled: { reason: optional(text) },
  'clock-moved': { clock: required(id), to: required(instant), reason: optional(text) },
};

interface Head {
  readonly at: Instant;
  readonly event: EventName;
  readonly by: Who;
}

const head: FieldsOf<Head> = { at: required(instant), event: required(oneOf(eventNames)), by: otherwise(who, '') };

/** Of an event without a known name only this much can be told. */
const headOfAny = partsOf<Head>(head, 'ignored');

const bareForms: Readonly<Record<string, Form<object>>> = Object.fromEntries(
  eventNames.map((name) => [name, sensible(name, record<object>(fields[name]))]),
);

const wholeForms: ReadonlyMap<unknown, Form<CaseEvent>> = new Map(
  eventNames.map((name) => {
    const sender = eventRoles[name].default;
    const by = sender === null ? required(who) : otherwise(who, sender);
    return [name, sensible(name, record<CaseEvent>({ ...head, by, ...fields[name] } as FieldsOf<CaseEvent>))];
  }),
);

/** What the fields of one event say of one another. */
function sensible<T extends object>(name: EventName, form: Form<T>): Form<T> {
  return refined(form, (read, place, report) => {
    const said: { readonly resolution?: string; readonly amount?: number; readonly expenses?: number } = read;
    if (name === 'offer-made' && said.resolution === 'partial-refund' && said.amount === undefined) {
      report(placeIn(place, 'amount'), 'MISSING_FIELD', 'The field `amount` is required with `partial-refund`.');
    }
    if (name === 'carriage-claimed' && (said.amount ?? 0) + (said.expenses ?? 0) > mostMinor) {
      report(placeIn(place, 'expenses'), 'BAD_VALUE', `Together with \`amount\` at most ${mostMinor}.`);
    }
    return read;
  });
}
