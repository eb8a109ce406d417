// The order to write an e-mail: what the return has become by now, as the one who writes it needs it.
import type { NoticeOrder } from '../src/contract/effects.ts';
import type { Clock, ClockStep } from '../src/domain/clock.ts';
import type { NoticeDue } from '../src/domain/ruling.ts';
import { isByParcel, type NoticeName } from '../src/domain/vocabulary.ts';
import { isOpen } from '../src/life/clocks.ts';
import type { Effect } from '../src/life/next.ts';
import type { ReturnState } from '../src/life/state.ts';
import type { Desk } from './desk.ts';

export type Notify = Extract<Effect, { readonly effect: 'notify' }>;

/** Of the state right after the fact that it tells; papers are made and added later. */
export function noticeOrder({ input, state }: Pick<Desk, 'input' | 'state'>, told: Notify): NoticeOrder {
  const { notice, cause, reason } = told;
  const clock = told.place === undefined ? clockBehind(state, notice) : state.clocks[told.place];
  const approved = state.lines.filter(({ authorized }) => authorized > 0);
  const shown = approved.length > 0 ? approved : state.lines;
  const titleOf = (line: string) => input.order.lines.find(({ id }) => id === line)?.title ?? line;
  const others = otherLines(state, shown);
  return {
    rma: input.rma,
    pack: input.pack,
    personId: input.personId,
    clockShift: input.clockShift,
    notice: notice.notice,
    to: notice.to,
    at: notice.at,
    clauses: notice.clauses,
    cause,
    orderNumber: input.order.number,
    country: input.order.shipTo.country,
    lines: shown.map(({ line, authorized, asked }) => ({
      line,
      title: titleOf(line),
      quantity: authorized > 0 ? authorized : asked,
    })),
    ...(others.length === 0 ? {} : { otherLines: others.map((line) => ({ line, title: titleOf(line) })) }),
    due: clock?.dueAt == null ? null : { at: clock.dueAt, clause: clock.clauses[0] ?? '', zone: clock.zone },
    missing: state.missing,
    reason,
    route: routeOf(state, shown),
    ...decided(notice.notice, state),
    resolution: state.resolution,
    checkList: state.outlook.checkList,
    money: state.money,
    expected: state.outlook.money,
    papers: [],
    lacks: [],
    ...(clock === undefined ? {} : { step: clock.step }),
  };
}

/** Where only a part of the goods travels, the mail is about that part: it is the one that asks for something. */
function routeOf(state: ReturnState, shown: ReturnState['lines']): NoticeOrder['route'] {
  const going = shown.find(({ route }) => isByParcel(route));
  return (state.travels ? going : undefined)?.route ?? shown[0]?.route ?? null;
}

/** What else a decision is told with that may ask for a parcel. */
function decided(notice: NoticeName, state: ReturnState): Pick<NoticeOrder, 'awaitsParcel' | 'verdict'> {
  const { appeal } = state;
  if (notice === 'approved') return { awaitsParcel: awaitsParcel(state) };
  if (notice !== 'appeal-decided' || appeal.kind !== 'decided') return {};
  return { awaitsParcel: awaitsParcel(state), verdict: appeal.verdict };
}

/** Lines that the amounts speak of and the return does not, like a gift that was kept. */
function otherLines({ money, outlook }: ReturnState, shown: ReturnState['lines']): readonly string[] {
  const spoken = [...money.lines, ...(outlook.money?.lines ?? [])].flatMap(({ line }) => line ?? []);
  return [...new Set(spoken)].filter((line) => !shown.some((one) => one.line === line));
}

/** What a message is about that names no clock of its own. */
const subjects: Readonly<Partial<Record<NoticeName, (state: ReturnState) => readonly ClockStep[]>>> = {
  'evidence-wanted': () => ['evidence', 'supplementary'],
  approved: (state) => (awaitsParcel(state) ? ['ship-back'] : settling(state)),
  'appeal-decided': (state) => (isLost(state) ? [] : awaitsParcel(state) ? ['ship-back'] : settling(state)),
  declined: () => ['appeal'],
  'parcel-arrived': () => ['inspection'],
  'unannounced-parcel': () => ['review'],
  'goods-accepted': settling,
  'goods-refused': () => ['custody'],
  'not-in-stock': () => payingBack,
  'order-cancelled': () => payingBack,
  'refund-made': () => ['bank', 'credit'],
  'trace-answer': () => ['bank'],
  offer: () => ['offer'],
};

/** Money, or new goods. */
function settling({ resolution }: ReturnState): readonly ClockStep[] {
  const wantsGoods = resolution === 'exchange' || resolution === 'replacement';
  return wantsGoods ? ['exchange'] : payingBack;
}

const payingBack: readonly ClockStep[] = ['refund', 'decision-and-refund', 'credit', 'compensation'];

/** Nobody has to do anything about an appeal that is declined. */
function isLost({ appeal }: ReturnState): boolean {
  return appeal.kind === 'decided' && appeal.verdict === 'decline';
}

function awaitsParcel({ travels, parcel }: ReturnState): boolean {
  return travels && parcel.kind === 'awaited';
}

/** The clock that a message is about: its own, or the one that its fact has started or its hand-over will start. */
function clockBehind(state: ReturnState, { notice, clock: id }: NoticeDue): Clock | undefined {
  if (id !== undefined) return state.clocks.findLast((clock) => clock.id === id);
  const steps = subjects[notice]?.(state) ?? [];
  return [...state.clocks, ...state.outlook.clocks].findLast((clock) => steps.includes(clock.step) && isOpen(clock));
}
