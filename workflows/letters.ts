// E-mails of a return, one after the other, and the papers that go with an approval.
import type { NoticeOrder, PapersAnswer } from '../src/contract/effects.ts';
import type { Clock, ClockStep } from '../src/domain/clock.ts';
import type { NoticeName } from '../src/domain/vocabulary.ts';
import type { Effect } from '../src/life/next.ts';
import type { ReturnState } from '../src/life/state.ts';
import type { DecisionKind } from '../src/life/parts.ts';
import { letters } from './activities.ts';
import { type Desk, report } from './desk.ts';

export type Notify = Extract<Effect, { readonly effect: 'notify' }>;

/** Posts letters in the order of their facts; it never fails, and money does not wait for it. */
export function letterBox(desk: Desk): (notify: Notify) => void {
  let last: Promise<void> = Promise.resolve();
  return (notify) => {
    const order = orderOf(desk, notify);
    desk.running += 1;
    last = last.then(async () => {
      try {
        await post(desk, order, notify);
      } catch (error) {
        report(desk, {
          event: 'step-failed',
          at: desk.time.now(),
          step: `mail ${order.notice}`,
          why: String(error).slice(0, 300),
        });
      } finally {
        desk.running -= 1;
      }
    });
  };
}

async function post(desk: Desk, order: NoticeOrder, notify: Notify): Promise<void> {
  const made = order.notice === 'approved' && desk.state.travels ? await papers(order) : { papers: [], lacks: [] };
  const complete = { ...order, papers: made.papers, lacks: made.lacks };
  const summary = `mail ${order.notice} to ${order.to} (${order.clauses.join(', ')})`;
  const answer = await letters.sendNotice.executeWithOptions({ summary }, [complete]);
  if (!tellsDecision(desk.state, order, notify)) return;
  const waitsForIt = desk.state.outlook.clocks.length > 0 || desk.state.notice.kind !== 'owed';
  if (answer.kind === 'sent' && answer.lacks.length === 0 && !waitsForIt) return;
  if (answer.kind === 'bounced') return report(desk, { event: 'notice-bounced', at: answer.at, by: 'shop' });
  report(desk, {
    event: 'notice-sent',
    at: answer.at,
    by: 'shop',
    ...(answer.lacks.length > 0 ? { lacks: answer.lacks } : {}),
  });
}

async function papers({
  rma,
  pack,
  personId,
  orderNumber,
  country,
  resolution,
  route,
  checkList,
}: NoticeOrder): Promise<PapersAnswer> {
  const order = { rma, pack, personId, orderNumber, country, resolution, route: route ?? 'own-carrier', checkList };
  return letters.makePapers.executeWithOptions({ summary: `papers for ${order.route}` }, [order]);
}

/** The e-mail of the last decision, on which clocks wait (ALL-10). */
const tells: Readonly<Record<DecisionKind, NoticeName>> = {
  approval: 'approved',
  decline: 'declined',
  acceptance: 'goods-accepted',
  rejection: 'goods-refused',
  offer: 'offer',
  appeal: 'appeal-decided',
};

function tellsDecision({ notice }: ReturnState, order: NoticeOrder, { notice: due }: Notify): boolean {
  return notice.kind !== 'none' && due.to === 'customer' && tells[notice.about] === order.notice;
}

function orderOf({ input, state }: Desk, { notice, cause, reason }: Notify): NoticeOrder {
  const clock = clockBehind(state, notice.notice, notice.clock);
  const approved = state.lines.filter(({ authorized }) => authorized > 0);
  const shown = approved.length > 0 ? approved : state.lines;
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
    lines: shown.map((line) => ({
      line: line.line,
      title: input.order.lines.find(({ id }) => id === line.line)?.title ?? line.line,
      quantity: line.authorized > 0 ? line.authorized : line.asked,
    })),
    due: clock?.dueAt == null ? null : { at: clock.dueAt, clause: clock.clauses[0] ?? '', zone: clock.zone },
    missing: state.missing,
    reason,
    route: shown[0]?.route ?? null,
    resolution: state.resolution,
    checkList: state.outlook.checkList,
    money: state.money,
    expected: state.outlook.money,
    papers: [],
    lacks: [],
    ...(clock === undefined ? {} : { step: clock.step }),
  };
}

const subjects: Readonly<Partial<Record<NoticeName, ClockStep>>> = {
  'evidence-wanted': 'evidence',
  approved: 'ship-back',
  declined: 'appeal',
  'goods-accepted': 'refund',
  'goods-refused': 'custody',
  'refund-made': 'bank',
  offer: 'offer',
};

/** The clock that a message is about: its own, or the one that its fact has started or its hand-over will start. */
function clockBehind({ clocks, outlook }: ReturnState, notice: NoticeName, id: string | undefined): Clock | undefined {
  const all = [...clocks, ...outlook.clocks];
  if (id !== undefined) return clocks.findLast((clock) => clock.id === id);
  const step = subjects[notice];
  return step === undefined ? undefined : all.findLast((clock) => clock.step === step);
}
