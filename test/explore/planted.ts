// Bugs planted in the machine, each with the invariant that sees it.
import { plantedInLimits, plantedInParts, plantedInRights } from './planted-parts.ts';

export interface Planted {
  readonly what: string;
  /** The file of `src/` in which a text is exchanged that stands there once. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly breaks: string;
}

const plantedAnywhere: readonly Planted[] = [
  {
    what: 'a parcel counts by when it is scanned, not by when it was posted',
    file: 'life/posting.ts',
    from: 'isBefore(postedAt, clock.dueAt);',
    to: 'isBefore(fact.at, clock.dueAt);',
    breaks: 'a parcel posted in time is not late',
  },
  {
    what: 'what is done at the limit itself is in time',
    file: 'life/clocks.ts',
    from: 'clock.dueAt === null || isBefore(at, clock.dueAt);',
    to: 'clock.dueAt === null || !isBefore(clock.dueAt, at);',
    breaks: 'a clock has one outcome',
  },
  {
    what: 'a hold is overlooked at the limit of the refund',
    file: 'life/conclude.ts',
    from: "hold === null ? ('due' as const) : ('waiting' as const);",
    to: "'due' as const;",
    breaks: 'while a hold stands no refund begins',
  },
  {
    what: 'the pause for evidence never ends',
    file: 'life/rule.ts',
    from: "const going = resume(done, 'evidence', at);",
    to: 'const going = done;',
    breaks: 'a clock stands still only while its cause lasts',
  },
  {
    what: 'a refund is made again each time an operator retries',
    file: 'life/payout.ts',
    from: 'const out = together(state.paid, state.underWay);',
    to: 'const out = state.paid;',
    breaks: 'what is paid out is what is due',
  },
  {
    what: 'more is accepted than was received',
    file: 'life/fit-of-goods.ts',
    from: "return tooMany(event.lines ?? [], left) ?? 'now';",
    to: "return tooMany([], left) ?? 'now';",
    breaks: 'units are conserved',
  },
  {
    what: 'a return is closed while its refund is due',
    file: 'life/stage.ts',
    from: "if (state.refund.kind === 'due') return 'refunding';",
    to: '',
    breaks: 'a closed return waits for nothing',
  },
  {
    what: 'a refused message leaves its trace',
    file: 'life/next.ts',
    from: 'refuse(before, about, problem);',
    to: 'refuse(hear(before, about), about, problem);',
    breaks: 'what is refused changes nothing',
  },
  {
    what: 'whoever declined decides on the appeal too',
    file: 'life/fits.ts',
    from: 'if (!state.rejectedBy.includes(by) && !state.decisions.some((decision) => decision.by === by))',
    to: 'if (!state.rejectedBy.includes(by))',
    breaks: 'an appeal is decided by somebody else',
  },
  {
    what: 'whoever withdraws still waits for the decision on an appeal',
    file: 'life/withdrawal.ts',
    from: "state.appeal.kind === 'open' ? none : state.appeal;",
    to: 'state.appeal;',
    breaks: 'a closed return waits for nothing',
  },
  {
    what: 'a scan that is told twice is watched twice',
    file: 'life/moments.ts',
    from: 'isMoving && !isToldAgain',
    to: 'isMoving',
    breaks: 'a report heard twice is heard once',
  },
  {
    what: 'a clock that is moved ends at once',
    file: 'life/settle.ts',
    from: 'answer.recounted.find((one) => one.place === place)?.clock ?? clock',
    to: "Object.assign({}, answer.recounted.find((one) => one.place === place)?.clock ?? clock, about.event === 'clock-moved' && answer.recounted.some((one) => one.place === place) ? { dueAt: about.at } : {})",
    breaks: "a customer's time is never shortened",
  },
  {
    what: 'what was accepted before a decline is refunded',
    file: 'life/decision.ts',
    from: 'authorized: kept, accepted, rejected',
    to: 'authorized: kept, rejected',
    breaks: 'no refund without the authority of a person or of a right',
  },
  {
    what: 'a list is changed in place',
    file: 'life/state.ts',
    from: 'flags: [...state.flags, flag] }',
    to: 'flags: [(state.flags as Attention[]).push(flag)].flatMap(() => state.flags) }',
    breaks: 'nothing is thrown',
  },
  {
    what: 'what is due counts as paid, whatever the provider was asked for',
    file: 'life/refund.ts',
    from: 'together(state.paid, ofReport) : atLeast',
    to: 'atLeast(state.paid, dueOf(state.money)) : atLeast',
    breaks: 'the books hold what the provider has taken',
  },
  {
    what: 'a return whose e-mail came back is forgotten',
    file: 'life/settle.ts',
    from: 'if (!isStuck && !isForgotten(state)) return null;',
    to: 'if (!isStuck) return null;',
    breaks: 'whoever waits has a name and a date',
  },
  {
    what: 'a clock that was met can be breached',
    file: 'life/clocks.ts',
    from: "if (clock.state !== 'running') return [];",
    to: "if (clock.state !== 'running' && clock.state !== 'met') return [];",
    breaks: 'everything comes to rest',
  },
];

export const planted: readonly Planted[] = [
  ...plantedAnywhere,
  ...plantedInParts,
  ...plantedInRights,
  ...plantedInLimits,
];
