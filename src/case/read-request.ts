// The request of a case file, field by field (CASE-FILE 2). What it says of its order: read-request-sense.ts.
import type { RequestedLine, ReturnRequest, Units } from '../domain/order.ts';
import { evidenceItems, grounds, resolutions } from '../domain/vocabulary.ts';
import { told } from './form-schemas.ts';
import { list, oneOf, optional, record, refined, required, setOf } from './read-forms.ts';
import type { Form } from './read-forms.ts';
import { placeIn } from './read-places.ts';
import { amount, count, id, instant, truth } from './read-values.ts';

/** What the file holds; whether it tells conditions at all is kept beside them. */
type Asked = Omit<ReturnRequest, 'conditions' | 'conditionsTold'> & Partial<Pick<ReturnRequest, 'conditions'>>;

/** Lines and how many of their units, each line once. */
export const unitsForm: Form<readonly Units[]> = eachOnce(
  record<Units>({
    line: required(told(id, 'The id of a line of the order.')),
    quantity: required(told(count, 'Units.')),
  }),
);

export const requestedLinesForm: Form<readonly RequestedLine[]> = eachOnce(
  record<RequestedLine>({
    line: required(told(id, 'The id of a line of the order.')),
    quantity: required(told(count, 'Units.')),
    ground: optional(told(oneOf(grounds), 'Where it is another one than that of the request.')),
  }),
);

const shownDeductionMeans =
  'The deduction that the customer was shown before confirming, in whole minor units: no more is kept back.';

export const requestForm: Form<ReturnRequest> = refined(
  record<Asked>({
    at: required(told(instant, 'When the customer first asked: the window to ask counts up to it.')),
    ground: required(told(oneOf(grounds), 'Why the goods come back.')),
    resolution: required(told(oneOf(resolutions), 'What the customer wants instead.')),
    lines: required(told(requestedLinesForm, 'Which units come back; each line once.')),
    evidence: required(told(setOf(evidenceItems), 'What the customer has handed in with the request.')),
    conditions: optional(
      record<ReturnRequest['conditions']>({
        installed: optional(told(truth, 'Whether the goods were installed.')),
        used: optional(told(truth, 'Whether the goods were used.')),
        deliveryRefused: optional(told(truth, 'Whether the customer refused the delivery.')),
      }),
    ),
    shownDeduction: optional(told(amount, shownDeductionMeans)),
  }),
  ({ at, ground, resolution, lines, evidence, conditions, shownDeduction }) => ({
    at,
    ground,
    resolution,
    lines,
    evidence,
    conditions: conditions ?? {},
    conditionsTold: conditions !== undefined,
    ...(shownDeduction === undefined ? {} : { shownDeduction }),
  }),
);

function eachOnce<T extends Units>(form: Form<T>): Form<readonly T[]> {
  return refined(list(form, { least: 1 }), (items, place, report) => {
    const seen = new Set<string>();
    for (const [index, { line }] of items.entries()) {
      if (seen.has(line)) report(placeIn(place, index, 'line'), 'INCONSISTENT', 'Each line stands here once.');
      seen.add(line);
    }
    return items;
  });
}
