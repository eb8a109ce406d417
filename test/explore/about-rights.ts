// What holds of a customer's rights: to give up, to have refused goods back, to be heard by somebody else.
import type { Clock } from '../../src/domain/clock.ts';
import { isBefore } from '../../src/domain/instant.ts';
import { isOpen } from '../../src/life/clocks.ts';
import { unitsIn } from '../../src/life/state.ts';
import { countOf } from './book.ts';
import { type Invariant, isClosing, type Moment } from './scene.ts';

export const aboutRights: readonly Invariant[] = [
  { name: 'a withdrawal that is taken ends the return', broken: goesOn },
  { name: 'each rejection that is told has a time of its own', broken: untimed },
  { name: 'no return closes over a right that still runs', broken: cutShort },
  { name: 'goods that are wanted back are sent before the end', broken: notSentBack },
  { name: 'refused goods travel for a carriage of their own', broken: sentUnpaid },
  { name: 'an appeal decides on what it was made against', broken: decidesMore },
];

function isTaken({ event, effects }: Moment): boolean {
  const left = effects.some(
    (effect) => (effect.effect === 'refuse' || effect.effect === 'keep') && effect.about === event,
  );
  return !left;
}

function goesOn(moment: Moment): string | undefined {
  const { event, before, after } = moment;
  const isWithdrawal = event.event === 'withdrawn' && isTaken(moment);
  if (!isWithdrawal && before.withdrawnAt === after.withdrawnAt && before.closed === after.closed) return undefined;
  if (after.withdrawnAt === null) return isWithdrawal ? 'it is forgotten' : undefined;
  return after.closed?.outcome === 'withdrawn' ? undefined : `it ended ${after.closed?.outcome ?? 'not at all'}`;
}

/** The days for having them back, and where the shop hears appeals those for an appeal, count from the e-mail. */
function untimed(moment: Moment): string | undefined {
  const { event, before, after, book } = moment;
  const { notice } = before;
  if (event.event !== 'notice-sent' || !isTaken(moment) || after.closed !== null) return undefined;
  // Of a cancelled order all is refunded: nothing of it is kept for anybody.
  if (after.cancellation.kind === 'made') return undefined;
  const isFirst = notice.kind === 'owed' || notice.kind === 'lacking';
  if (!isFirst || book.toldAt !== event.at || notice.about !== 'rejection' || after.notice.kind !== 'told')
    return undefined;
  const { at } = event;
  const starts = (step: Clock['step']): boolean =>
    after.clocks.some((clock) => clock.step === step && clock.anchorAt === at);
  if (!book.isDemanded && !starts('custody')) return 'nothing counts the days in which the goods are kept';
  return !after.appealable || book.isAppealed || starts('appeal') ? undefined : 'nothing counts the days for an appeal';
}

function cutShort(moment: Moment): string | undefined {
  const { before, after } = moment;
  if (!isClosing(moment) || after.withdrawnAt !== null || after.cancellation.kind === 'made') return undefined;
  const isRefused = after.review.kind === 'declined' || unitsIn(after, 'rejected') > 0;
  const cut = after.clocks.find(
    (clock, place) =>
      (clock.step === 'appeal' || (clock.step === 'custody' && unitsIn(after, 'rejected') > 0)) &&
      clock.state === 'ended' &&
      (before.clocks[place] === undefined || isOpen(before.clocks[place])) &&
      (clock.dueAt === null || isBefore(after.at, clock.dueAt)),
  );
  return isRefused && cut !== undefined ? `${cut.id} would run until ${cut.dueAt ?? ''}` : undefined;
}

function notSentBack(moment: Moment): string | undefined {
  const { after, book } = moment;
  if (!isClosing(moment) || unitsIn(after, 'rejected') === 0 || after.cancellation.kind === 'made') return undefined;
  return book.demands > book.sentBack ? `${book.demands} times wanted, ${book.sentBack} times sent` : undefined;
}

function sentUnpaid({ before, after, book }: Moment): string | undefined {
  if (before.clocks === after.clocks) return undefined;
  const sendings = after.clocks.filter(({ step }) => step === 'send-back').length;
  return sendings > book.carriagesPaid ? `${sendings} are owed, ${book.carriagesPaid} were paid for` : undefined;
}

function decidesMore(moment: Moment): string | undefined {
  const { event, before, after, book } = moment;
  if (event.event !== 'appeal-decided' || !isTaken(moment) || before.appeal.kind !== 'open') return undefined;
  const isGranted = event.verdict === 'approve';
  const line = after.lines.find((one, place) => {
    const was = before.lines[place];
    const most = isGranted ? countOf(book.appealed, one) : 0;
    return was !== undefined && was.rejected - one.rejected > most;
  });
  return line === undefined
    ? undefined
    : `${countOf(book.appealed, line)} of ${line.line} were refused when it was made; ${event.verdict} accepts more`;
}
