// The request of a case file, field by field (CASE-FILE 2). What it says of its order: read-request-sense.ts.
import type { RequestedLine, ReturnRequest, Units } from '../domain/order.ts';
import { evidenceItems, grounds, resolutions } from '../domain/vocabulary.ts';
import { list, oneOf, optional, record, refined, required, setOf } from './read-forms.ts';
import type { Form } from './read-forms.ts';
import { placeIn } from './read-places.ts';
import { amount, count, id, instant, truth } from './read-values.ts';

/** What the file holds; whether it tells conditions at all is kept beside them. */
type Asked = Omit<ReturnRequest, 'conditions' | 'conditionsTold'> & Partial<Pick<ReturnRequest, 'conditions'>>;

/** Lines and how many of their units, each line once. */
export const unitsForm: Form<readonly Units[]> = eachOnce(
  record<Units>({ line: required(id), quantity: required(count) }),
);

export const requestedLinesForm: Form<readonly RequestedLine[]> = eachOnce(
  record<RequestedLine>({ line: required(id), quantity: required(count), ground: optional(oneOf(grounds)) }),
);

export const requestForm: Form<ReturnRequest> = refined(
  record<Asked>({
    at: required(instant),
    ground: required(oneOf(grounds)),
    resolution: required(oneOf(resolutions)),
    lines: required(requestedLinesForm),
    evidence: required(setOf(evidenceItems)),
    conditions: optional(
      record<ReturnRequest['conditions']>({
        installed: optional(truth),
        used: optional(truth),
        deliveryRefused: optional(truth),
      }),
    ),
    shownDeduction: optional(amount),
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
