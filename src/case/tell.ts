// Which messages a fact sends, to whom, and which clauses each fulfils (CASE-FILE 6, Notices).
import type { NoticeDue } from '../domain/ruling.ts';
import type { NoticeName } from '../domain/vocabulary.ts';
import { isBefore } from '../domain/instant.ts';
import type { Ask } from '../life/ask.ts';
import { type LifeFact, type ReturnState, unitsIn } from '../life/state.ts';
import { isOpen } from '../life/clocks.ts';
import { hasRefused } from '../life/rejections.ts';
import type { LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { tellingClauses } from '../policy/tells.ts';
import { factsOf } from './line-facts.ts';

export function noticesFor(pack: Pack, ask: Ask, after: ReturnState): readonly NoticeDue[] {
  const names = namesFor(ask, after);
  if (names.length === 0) return [];
  const facts = after.lines.map((line) => factsOf(pack, after, line));
  return names.flatMap((notice) => {
    const clauses = clausesOf(pack, notice, after, facts);
    const moved = ask.about.event === 'clock-moved' ? { clock: ask.about.clock } : {};
    return clauses.length === 0 ? [] : [{ notice, to: 'customer', at: ask.about.at, clauses, ...moved }];
  });
}

function clausesOf(pack: Pack, notice: NoticeName, after: ReturnState, facts: readonly LineFacts[]): readonly string[] {
  if (notice !== 'request-refused') return tellingClauses(pack, notice, facts);
  const ruled = after.rulings
    .filter(({ question, ruling }) => question === 'may-return' && ruling === 'refused')
    .flatMap(({ clauses }) => clauses);
  const speaking = tellingClauses(pack, notice, facts, { because: ruled });
  return speaking.length > 0 ? speaking : tellingClauses(pack, notice, facts);
}

function namesFor({ about, before }: Ask, after: ReturnState): readonly NoticeName[] {
  return namesOf({ before, after }, about);
}

interface Change {
  readonly before: ReturnState;
  readonly after: ReturnState;
}

type FactName = LifeFact['event'];
type FactOf<Name extends FactName> = Extract<LifeFact, { readonly event: Name }>;
type Names<Name extends FactName> = (change: Change, fact: FactOf<Name>) => readonly NoticeName[];

function namesOf<Name extends FactName>(change: Change, fact: FactOf<Name>): readonly NoticeName[] {
  const names: Names<Name> | undefined = told[fact.event];
  return names?.(change, fact) ?? [];
}

/** Facts without an entry are told to nobody by themselves; a clock's messages go out with the clock. */
const told: { readonly [Name in FactName]?: Names<Name> } = {
  opened: ({ after }) => {
    if (after.review.kind === 'barred') return ['request-refused'];
    return after.missing.length > 0 ? ['evidence-wanted'] : [];
  },
  'evidence-asked': () => ['evidence-wanted'],
  decided: ({ before, after }, { verdict }) => (verdict === 'decline' ? ['declined'] : approvalNotices(before, after)),
  'offer-answered': (_, { answer }) => (answer === 'accept' ? ['approved'] : []),
  'offer-made': () => ['offer'],
  'parcel-scanned': ({ before, after }) => parcelNotices(before, after, false),
  received: ({ before, after }, { atAgreedAddress }) => parcelNotices(before, after, atAgreedAddress !== false),
  inspected: ({ before, after }, { verdict }) => {
    if (verdict === 'reject') return ['goods-refused'];
    return unitsIn(after, 'accepted') > unitsIn(before, 'accepted') ? ['goods-accepted'] : [];
  },
  'appeal-decided': () => ['appeal-decided'],
  'refund-held': (_, { suspicion }) => (suspicion === true ? [] : ['refund-held']),
  'refund-submitted': () => ['refund-made'],
  dispatched: () => ['new-goods-shipped'],
  'not-in-stock': () => ['not-in-stock'],
  cancelled: ({ after }) => (after.cancellation.kind === 'made' ? ['order-cancelled'] : []),
  'trace-asked': ({ before }, { at }) => (bankDaysRun(before, at) ? ['trace-answer'] : []),
  'trace-answered': () => ['trace-answer'],
  'clock-moved': () => ['clock-moved'],
};

/** A second decision can change the ground, and settle that goods are accepted whose fault was not found (ALL-25). */
function approvalNotices(before: ReturnState, after: ReturnState): readonly NoticeName[] {
  const isChanged = after.lines.some((line, index) => line.ground !== before.lines[index]?.ground);
  const isSettled = unitsIn(before, 'unproven') > 0 && unitsIn(after, 'accepted') > unitsIn(before, 'accepted');
  return [
    'approved',
    ...(isChanged ? ['ground-changed' as const] : []),
    ...(isSettled ? ['goods-accepted' as const] : []),
  ];
}

/** A parcel that nobody announced is told once; one that was awaited is told where the shop promises it. */
function parcelNotices(before: ReturnState, after: ReturnState, here: boolean): readonly NoticeName[] {
  const isTold = before.notices.some(({ notice }) => notice === 'unannounced-parcel');
  // Goods that were refused on their way are awaited too.
  if (after.review.kind !== 'approved') return isTold || hasRefused(after) ? [] : ['unannounced-parcel'];
  return here ? ['parcel-arrived'] : [];
}

/** Before the end of the bank's days the answer is the clause itself (ALL-26). */
function bankDaysRun(state: ReturnState, at: string): boolean {
  return state.clocks.some(
    (clock) => clock.step === 'bank' && isOpen(clock) && clock.dueAt !== null && isBefore(at, clock.dueAt),
  );
}
