// Deliberately broken workflows, and which gate sees each of them on the golden history of one story.
import type { Judgement } from '../support/gates.ts';

export interface Broken {
  readonly what: string;
  /** The file of `workflows/` in which a text is exchanged that stands there once. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly story: string;
  readonly seenBy: readonly (keyof Judgement)[];
}

/** Another kind or order of commands: the server itself would stop the return. */
const seenByAll = { story: 'refunded', seenBy: ['replay', 'trace', 'commands'] } as const;
/** Replay alone is blind to these: the return would go on, with other money or another deadline. */
const seenByTrace = { story: 'refunded', seenBy: ['trace', 'commands'] } as const;
/** These stand in no history: only the list beside it knows them. */
const seenByList = { story: 'refunded', seenBy: ['commands'] } as const;

export const broken: readonly Broken[] = [
  {
    what: 'a refund is made twice',
    file: 'payout.ts',
    from: 'const outcome = await refund(request);',
    to: 'await refund(request); const outcome = await refund(request);',
    ...seenByAll,
  },
  {
    what: 'no label is made',
    file: 'letters.ts',
    from: 'order.awaitsParcel === true',
    to: 'false',
    ...seenByAll,
  },
  {
    what: 'the mail goes out before the refund is asked for',
    file: 'payout.ts',
    from: 'desk.running += 1;',
    to: 'desk.running += 1; await null; await null; await null;',
    ...seenByAll,
  },
  {
    what: 'attributes are written at the start only',
    file: 'visible.ts',
    from: '!== attributes)',
    to: `!== attributes && attributes === '')`,
    ...seenByAll,
  },
  {
    what: 'a timer that is no longer needed is left running',
    file: 'alarm.ts',
    from: 'scope.cancel();',
    to: 'undefined;',
    ...seenByAll,
  },
  {
    what: 'what the quick try could not answer is not tried again',
    file: 'return-case.ts',
    from: '.patient.answer.execute',
    to: '.quick.answer.execute',
    ...seenByAll,
    story: 'awaiting-parcel-while-the-database-is-away',
  },
  {
    what: 'facts of one task are taken in the order in which they were told',
    file: 'desk.ts',
    from: 'earliest === undefined || isEarlier(entry, earliest)',
    to: 'earliest === undefined',
    ...seenByAll,
    story: 'refunded-after-a-reset',
  },
  {
    what: 'a timer is a second shorter',
    file: 'return-case.ts',
    from: 'left: desk.time.until(strike.at)',
    to: 'left: desk.time.until(strike.at) - 1000',
    ...seenByTrace,
  },
  {
    what: 'a cent more is refunded',
    file: 'payout.ts',
    from: 'amount: part.amount,',
    to: 'amount: part.amount + 1,',
    ...seenByTrace,
  },
  {
    what: 'a refund has another idempotency key',
    file: 'payout.ts',
    from: 'slot: payout === 1 ? part.slot',
    to: 'slot: payout === 1 ? `${part.slot}-1`',
    ...seenByTrace,
  },
  {
    what: 'refunds go to the queue of everything else',
    file: 'activities.ts',
    from: `taskQueue: refundsQueueHere(),\n    startToCloseTimeout: '20s'`,
    to: `startToCloseTimeout: '20s'`,
    ...seenByTrace,
  },
  {
    what: 'a refund may take a second longer',
    file: 'activities.ts',
    from: `startToCloseTimeout: '20s',\n    heartbeatTimeout: '5s'`,
    to: `startToCloseTimeout: '21s',\n    heartbeatTimeout: '5s'`,
    ...seenByTrace,
  },
  {
    what: 'a refund may be silent a second longer before it counts as lost',
    file: 'activities.ts',
    from: `startToCloseTimeout: '20s',\n    heartbeatTimeout: '5s'`,
    to: `startToCloseTimeout: '20s',\n    heartbeatTimeout: '6s'`,
    ...seenByTrace,
  },
  {
    what: 'refunds are tried again less often',
    file: 'activities.ts',
    from: `maximumInterval: '5m'`,
    to: `maximumInterval: '6m'`,
    ...seenByTrace,
  },
  {
    what: 'a mail does not tell what is expected to be paid',
    file: 'notice-order.ts',
    from: 'expected: state.outlook.money',
    to: 'expected: null',
    ...seenByTrace,
  },
  {
    what: 'an attribute has another value',
    file: 'visible.ts',
    from: `'PAUSED' : 'RUNNING'`,
    to: `'PAUSED' : 'GOING'`,
    ...seenByTrace,
  },
  {
    what: 'an update is answered otherwise',
    file: 'return-case.ts',
    from: 'const early = desk',
    to: 'const early = !desk',
    ...seenByTrace,
  },
  {
    what: 'an update is refused with another code',
    file: 'messages.ts',
    from: 'nonRetryable(detail, code,',
    to: `nonRetryable(detail, 'OTHER',`,
    ...seenByTrace,
    story: 'refunded-amid-noise',
  },
  {
    what: 'the workflow ends with another total',
    file: 'return-case.ts',
    from: 'cardNow)(desk);',
    to: `cardNow)({ ...desk, state: { ...desk.state, money: { ...desk.state.money, total: desk.state.money.total + 1 } } });`,
    ...seenByTrace,
  },
  {
    what: 'a timer has another summary',
    file: 'return-case.ts',
    from: `'starts by itself'`,
    to: `'starts alone'`,
    ...seenByTrace,
  },
  {
    what: 'an activity has another summary',
    file: 'letters.ts',
    from: '`papers for ',
    to: '`all papers for ',
    ...seenByTrace,
  },
  {
    what: 'the policy is asked with another version of the pack',
    file: 'desk.ts',
    from: 'pack: input.pack',
    to: `pack: { ...input.pack, version: 'another' }`,
    ...seenByTrace,
  },
  {
    what: 'the quick try may take a second longer',
    file: 'activities.ts',
    from: `startToCloseTimeout: '3s'`,
    to: `startToCloseTimeout: '4s'`,
    ...seenByList,
  },
  {
    // What is only shown asks nothing of the server. Nobody should think that the gates look after it.
    what: 'the page for operators has another heading',
    file: 'card.ts',
    from: `'Decisions'`,
    to: `'Verdicts'`,
    story: 'refunded',
    seenBy: [],
  },
];

/** The bundle with the one text exchanged. Throws when it does not stand once in its file: then choose another text. */
export function broke(code: string, { what, file, from, to }: Broken): string {
  const start = code.indexOf(`/***/ "./workflows/${file}"`);
  const end = code.indexOf('\n/***/ }', start);
  const parts = code.slice(start, end).split(from);
  if (start === -1 || parts.length !== 2) {
    throw new Error(`${what}: \`${from}\` stands ${parts.length - 1} times in workflows/${file} as it is bundled`);
  }
  return code.slice(0, start) + parts.join(to) + code.slice(end);
}
