// Whether a parcel was posted in time, and what becomes of it if not (ALL-09, ALL-14).
import type { CaseEvent } from '../contract/events.ts';
import { type Instant, isBefore } from '../domain/instant.ts';
import { anotherScanned } from './another-parcel.ts';
import { end, lastClock, resume } from './clocks.ts';
import type { Parcel } from './parts.ts';
import type { ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

/** Posted in time, however late it is heard of, keeps the return going; posted late goes to a supervisor (ALL-14). */
export function posted(
  state: ReturnState,
  fact: CaseEvent<'parcel-scanned' | 'received'>,
  proof: Instant | undefined,
): ReturnState {
  if (state.review.kind !== 'approved' || !state.travels) return state;
  const postedAt = proof ?? state.scan?.postedAt ?? fact.at;
  const scan = state.scan === null ? null : { ...state.scan, postedAt };
  const told = end({ ...state, scan }, fact.at, 'notice');
  const going = resume(resume(told, 'pick-up', fact.at), 'notice', fact.at);
  const clock = lastClock(going, 'ship-back');
  // While it stood still, for a pick-up or a notice that came back, no instant was too late.
  const stoodStill = lastClock(state, 'ship-back')?.state === 'paused';
  const inTime =
    clock === undefined ||
    clock.dueAt === null ||
    clock.state === 'met' ||
    stoodStill ||
    isBefore(postedAt, clock.dueAt);
  const isHere = fact.event === 'received' && fact.atAgreedAddress !== false;
  if (inTime) return moving(shownInTime(going), fact.at, isHere ? fact.at : null);
  const { parcel } = state;
  if (parcel.kind !== 'lapsed' && parcel.kind !== 'awaited' && parcel.kind !== 'late') return state;
  const receivedAt = isHere ? fact.at : parcel.kind === 'late' ? parcel.receivedAt : null;
  const late = { ...end(going, fact.at, 'ship-back'), closed: null, parcel: { kind: 'late' as const, receivedAt } };
  return withFlag(late, 'LATE_PARCEL');
}

/** What is lost at our risk is settled; on the customer's own carrier a newer sign of it shows that it is not lost. */
function staysLost({ onUs, at }: Extract<Parcel, { readonly kind: 'lost' }>, sign: Instant): boolean {
  return onUs || !isBefore(at, sign);
}

function moving(state: ReturnState, at: Instant, receivedAt: Instant | null = null): ReturnState {
  if (state.parcel.kind === 'received') return receivedAt === null ? anotherScanned(state, at) : state;
  if (state.parcel.kind === 'lost' && staysLost(state.parcel, at)) return state;
  const reopened = state.closed === null ? {} : { closed: null, reopenedAt: at };
  const parcel = receivedAt === null ? { kind: 'in-transit' as const } : { kind: 'received' as const, at: receivedAt };
  return { ...withoutFlags(state, 'LATE_PARCEL', 'PARCEL_LOST'), ...reopened, parcel };
}

/** A clock that had been breached by what we knew is met by what we now know. */
function shownInTime(state: ReturnState): ReturnState {
  const place = state.clocks.findLastIndex(({ step }) => step === 'ship-back');
  const unmarked = state.clocks.map((clock, index) => {
    if (index !== place || clock.state === 'met') return clock;
    const { over: _, ...rest } = clock;
    return { ...rest, state: 'met' as const };
  });
  return { ...state, clocks: unmarked };
}
