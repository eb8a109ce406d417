// E-mails of a return, one after the other, and the papers that go with an approval.
import { decisionNotices } from '../src/contract/decision-notices.ts';
import type { NoticeOrder, PapersAnswer } from '../src/contract/effects.ts';
import type { NoticeName } from '../src/domain/vocabulary.ts';
import { isStoppedBy } from '../src/life/clocks.ts';
import type { ReturnState } from '../src/life/state.ts';
import type { DecisionKind } from '../src/life/parts.ts';
import { letters } from './activities.ts';
import { type Desk, report, write } from './desk.ts';
import { noticeOrder, type Notify } from './notice-order.ts';

/** Posts letters in the order of their facts; it never fails, and money does not wait for it. */
export function letterBox(desk: Desk): (notify: Notify) => void {
  let last: Promise<void> = Promise.resolve();
  return (notify) => {
    const order = noticeOrder(desk, notify);
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
  const made = order.awaitsParcel === true ? await papers(desk, order) : { papers: [], lacks: [] };
  const complete = { ...order, papers: made.papers, lacks: made.lacks };
  const summary = `mail ${order.notice} to ${order.to} (${order.clauses.join(', ')})`;
  const answer = await letters.sendNotice.executeWithOptions({ summary }, [complete]);
  const { notice, to, clauses } = order;
  write(desk, { kind: 'mail', order: { notice, to, clauses }, answer });
  if (!tellsDecision(desk.state, order, notify)) return;
  if (answer.kind === 'sent' && answer.lacks.length === 0 && !isWaitedFor(desk.state)) return;
  if (answer.kind === 'bounced') return report(desk, { event: 'notice-bounced', at: answer.at, by: 'shop' });
  report(desk, {
    event: 'notice-sent',
    at: answer.at,
    by: 'shop',
    ...(answer.lacks.length > 0 ? { lacks: answer.lacks } : {}),
  });
}

/** A clock begins with it, or runs again; or an e-mail before it was lacking, or came back. */
function isWaitedFor(state: ReturnState): boolean {
  return state.outlook.clocks.length > 0 || state.notice.kind !== 'owed' || isStoppedBy(state, 'notice');
}

async function papers(desk: Desk, letter: NoticeOrder): Promise<PapersAnswer> {
  const { rma, pack, personId, orderNumber, country, resolution, route, checkList } = letter;
  const order = { rma, pack, personId, orderNumber, country, resolution, route: route ?? 'own-carrier', checkList };
  const made = await letters.makePapers.executeWithOptions({ summary: `papers for ${order.route}` }, [order]);
  write(desk, { kind: 'papers', at: desk.time.now(), made });
  return made;
}

/** The e-mail of the last decision, on which clocks wait (ALL-10). */
const tells: Readonly<Record<DecisionKind, NoticeName>> = decisionNotices;

function tellsDecision({ notice }: ReturnState, order: NoticeOrder, { notice: due }: Notify): boolean {
  return notice.kind !== 'none' && due.to === 'customer' && tells[notice.about] === order.notice;
}
