// Which messages a fact sends, to whom, and which clauses each fulfils (CASE-FILE 6, Notices).
import type { NoticeDue } from '../domain/ruling.ts';
import type { NoticeName } from '../domain/vocabulary.ts';
import { isBefore } from '../domain/instant.ts';
import type { Ask } from '../life/ask.ts';
import { type ReturnState, unitsIn } from '../life/state.ts';
import { isOpen } from '../life/clocks.ts';
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
    return clauses.length === 0 ? [] : [{ notice, to: 'customer', at: ask.about.at, clauses }];
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

// One case a fact; the story of which fact tells what reads best in one piece.
function namesFor({ about, before }: Ask, after: ReturnState): readonly NoticeName[] {
  switch (about.event) {
    case 'opened':
      if (after.review.kind === 'barred') return ['request-refused'];
      return after.missing.length > 0 ? ['evidence-wanted'] : [];
    case 'evidence-asked':
      return ['evidence-wanted'];
    case 'decided':
      if (about.verdict === 'decline') return ['declined'];
      return approvalNotices(before, after);
    case 'offer-answered':
      return about.answer === 'accept' ? ['approved'] : [];
    case 'offer-made':
      return ['offer'];
    case 'parcel-scanned':
    case 'received':
      return parcelNotices(before, after, about.event === 'received' && about.atAgreedAddress !== false);
    case 'inspected':
      if (about.verdict === 'reject') return ['goods-refused'];
      return unitsIn(after, 'accepted') > unitsIn(before, 'accepted') ? ['goods-accepted'] : [];
    case 'appeal-decided':
      return ['appeal-decided'];
    case 'refund-held':
      return about.suspicion === true ? [] : ['refund-held'];
    case 'refund-submitted':
      return ['refund-made'];
    case 'dispatched':
      return ['new-goods-shipped'];
    case 'not-in-stock':
      return ['not-in-stock'];
    case 'cancelled':
      return after.cancellation.kind === 'made' ? ['order-cancelled'] : [];
    case 'trace-asked':
      return bankDaysRun(before, about.at) ? ['trace-answer'] : [];
    case 'trace-answered':
      return ['trace-answer'];
    case 'clock-moved':
      return ['clock-moved'];
    default:
      return [];
  }
}

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
  const told = before.notices.some(({ notice }) => notice === 'unannounced-parcel');
  // Goods that were refused on their way are awaited too.
  if (after.review.kind !== 'approved') return told || after.custody.kind !== 'none' ? [] : ['unannounced-parcel'];
  return here ? ['parcel-arrived'] : [];
}

/** Before the end of the bank's days the answer is the clause itself (ALL-26). */
function bankDaysRun(state: ReturnState, at: string): boolean {
  return state.clocks.some(
    (clock) => clock.step === 'bank' && isOpen(clock) && clock.dueAt !== null && isBefore(at, clock.dueAt),
  );
}
