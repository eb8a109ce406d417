// Bugs planted in what each part of a return has for itself: its payment, its new goods, its rejection, its clock.
import type { Planted } from './planted.ts';

export const plantedInParts: readonly Planted[] = [
  {
    what: 'a question that is open once a part is paid is decided by nobody',
    file: 'life/fits.ts',
    from: '(wasSubmitted(state) || hasSent(state)) && !isQuestionOpen(state)',
    to: 'wasSubmitted(state) || hasSent(state)',
    breaks: 'an open stage has somebody who can move it on',
  },
  {
    what: 'only the goods that were rejected first can be wanted back',
    file: 'life/fits.ts',
    from: 'state.rejections.some((one) => canDemand(state, one, at))',
    to: 'state.rejections.slice(0, 1).some((one) => canDemand(state, one, at))',
    breaks: 'what a running clock waits for is taken',
  },
  {
    what: 'of each line one unit is refunded',
    file: 'life/paid.ts',
    from: 'Math.max(line.accepted, started) - line.sent',
    to: 'Math.min(1, Math.max(line.accepted, started)) - line.sent',
    breaks: 'a return closes when every accepted unit is paid or sent',
  },
  {
    what: 'what is left to inspect is forgotten once something was accepted',
    file: 'life/stage.ts',
    from: 'if (approvedGoodsHere(state) && hasUninspected(state)) return',
    to: "if (approvedGoodsHere(state) && hasUninspected(state) && unitsIn(state, 'accepted') === 0) return",
    breaks: 'a return closes when every unit that came is looked at',
  },
  {
    what: 'a fault that is not found in one unit has all of its line decided again',
    file: 'life/rule.ts',
    from: 'return { ...line, accepted, unproven: line.unproven + line.accepted - accepted };',
    to: 'return { ...line, accepted: 0 * accepted, unproven: line.unproven + line.accepted };',
    breaks: 'what was paid or sent is never undone',
  },
  {
    what: 'an acceptance starts no clock',
    file: 'life/moments.ts',
    from: '(hasMore(before, after) ? accepted(at) : [])',
    to: '(hasMore(after, before) ? accepted(at) : [])',
    breaks: 'what is accepted has a clock until it is paid or sent',
  },
  {
    what: 'once a part is paid nothing can be held',
    file: 'life/fits.ts',
    from: 'isPaid(state) && !isMoreToCome(state)',
    to: 'isPaid(state)',
    breaks: 'what is still to be refunded can be held',
  },
  {
    what: 'goods are inspected before they come',
    file: 'life/stage.ts',
    from: "return state.review.kind === 'approved' && state.parcel.kind === 'received';",
    to: "return state.review.kind === 'approved' && ['received', 'in-transit'].includes(state.parcel.kind);",
    breaks: 'a return is inspected where there is something to inspect',
  },
  {
    what: 'a refund of one unit meets the clock of all that came with it',
    file: 'life/receipts.ts',
    from: 'clock.step === step && !(clock.fromReceipt === true && isAwaited(state, clock))',
    to: 'clock.step === step',
    breaks: 'what has come and is not paid has a clock where the shop owes it from then on',
  },
  {
    what: 'the clock of one receipt starts the refund of all that came later',
    file: 'life/started.ts',
    from: 'Math.max(line.started, startedBy(state, line, by))',
    to: 'Math.max(line.started, line.received)',
    breaks: 'nothing starts by itself before its own time',
  },
];

/** In what a customer has a right to. */
export const plantedInRights: readonly Planted[] = [
  {
    what: 'a withdrawal is taken and forgotten',
    file: 'life/withdrawal.ts',
    from: 'stuck: null, withdrawnAt: at }',
    to: 'stuck: null }',
    breaks: 'a withdrawal that is taken ends the return',
  },
  {
    what: 'an e-mail starts no time for goods rejected later',
    file: 'life/moments-of-notices.ts',
    from: 'return after.rejections.some(',
    to: 'return after.rejections.length === 1 && after.rejections.some(',
    breaks: 'each rejection that is told has a time of its own',
  },
  {
    what: 'a return is closed while it could be appealed against',
    file: 'life/stage.ts',
    from: "if (isOpenToAppeal(state)) return 'open-to-appeal';",
    to: '',
    breaks: 'no return closes over a right that still runs',
  },
  {
    what: 'goods that are wanted back are kept no more',
    file: 'life/rejections.ts',
    from: "return goods.kind === 'held' || goods.kind === 'demanded';",
    to: "return goods.kind === 'held';",
    breaks: 'goods that are wanted back are sent before the end',
  },
  {
    what: 'goods that are wanted back travel whether their carriage is paid or not',
    file: 'life/rejections.ts',
    from: "goods.kind === 'demanded' && carriagePaidAt !== null ? laterOf(goods.at, carriagePaidAt) : null",
    to: "goods.kind === 'demanded' ? goods.at : null",
    breaks: 'refused goods travel for a carriage of their own',
  },
  {
    what: 'an appeal that is lost has goods accepted',
    file: 'life/rule.ts',
    from: "fact.verdict === 'decline' || state.appeal.kind !== 'decided'",
    to: "state.appeal.kind !== 'decided'",
    breaks: 'an appeal decides on what it was made against',
  },
  {
    what: 'a step that is tried again stays stuck',
    file: 'life/hear.ts',
    from: '{ ...now, stuck: null }',
    to: '{ ...now, stuck: now.stuck }',
    breaks: 'a way leads to the end from everywhere',
  },
];

/** In when somebody's time ends. */
export const plantedInLimits: readonly Planted[] = [
  {
    what: 'whoever wants goods back twice is told that it is too late',
    file: 'life/rejections.ts',
    from: "(one) => one.goods.kind === 'right-ended' ||",
    to: "(one) => one.goods.kind !== 'held' ||",
    breaks: 'nobody is too late before the limit',
  },
  {
    what: 'what was left of a clock that stood still is not counted anew',
    file: 'case/count-anew.ts',
    from: "const resumed = clock.state !== 'paused' && before.clocks[place]?.state === 'paused';",
    to: "const resumed = clock.state === 'ended' && before.clocks[place]?.state === 'paused';",
    breaks: 'a clock that runs again ends after that',
  },
  {
    what: 'the time to post counts from the approval, told or not',
    file: 'life/moments-of-notices.ts',
    from: "[{ name: 'approval-told', at: fact.at }]",
    to: "[{ name: 'approval-told', at: after.decisions.at(-1)?.at ?? fact.at }]",
    breaks: "a customer's time ends after the e-mail from which it counts",
  },
  {
    what: 'of two that a clock waits for one is enough',
    file: 'life/clocks.ts',
    from: 'one.cause === cause && one.to === null ? ended(one, at) : one',
    to: 'one.to === null ? ended(one, cause === one.cause ? at : at) : one',
    breaks: 'a clock runs again when its last cause is gone',
  },
  {
    what: 'a supervisor moves all clocks that run',
    file: 'case/count-anew.ts',
    from: 'movable(after, about.clock) === clock)',
    to: "['running', 'paused'].includes(clock.state))",
    breaks: 'a supervisor moves one clock',
  },
];
