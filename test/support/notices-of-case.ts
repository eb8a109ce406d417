// The orders for e-mails that a case gives rise to, made as the workflow makes them.
import { answerBy } from '../../src/case/answer.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import { isBefore } from '../../src/domain/instant.ts';
import { begin } from '../../src/life/begin.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import type { Pack } from '../../src/policy/load.ts';
import { noticeOrder } from '../../workflows/notice-order.ts';

/** An order, and the state right after the fact that it tells. */
export interface Ordered {
  readonly order: NoticeOrder;
  readonly state: ReturnState;
}

/** In their order; every e-mail of a decision is handed over at once, unless the case says when. */
export function noticesOf(pack: Pack, file: CaseFile): readonly Ordered[] {
  const ordered: Ordered[] = [];
  const input = {
    rma: `${pack.document.rmaPrefix}-7K3MQ9XA-5`,
    shop: file.shop,
    pack: pack.stamp,
    order: file.order,
    request: file.request,
    personId: 'person-1',
    clockShift: 0,
  };
  let state = begin(file);
  const feed = (event: LifeEvent) => {
    for (const step of run(state, event, (ask) => answerBy(pack, ask))) {
      state = step.state;
      for (const effect of step.effects) {
        if (effect.effect === 'notify') ordered.push({ order: noticeOrder({ input, state }, effect), state });
      }
    }
  };
  const passTo = (at: string) => {
    for (let strike = nextStrike(state); strike !== undefined && !isBefore(at, strike.at); strike = nextStrike(state)) {
      state = { ...state, alertAt: null };
      feed({ event: 'time-passed', at: strike.at });
    }
  };
  const tells = file.events.some(({ event }) => event === 'notice-sent' || event === 'notice-bounced');
  feed({ event: 'opened', at: file.request.at });
  for (const event of file.events) {
    passTo(event.at);
    feed(event);
    if (!tells && state.notice.kind === 'owed') feed({ event: 'notice-sent', at: state.notice.at, by: 'shop' });
  }
  passTo(file.asOf);
  return ordered;
}
