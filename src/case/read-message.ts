// The body of one message, read with the same forms as the event of a case file that it reports.
import type { EventFields, EventName } from '../contract/events.ts';
import type { Problem } from '../contract/problems.ts';
import { fieldsForm } from './read-events.ts';
import { isObject, noting, problemsOf } from './read-places.ts';
import type { Finding } from './read-places.ts';

export type ReadMessage<Name extends EventName = EventName> =
  | { readonly kind: 'event'; readonly fields: EventFields[Name] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads the fields of one event without `at`, `event` and `by`, which a body never states; paths begin at the body. */
export function readMessage<Name extends EventName>(event: Name, body: unknown): ReadMessage<Name> {
  const findings: Finding[] = [];
  const report = noting(findings);
  if (!isObject(body)) report(null, 'NOT_JSON', 'A message is one JSON object.');
  const fields = isObject(body) ? fieldsForm(event)(body, null, report) : undefined;
  if (fields === undefined || findings.length > 0) return { kind: 'problems', problems: problemsOf(findings, body) };
  return { kind: 'event', fields };
}
