// The one place where the machine's questions are answered: policy, calendar and money meet here (DESIGN 3).
import { nextWorkingMorning } from '../calendar/working-days.ts';
import type { Attention } from '../domain/vocabulary.ts';
import type { Answer, Ask } from '../life/ask.ts';
import { rule } from '../life/rule.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { workingDaysOf } from '../policy/working-days.ts';
import { barredBy } from './bar.ts';
import { withTexts } from './clock-texts.ts';
import { moneyDue } from './due.ts';
import { judge, type Judged } from './judge.ts';
import { clocksFor } from './start-clocks.ts';
import { outlookOf } from './outlook.ts';
import { noticesFor } from './tell.ts';

/** Without what only e-mails tell: `answerBy` adds it. */
export function answer(pack: Pack, ask: Ask): Answer {
  return answeredIn(pack, ask).answered;
}

/** `after`: the state with the fact and the judgement on it. */
function answeredIn(pack: Pack, ask: Ask): { readonly answered: Answer; readonly after: ReturnState } {
  const judged = judge(pack, ask);
  const bar = barredBy(pack, ask, judged);
  const after = {
    ...rule(ask.state, ask.about, judged.judgement, ask.before),
    rulings: judged.rulings ?? ask.state.rulings,
  };
  const money = moneyDue(pack, after);
  const clocks = clocksFor(pack, ask, after, { cancel: judged.cancel, money });
  const tooLate = judged.judgement.cancellation === 'refused';
  const answered = {
    ...(tooLate
      ? { problem: cancelledTooLate(judged), stays: true as const }
      : bar === undefined
        ? {}
        : { problem: bar }),
    judgement: judged.judgement,
    rulings: judged.rulings,
    money,
    started: clocks.started,
    recounted: clocks.recounted,
    notices: noticesFor(pack, ask, after),
    outlook: null,
    flags: flagsOf(ask, after, judged, clocks.gap),
    // Then an alert that still stands is repeated (ALL-12).
    repeatAt: nextWorkingMorning(ask.state.at, pack.document.zone, workingDaysOf(pack)),
  };
  return { answered, after };
}

function cancelledTooLate({ cancel }: Judged): { readonly code: 'TOO_LATE'; readonly detail: string } {
  return {
    code: 'TOO_LATE',
    detail: `${cancel?.clauses[0]?.id ?? 'ALL-22'}: the order can no longer be cancelled; the request stands as a return`,
  };
}

/** Of plain data, as JSON has it. What has not changed is not written into the history again. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) return false;
  const [ones, others] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return Object.keys({ ...ones, ...others }).every((key) => isSame(ones[key], others[key]));
}

function flagsOf(
  { about, before }: Ask,
  after: ReturnState,
  judged: Judged,
  calendarGap: boolean,
): readonly Attention[] {
  const opened = about.event === 'opened';
  const alive = [...judged.may.values()].filter(({ ruling }) => ruling === 'reviewer');
  return [
    ...(opened && alive.some(({ gap }) => gap) ? (['POLICY_GAP'] as const) : []),
    ...(opened && alive.some(({ late }) => late) ? (['LATE_REQUEST'] as const) : []),
    ...(calendarGap ? (['CALENDAR_GAP'] as const) : []),
    ...(about.event === 'trace-asked' && before.trace === null && after.trace !== null && startsTrace(after, about.at)
      ? (['TRACE_OPEN'] as const)
      : []),
  ];
}

/** Within the bank's days the clause is the answer, and nothing stays open. */
function startsTrace(after: ReturnState, at: string): boolean {
  const bank = after.clocks.findLast(({ step }) => step === 'bank');
  return bank?.dueAt == null || Date.parse(at) >= Date.parse(bank.dueAt);
}

/**
 * The answer whole: with what a decision's e-mail tells of the time after it, and without what has not changed, which
 * history has already.
 */
export function answerBy(pack: Pack, ask: Ask): Answer {
  const { answered, after } = answeredIn(pack, ask);
  const rulings = isSame(answered.rulings, ask.before.rulings) ? null : answered.rulings;
  const outlook = outlookOf(pack, ask, after);
  return {
    ...answered,
    rulings,
    outlook: outlook === null ? null : { ...outlook, clocks: outlook.clocks.map(withTexts) },
    started: answered.started.map(withTexts),
    recounted: answered.recounted.map(({ place, clock }) => ({ place, clock: withTexts(clock) })),
  };
}
