// The case file's reader: a text or a parsed value in, a whole case with its defaults or a list of problems out.
import type { CaseFile } from '../contract/case-file.ts';
import type { CaseEvent } from '../contract/events.ts';
import type { Problem } from '../contract/problems.ts';
import { isBefore } from '../domain/instant.ts';
import { eventForm } from './read-events.ts';
import { listWithGaps, oneOf, optional, partsOf, required } from './read-forms.ts';
import type { Form } from './read-forms.ts';
import { checkLevels, readJson } from './read-json.ts';
import { checkOrder } from './read-order-sense.ts';
import { orderForm } from './read-order.ts';
import { isObject, noting, placeIn, problemsOf } from './read-places.ts';
import type { Finding, Report } from './read-places.ts';
import { checkEvents, checkRequest, lastInstant } from './read-request-sense.ts';
import { requestForm } from './read-request.ts';
import { instant } from './read-values.ts';

/** A case that may be run, or why it may not: at most 50 problems, in the order of the document. */
export type Read =
  | { readonly kind: 'case'; readonly file: CaseFile }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads the text of one file, or of one line of many; bytes have to be strict UTF-8. `shops` are those with a pack. */
export function readCase(text: string | Uint8Array, shops: readonly string[]): Read {
  const findings: Finding[] = [];
  const value = readJson(text, noting(findings));
  if (value === undefined) return { kind: 'problems', problems: problemsOf(findings, value) };
  return readValue(value, shops, findings);
}

/** Reads a case that is parsed already, with the same checks but those of the text: size and keys that stand twice. */
export function readCaseValue(value: unknown, shops: readonly string[]): Read {
  return readValue(value, shops, []);
}

/** What a file holds, as far as it could be read. */
type Parts = Omit<CaseFile, 'events' | 'asOf'> & {
  readonly events: readonly (CaseEvent | undefined)[];
  readonly asOf?: CaseFile['asOf'];
};

const mostEvents = 10_000;

function readValue(value: unknown, shops: readonly string[], findings: Finding[]): Read {
  const report = noting(findings);
  if (!isObject(value)) report(null, 'NOT_JSON', 'A case is one JSON object.');
  checkLevels(value, report);
  const parts = isObject(value) ? (partsForm(shops)(value, null, report) ?? {}) : {};
  checkSense(parts, report);
  const file = findings.length === 0 ? wholeOf(parts) : undefined;
  return file === undefined ? { kind: 'problems', problems: problemsOf(findings, value) } : { kind: 'case', file };
}

function partsForm(shops: readonly string[]): Form<Partial<Parts>> {
  return partsOf<Parts>(
    {
      shop: required(oneOf(shops)),
      order: required(orderForm),
      request: required(requestForm),
      events: required(listWithGaps(eventForm, { most: mostEvents })),
      asOf: optional(instant),
    },
    'reported',
  );
}

function checkSense({ order, request, events = [], asOf }: Partial<Parts>, report: Report): void {
  if (order !== undefined) checkOrder(order, placeIn(null, 'order'), report);
  if (order !== undefined && request !== undefined) checkRequest(request, order, placeIn(null, 'request'), report);
  checkEvents({ events, order, request }, placeIn(null, 'events'), report);
  const moments = [request?.at, events.at(-1)?.at];
  if (asOf !== undefined && moments.some((moment) => moment !== undefined && isBefore(asOf, moment))) {
    report(placeIn(null, 'asOf'), 'INCONSISTENT', '`asOf` is not before `request.at`, nor before the last event.');
  }
}

/** Undefined where a part is lacking, which has been reported then. */
function wholeOf({ shop, order, request, events, asOf }: Partial<Parts>): CaseFile | undefined {
  if (shop === undefined || order === undefined || request === undefined || events === undefined) return undefined;
  const happened = events.filter((event) => event !== undefined);
  return { shop, order, request, events: happened, asOf: asOf ?? lastInstant(request, happened) };
}
