// Which events fit the stage of an open return: for now, early, or never (CASE-FILE 3).
import type { CaseEvent, EventName } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { cancelledFit } from './cancellation.ts';
import { movable } from './clocks.ts';
import { type Fit, isPaid, isUndecided, never, type Refusal, wasSubmitted } from './fit.ts';
import { exchangeFit, inspectedFit, lostFit, receivedFit, tooMany } from './fit-of-goods.ts';
import { hasSent, isMoreToCome } from './paid.ts';
import { advancedId } from './payout.ts';
import { isLostOnTheirs, isQuestionOpen } from './question.ts';
import { failureFit, isBooked, type RefundReport } from './refund.ts';
import { canDemand, endedRight, keepsGoods } from './rejections.ts';
import type { ReturnState } from './state.ts';
import { unitsIn } from './state.ts';
import { withdrawnFit } from './withdrawal.ts';

export function fitOfStage<Name extends EventName>(state: ReturnState, event: CaseEvent<Name>): Fit {
  const fit: (state: ReturnState, event: CaseEvent<Name>) => Fit = fits[event.event];
  return fit(state, event);
}

const now = (): Fit => 'now';

/** One entry an event; an event without an entry does not compile. */
const fits: { readonly [Name in EventName]: (state: ReturnState, event: CaseEvent<Name>) => Fit } = {
  // An invoice that cannot be read is asked for again after the decision too (WEB-10).
  'evidence-asked': (state) =>
    isUndecided(state) || state.appeal.kind === 'open' || state.carriageClaim !== null ? 'now' : decided(state),
  'evidence-supplied': now,
  decided: decidedFit,
  'offer-made': (state) => (isUndecided(state) ? 'now' : decided(state)),
  'offer-answered': (state) => (state.offer.kind === 'open' ? 'now' : never(state, 'no offer is open')),
  'notice-sent': noticeFit,
  'notice-bounced': noticeFit,
  'pick-up-agreed': (state) => {
    if (isUndecided(state)) return 'early';
    return state.parcel.kind === 'awaited' ? 'now' : never(state, 'no parcel is awaited');
  },
  'parcel-scanned': now,
  'second-parcel': now,
  received: receivedFit,
  'parcel-lost': lostFit,
  inspected: inspectedFit,
  // Whether the shop hears appeals at all is asked first: appealRefusal in src/life/appeal.ts.
  appealed: now,
  'appeal-decided': appealDecidedFit,
  'refund-held': (state) => {
    const isOver = isPaid(state) && !isMoreToCome(state);
    return isOver || state.hold !== null ? never(state, 'there is nothing to hold') : 'now';
  },
  'refund-released': (state) => (state.hold === null ? never(state, 'no hold stands') : 'now'),
  'refund-submitted': (state, event: RefundReport<'refund-submitted'>) => {
    if (isBooked(state, event.parts)) return never(state, 'this payout was reported on already');
    if (state.refund.kind === 'due' || state.refund.kind === 'failed' || state.underWay.length > 0) return 'now';
    return isPaid(state) ? never(state, 'the refund was made already') : 'early';
  },
  'refund-settled': (state) => {
    if (state.refund.kind === 'submitted') return 'now';
    return state.refund.kind === 'settled' ? never(state, 'the refund has arrived already') : 'early';
  },
  'refund-failed': failureFit,
  dispatched: exchangeFit,
  'not-in-stock': exchangeFit,
  'goods-demanded': custodyFit,
  'carriage-paid': carriageFit,
  'goods-sent-back': (state) =>
    state.rejections.some(({ goods }) => goods.kind === 'demanded')
      ? 'now'
      : never(state, 'nobody wants the goods back'),
  'carriage-claimed': (state, event) => {
    if (asksLessThanIsOut(state, event)) return never(state, 'more than that has been paid out already');
    if (state.review.kind === 'approved') return 'now';
    return isUndecided(state) || state.appeal.kind === 'open' ? 'early' : never(state, 'no carriage can be owed');
  },
  'claim-sent': (state) => {
    // What is due for other lines by now takes no claim from this one.
    const isOpen = isUndecided(state) || state.review.kind === 'approved';
    return isOpen && state.claim === null ? 'now' : decided(state);
  },
  'carrier-answered': (state) => {
    if (state.claim === null) return 'early';
    return state.claim.answer === null ? 'now' : never(state, 'the carrier has answered already');
  },
  'trace-asked': (state) => {
    if (isPaid(state)) return 'now';
    const coming = state.refund.kind === 'due' || state.refund.kind === 'waiting';
    return coming ? 'early' : never(state, 'no refund was made yet');
  },
  'trace-answered': (state) => (state.trace === null ? never(state, 'nobody asked') : 'now'),
  withdrawn: withdrawnFit,
  cancelled: cancelledFit,
  'clock-moved': clockFit,
};

function decided(state: ReturnState): Refusal {
  return never(state, 'it is decided already');
}

export function noticeFit(state: ReturnState): Fit {
  return state.notice.kind === 'none' ? never(state, 'no e-mail of a decision is owed') : 'now';
}

function decidedFit(state: ReturnState, event: CaseEvent<'decided'>): Fit {
  const isDone = (wasSubmitted(state) || hasSent(state)) && !isQuestionOpen(state);
  if (isDone || state.cancellation.kind === 'made' || state.appeal.kind === 'open')
    return never(state, 'it can no longer be decided');
  const isLost = (state.parcel.kind === 'lost' && !state.parcel.onUs) || isLostOnTheirs(state);
  const staysWithSupervisor = state.parcel.kind === 'late' || isLost;
  if (staysWithSupervisor && roleOf(event.by) !== 'supervisor')
    return { code: 'NOT_ALLOWED', detail: 'a supervisor decides here (ALL-14, ALL-24)' };
  const inspected =
    unitsIn(state, 'accepted') + unitsIn(state, 'rejected') + unitsIn(state, 'unproven') > 0 &&
    state.parcel.kind === 'received';
  if (state.decisions.length > 0 && inspected && event.evidence === undefined) {
    return { code: 'EVIDENCE_MISSING', detail: 'a second decision after the inspection needs evidence (ALL-25)' };
  }
  return tooMany(event.lines ?? [], (id) => state.lines.find(({ line }) => line === id)?.asked ?? 0) ?? 'now';
}

function appealDecidedFit(state: ReturnState, { by }: CaseEvent<'appeal-decided'>): Fit {
  if (state.appeal.kind !== 'open') return never(state, 'no appeal is open');
  if (!state.rejectedBy.includes(by) && !state.decisions.some((decision) => decision.by === by)) return 'now';
  return { code: 'NOT_ALLOWED', detail: `${by} decided before; somebody else decides the appeal` };
}

function custodyFit(state: ReturnState, { at }: CaseEvent<'goods-demanded'>): Fit {
  if (state.rejections.some((one) => canDemand(state, one, at))) return 'now';
  const ended = endedRight(state, at);
  if (ended === undefined) return never(state, 'no refused goods are kept');
  return { code: 'TOO_LATE', detail: `${ended.clock?.id ?? 'the right'} ended at ${ended.clock?.dueAt ?? ''}` };
}

function carriageFit(state: ReturnState): Fit {
  const owed = state.exchange.kind === 'due' || keepsGoods(state);
  if (owed) return 'now';
  return isUndecided(state) || state.parcel.kind !== 'none' ? 'early' : never(state, 'no carriage is owed');
}

/** Another claim takes the place of the one before; what is paid out, or on its way, is not claimed back by it. */
function asksLessThanIsOut(state: ReturnState, { amount, expenses = 0 }: CaseEvent<'carriage-claimed'>): boolean {
  const { carriageClaim, paid, underWay } = state;
  const isOut = [...paid, ...underWay].some(({ id }) => id === advancedId);
  return isOut && carriageClaim !== null && (amount < carriageClaim.amount || expenses < carriageClaim.expenses);
}

function clockFit(state: ReturnState, event: CaseEvent<'clock-moved'>): Fit {
  const clock = movable(state, event.clock);
  if (clock === undefined) return never(state, `no clock ${event.clock} is running`);
  const shortens = clock.owes === 'customer' && clock.dueAt !== null && isBefore(event.to, clock.dueAt);
  return shortens
    ? { code: 'POLICY_REFUSES', detail: `${clock.clauses[0] ?? ''}: a customer's time is never shortened` }
    : 'now';
}
