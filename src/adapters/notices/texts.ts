// The texts of e-mails to customers in one language, as its file in `languages` holds them.
import { z } from 'zod';
import { moneyKinds } from '../../domain/ruling.ts';
import { evidenceItems, noticeParts, refundMethods, resolutions, routes } from '../../domain/vocabulary.ts';
import { contactFields } from '../../ports/people.ts';

/** A text with the places that are filled in; each has to stand in every language, and no other may. */
function text(...places: readonly string[]) {
  const wanted = places.toSorted().join(', ');
  return z
    .string()
    .trim()
    .min(1, 'The text is empty.')
    .refine((value) => placesIn(value).join(', ') === wanted, {
      error: wanted === '' ? 'Nothing is filled in here: no braces.' : `It has to have these in braces: ${wanted}.`,
    });
}

function placesIn(value: string): readonly string[] {
  return [...new Set(Array.from(value.matchAll(/\{([^{}]*)\}/g), ([, place]) => place ?? ''))].toSorted();
}

const plain = text();
/** Spaces at its ends count. */
const separator = z.string().min(1);
const duty = z.strictObject({ who: plain, does: plain });
const told = z.strictObject({ title: plain, happened: z.array(plain).min(1), next: z.array(plain).min(1) });
const due = told.extend({ duty });
const aboutOrder = { happened: z.tuple([text('order', 'shop')]) };
/** Where it makes a difference whether the customer gets money or goods. */
const forks = {
  ifMoney: z.strictObject({ duty, next: z.array(plain).min(1) }),
  ifGoods: z.strictObject({ duty, next: z.array(plain).min(1) }),
};
const each = <Word extends string>(words: readonly Word[]) => z.record(z.enum(words), plain);

const notices = z.strictObject({
  'request-refused': told.extend(aboutOrder),
  'evidence-wanted': due,
  'evidence-reminder': due,
  approved: z.strictObject({ title: plain, happened: each([...routes, 'undecided']), ...forks }),
  declined: due.extend(aboutOrder),
  offer: due,
  'offer-reminder': due,
  'ground-changed': due,
  'appeal-decided': due.extend({
    ifApproved: z.strictObject({ title: plain, happened: z.array(plain).min(1) }),
    ifDeclined: told,
  }),
  'posting-reminder': due,
  lapsed: due,
  'parcel-arrived': due,
  'unannounced-parcel': due,
  'goods-accepted': z.strictObject({ title: plain, happened: z.array(plain).min(1), ...forks }),
  'goods-refused': due,
  'custody-reminder': due,
  'right-ended': due,
  'new-goods-shipped': told,
  'not-in-stock': due,
  'refund-made': due.extend({ ifCredit: z.strictObject({ duty, next: z.array(plain).min(1) }) }),
  'refund-held': due,
  'order-cancelled': due,
  'trace-answer': due,
  'clock-moved': due,
});

export const textsForm = z.strictObject({
  /** For dates, numbers and lists. */
  locale: plain,
  /** What its readers call the language. */
  name: plain,
  day: text('weekday', 'day', 'month', 'year'),
  instant: text('day', 'time', 'zone'),
  before: text('instant'),
  untilEndOf: text('day', 'zone'),
  separator,
  labelled: text('label', 'text'),
  frame: z.strictObject({
    greeting: text('name'),
    greetingWithoutName: plain,
    footer: text('shop', 'rma'),
    reason: text('reason'),
    next: plain,
    link: plain,
    attached: text('papers'),
    lacking: text('parts'),
    clauses: plain,
    quotedIn: z.string(),
    reading: text('clause'),
  }),
  facts: z.strictObject({
    heading: plain,
    return: plain,
    order: plain,
    goods: plain,
    wish: plain,
    refundedTo: plain,
    asOf: plain,
    inAmounts: text('method', 'count', 'amounts'),
  }),
  sections: z.strictObject({
    missing: plain,
    address: plain,
    checkList: plain,
    expected: plain,
    deduction: plain,
    money: plain,
    total: plain,
    lineOfOrder: text('line'),
  }),
  code: z.strictObject({
    title: plain,
    happened: plain,
    code: text('code'),
    holds: text('minutes'),
    notYou: plain,
  }),
  changed: z.strictObject({
    title: plain,
    happened: text('instant'),
    fields: each(contactFields),
    notYou: text('address'),
  }),
  papers: each(['packing-slip', 'label', 'return-address', 'refund-certificate']),
  parts: each(noticeParts),
  evidence: each(evidenceItems),
  resolutions: each(resolutions),
  methods: each(refundMethods),
  money: each(moneyKinds),
  parcel: z.strictObject({
    who: plain,
    does: each(['prepaid-label', 'own-carrier', 'pick-up']),
    pack: plain,
    slip: plain,
    label: plain,
    post: plain,
    handOver: plain,
    thenMoney: plain,
    thenGoods: plain,
  }),
  notices,
});

export type Texts = z.infer<typeof textsForm>;

/** What only customers are told; the others are written to staff and carriers, in English. */
export type CustomerNotice = keyof Texts['notices'];

/** Puts the values into their places; a value is never read as a text with places of its own. */
export function filled(value: string, values: Readonly<Record<string, string>>): string {
  return value.replace(/\{([^{}]*)\}/g, (place, name: string) => values[name] ?? place);
}
