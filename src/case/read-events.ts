// The events of a case file, each with its own fields (CASE-FILE 3); an API message carries the same ones.
import { eventNames, eventRoles } from '../contract/events.ts';
import type { CaseEvent, EventFields, EventName } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { evidenceItems, grounds, noticeParts, resolutions, routes, sheetAnswers } from '../domain/vocabulary.ts';
import type { SheetAnswer, Who } from '../domain/vocabulary.ts';
import { formOf, told } from './form-schemas.ts';
import { list, oneOf, optional, otherwise, partsOf, record, refined, required, setOf } from './read-forms.ts';
import type { FieldsOf, Form } from './read-forms.ts';
import { isObject, placeIn } from './read-places.ts';
import { requestedLinesForm, unitsForm } from './read-request.ts';
import { amount, day, id, instant, mostMinor, text, truth, who } from './read-values.ts';

/** One event of a file: `at`, `event`, `by` and the fields of its kind. */
export const eventForm: Form<CaseEvent> = formOf({ type: 'object' }, (value, place, report) => {
  const name = isObject(value) && Object.hasOwn(value, 'event') ? value['event'] : undefined;
  const form = wholeForms.get(name);
  if (form !== undefined) return form(value, place, report);
  headOfAny(value, place, report);
  return undefined;
});

/** The fields of one kind of event alone, without `at`, `event` and `by`. */
export function fieldsForm<Name extends EventName>(name: Name): Form<EventFields[Name]> {
  return bareForms[name] as Form<EventFields[Name]>;
}

const evidenceList = setOf(evidenceItems);
const someEvidence = setOf(evidenceItems, { least: 1 });
const reason = optional(told(text, 'Why, for whoever reads the case; it stands in the history and names nobody.'));
const seen = optional(told(evidenceList, 'What it was judged by.'));
const payer = oneOf(['shop', 'customer']);
const decision = oneOf(['approve', 'decline']);

const sheetFields = Object.fromEntries(sheetAnswers.map((answer) => [answer, optional(truth)]));
const sheet = record(sheetFields as FieldsOf<Partial<Record<SheetAnswer, boolean>>>);
const suspicion = optional(told(truth, 'Whether abuse is suspected.'));
const receivedUnits = told(unitsForm, 'What was in the parcel.');

const fields: { readonly [Name in EventName]: FieldsOf<EventFields[Name]> } = {
  'evidence-asked': { evidence: required(someEvidence) },
  'evidence-supplied': { evidence: required(someEvidence) },
  decided: {
    reason,
    evidence: seen,
    verdict: required(decision),
    lines: optional(told(requestedLinesForm, 'What is decided on; without it, all lines of the request.')),
    ground: optional(told(oneOf(grounds), 'The ground that counts, where it is another than the one asked for.')),
    route: optional(told(oneOf(routes), 'How the goods come back, where the policy leaves a choice.')),
    resolution: optional(told(oneOf(resolutions), 'What the customer gets, where it is not what was asked for.')),
    exception: optional(told(truth, 'Grants what the policy refuses by default and lets a person grant.')),
    override: optional(told(truth, 'Sets aside what the policy says, and says so.')),
    freight: optional(told(payer, 'Who bears the carriage back, where the policy leaves it to the decision.')),
    amount: optional(told(amount, 'Whole minor units, where the policy leaves the amount to the decision.')),
  },
  'offer-made': {
    resolution: required(oneOf(resolutions)),
    amount: optional(told(amount, 'Whole minor units; required with `partial-refund`.')),
  },
  'offer-answered': { answer: required(oneOf(['accept', 'decline'])) },
  'notice-sent': { lacks: optional(told(setOf(noticeParts), 'What the mail lacked so that the customer can act.')) },
  'notice-bounced': {},
  'pick-up-agreed': { for: required(told(instant, 'When the parcel is picked up.')) },
  'parcel-scanned': {
    carriagePaidBy: optional(told(payer, 'Who paid the carriage back.')),
    carriage: optional(told(amount, 'What the carriage back cost, in whole minor units.')),
    postmarkedOn: optional(told(day, 'The day of the postmark, where it is told.')),
    postingReceiptAt: optional(told(instant, 'When the parcel was handed in by the posting receipt.')),
  },
  'second-parcel': { lines: optional(receivedUnits) },
  received: {
    lines: required(receivedUnits),
    atAgreedAddress: otherwise(told(truth, 'Whether it came to the address that was agreed.'), true),
  },
  'parcel-lost': {},
  inspected: {
    reason,
    evidence: seen,
    sheet: required(told(sheet, 'The answers of the inspection sheet; the policy says which it asks.')),
    verdict: required(oneOf(['accept', 'reject'])),
    lines: optional(told(unitsForm, 'What is accepted, where it is not all.')),
    extra: optional(told(list(text), 'What lay in the parcel and was not asked for.')),
  },
  // Where a reason is required of some verdicts or roles only, the machine asks for it: REASON_MISSING.
  appealed: { reason },
  'appeal-decided': { verdict: required(decision), reason },
  'refund-held': { reason, suspicion },
  'refund-released': { reason, suspicion },
  'refund-submitted': {},
  'refund-settled': {},
  'refund-failed': {},
  dispatched: {},
  'not-in-stock': {},
  'goods-demanded': {},
  'carriage-paid': {},
  'goods-sent-back': {},
  'carriage-claimed': {
    amount: required(told(amount, 'The carriage that is claimed, in whole minor units.')),
    expenses: optional(told(amount, 'Further expenses, in whole minor units.')),
  },
  'claim-sent': {},
  'carrier-answered': {
    amount: required(told(amount, 'What the carrier pays, in whole minor units.')),
    paidTo: required(oneOf(['platform', 'customer'])),
  },
  'trace-asked': {
    account: optional(told(id, 'The account that the refund was expected on, as the customer names it.')),
  },
  'trace-answered': {},
  withdrawn: {},
  cancelled: { reason },
  'clock-moved': {
    clock: required(told(id, 'The id of the clock, as the clocks of the return show it.')),
    to: required(told(instant, 'The new end of the clock: the first instant that is too late.')),
    reason,
  },
};

interface Head {
  readonly at: Instant;
  readonly event: EventName;
  readonly by: Who;
}

const head: FieldsOf<Head> = { at: required(instant), event: required(oneOf(eventNames)), by: otherwise(who, '') };

/** Of an event without a known name only this much can be told. */
const headOfAny = partsOf<Head>(head, 'ignored');

const partialNeedsAmount = {
  anyOf: [
    { properties: { resolution: { enum: resolutions.filter((resolution) => resolution !== 'partial-refund') } } },
    { required: ['amount'] },
  ],
};

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
  const checked = refined(form, (read, place, report) => {
    const said: { readonly resolution?: string; readonly amount?: number; readonly expenses?: number } = read;
    if (name === 'offer-made' && said.resolution === 'partial-refund' && said.amount === undefined) {
      report(placeIn(place, 'amount'), 'MISSING_FIELD', 'The field `amount` is required with `partial-refund`.');
    }
    if (name === 'carriage-claimed' && (said.amount ?? 0) + (said.expenses ?? 0) > mostMinor) {
      report(placeIn(place, 'expenses'), 'BAD_VALUE', `Together with \`amount\` at most ${mostMinor}.`);
    }
    return read;
  });
  return name === 'offer-made' ? formOf({ ...form.schema, ...partialNeedsAmount }, checked) : checked;
}
