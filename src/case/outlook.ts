// What the e-mail of a decision can tell of the time after it.
import type { Ask, Outlook } from '../life/ask.ts';
import { withTold } from '../life/rejections.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { checkListOf } from '../policy/rules/list.ts';
import { moneyExpected } from './due.ts';
import { clocksFor } from './start-clocks.ts';

const decisions: readonly string[] = ['decided', 'inspected', 'appeal-decided', 'offer-made', 'offer-answered'];

/** As if the e-mail were handed over at the decision's own instant. */
export function outlookOf(pack: Pack, { about, before }: Ask, after: ReturnState): Outlook | null {
  if (!decisions.includes(about.event) || after.notice.kind === 'none') return null;
  const handed = { kind: 'told' as const, about: after.notice.about, at: about.at };
  const told = { ...withTold(after, about.at), notice: handed };
  const handOver = { event: 'notice-sent' as const, at: about.at, by: 'shop' };
  const { started } = clocksFor(
    pack,
    { about: handOver, before: { ...before, notice: { kind: 'none' } }, state: told },
    told,
    { cancel: null, money: told.money },
  );
  const approved = about.event === 'decided' && about.verdict === 'approve';
  return {
    clocks: started,
    checkList: after.travels ? checkList(pack, after) : [],
    money: approved ? moneyExpected(pack, after) : null,
  };
}

/** The goods themselves, the gifts that came with them, and what the clauses list. */
function checkList(pack: Pack, state: ReturnState): Outlook['checkList'] {
  const listed = checkListOf(pack);
  const clause = listed[0]?.clause ?? 'ALL-19';
  const goods = state.lines.flatMap(({ line, authorized }) => {
    const ordered = state.order.lines.find(({ id }) => id === line);
    return ordered === undefined || authorized === 0 ? [] : [{ what: ordered.title, quantity: authorized, clause }];
  });
  const gifts = state.order.lines.flatMap(({ giftWith, title, quantity }) =>
    state.lines.some(({ line, authorized }) => line === giftWith && authorized > 0)
      ? [{ what: title, quantity, clause }]
      : [],
  );
  return [...goods, ...gifts, ...listed.map((item) => ({ ...item, quantity: 1 }))];
}
