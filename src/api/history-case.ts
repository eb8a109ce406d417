// The facts of a timeline as a case file, so that whoever has a history can judge it again.
import { eventNames } from '../contract/events.ts';
import type { HistoryCase } from '../contract/history.ts';
import type { AskedFor, TimelineEntry } from '../contract/timeline.ts';
import { type Instant, isBefore, laterOf, msOf } from '../domain/instant.ts';

/**
 * What was refused is among the events too: `decide` refuses it again. But for what was said under an id that says
 * something else: a case has no ids, and would take it for a fact of its own.
 *
 * @param now how far the return's time has come
 */
export function caseOf(
  { shop, order, request }: AskedFor,
  timeline: readonly TimelineEntry[],
  now: Instant,
): HistoryCase {
  const facts = timeline.filter(isEvent).toSorted((one, other) => msOf(one.at) - msOf(other.at));
  const events = facts.map(({ at, what: event, by, details }) => ({ at, event, by, ...details }));
  const { conditionsTold, conditions, ...asked } = request;
  return {
    shop,
    order,
    request: { ...asked, ...(conditionsTold && { conditions }) } as HistoryCase['request'],
    events,
    asOf: facts.reduce((latest, { at }) => laterOf(latest, at), laterOf(now, request.at)),
  };
}

/** Of facts that happened before one that was known already. */
export function toldLate(timeline: readonly TimelineEntry[]): readonly number[] {
  const facts = timeline.filter(isEvent);
  return facts
    .filter(({ at }, place) => facts.slice(0, place).some((earlier) => isBefore(at, earlier.at)))
    .map(({ number }) => number);
}

function isEvent({ kind, what, by, refused }: TimelineEntry): boolean {
  if (refused?.code === 'DIFFERENT_CONTENT') return false;
  return kind === 'fact' && by !== null && (eventNames as readonly string[]).includes(what);
}
