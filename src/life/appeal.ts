// An appeal against a declined request or a rejected parcel, and its decision by somebody else (AIS-19).
import type { CaseEvent } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { end, isOpen, lastClock, meet, pause, resume } from './clocks.ts';
import { never, type Refusal } from './fit.ts';
import { owed } from './notice.ts';
import type { ReturnState } from './state.ts';
import { isAppealable } from './state.ts';

export function appealHeard(state: ReturnState, { at }: CaseEvent<'appealed'>): ReturnState {
  const open = { ...state, closed: null, appeal: { kind: 'open' as const, at, against: against(state) } };
  return pause(meet(open, 'appeal', at), 'appeal', at);
}

export function appealDecided(state: ReturnState, { at, verdict }: CaseEvent<'appeal-decided'>): ReturnState {
  const appeal = { kind: 'decided' as const, at, verdict, against: against(state) };
  const decided = meet({ ...state, askedFor: [], appeal }, 'appeal-decision', at);
  return owed(resume(end(decided, at, 'supplementary'), 'appeal', at), 'appeal', at);
}

function against({ review }: ReturnState): 'decline' | 'rejection' {
  return review.kind === 'declined' ? 'decline' : 'rejection';
}

/** The state's own bar against an appeal; whether the shop hears appeals at all is asked first. */
export function appealRefusal(state: ReturnState, event: CaseEvent<'appealed'>): Refusal | undefined {
  if (!isAppealable(state)) return never(state, 'there is nothing to appeal against');
  const clock = lastClock(state, 'appeal');
  const inTime = clock === undefined || (isOpen(clock) && (clock.dueAt === null || isBefore(event.at, clock.dueAt)));
  if (inTime || roleOf(event.by) === 'supervisor') return undefined;
  return { code: 'TOO_LATE', detail: `${clock.id} ended at ${clock.dueAt ?? ''}` };
}
