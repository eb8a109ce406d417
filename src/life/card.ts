// The card of a return: what its state looks like to a person, at a glance.
import type { Card } from '../contract/card.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import { isOpen } from './clocks.ts';
import { keptUnits } from './kept-units.ts';
import { attentionOf, stageOf } from './stage.ts';
import type { ReturnState } from './state.ts';

/** Which return it is of. */
export type CardHead = Pick<Card, 'rma' | 'shop' | 'orderNumber' | 'pack'>;

/** @param at the return's own time */
export function cardOf({ rma, shop, orderNumber, pack }: CardHead, state: ReturnState, at: Instant): Card {
  const decision = state.decisions.at(-1);
  const clock = urgent(state);
  const kept = keptUnits(state);
  return {
    rma,
    shop,
    orderNumber,
    stage: stageOf(state),
    outcome: state.closed?.outcome ?? null,
    attention: attentionOf(state),
    owes:
      clock === undefined
        ? alerted(state)
        : { who: clock.owes, what: clock.step, dueAt: clock.dueAt, clause: clock.clauses[0] ?? '' },
    missing: state.missing,
    decision:
      decision === undefined
        ? null
        : {
            verdict: decision.verdict,
            by: decision.by,
            at: decision.at,
            via: decision.via,
            ...(decision.reason === undefined ? {} : { reason: decision.reason }),
          },
    money: state.money,
    notices: state.notices,
    problems: state.problems,
    pack,
    at,
    revision: state.revision,
    ...(kept && { kept }),
  };
}

/** Where no clock runs somebody of the staff has to look, and is told so again each working day. */
function alerted({ alertAt }: ReturnState): Card['owes'] {
  return alertAt === null ? null : { who: 'supervisor', what: 'alert', dueAt: alertAt, clause: 'ALL-12' };
}

/** The running clock that ends first, one that the e-mail on its way will start included; what is overdue comes first. */
export function urgent({ clocks, closed, notice, outlook }: ReturnState): Clock | undefined {
  if (closed !== null) return undefined;
  const open = [...clocks, ...(notice.kind === 'owed' ? outlook.clocks : [])].filter(
    (clock) => isOpen(clock) && clock.unlisted === undefined,
  );
  return open.reduce<Clock | undefined>(
    (first, clock) => (first === undefined || endOf(clock) < endOf(first) ? clock : first),
    undefined,
  );
}

/** Whether the clock that ends first runs or stands still; null where there is none. */
export function urgentState(state: ReturnState): 'running' | 'paused' | null {
  const clock = urgent(state);
  if (clock === undefined) return null;
  return clock.state === 'paused' ? 'paused' : 'running';
}

function endOf({ dueAt, state }: Clock): number {
  return dueAt === null || state === 'paused' ? Infinity : Date.parse(dueAt);
}
