// What holds of the end of a clock's time: nobody's ends before it could be used.
import type { Clock, PauseCause } from '../../src/domain/clock.ts';
import { hoursFrom, isBefore } from '../../src/domain/instant.ts';
import { isUndecided } from '../../src/life/fit.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { type Change, eachClock } from './about-clocks.ts';
import type { Invariant, Moment } from './scene.ts';

export const aboutLimits: readonly Invariant[] = [
  { name: 'a clock that runs again ends after that', broken: (moment) => eachClock(moment, endedBefore) },
  {
    name: "a customer's time ends after the e-mail from which it counts",
    broken: (moment) => eachClock(moment, stillborn),
  },
  { name: 'a clock runs again when its last cause is gone', broken: (moment) => eachClock(moment, resumedTooSoon) },
  { name: 'a supervisor moves one clock', broken: movesMore },
  { name: 'nobody is too late before the limit', broken: lateTooSoon },
];

/** What is left of it when it stops is left when it runs again (ALL-06). */
function endedBefore({ was, is }: Change): string | undefined {
  const isResumed =
    was?.state === 'paused' && (is.state === 'running' || (is.state === 'breached' && is.over !== true));
  if (!isResumed || is.dueAt === null) return undefined;
  const pause = is.pauses.at(-1) ?? was.pauses.at(-1);
  const to = pause?.to ?? pause?.from;
  // Into a pause of less than a day no end of a day need fall: then a limit set by hand stays what it is (ALL-06).
  if (is.moves !== undefined && pause?.to != null && isBefore(pause.to, hoursFrom(pause.from, 24))) return undefined;
  return to == null || isBefore(to, is.dueAt) ? undefined : `it runs again from ${to} on, and was due ${is.dueAt}`;
}

const told: readonly Clock['step'][] = ['ship-back', 'custody', 'appeal', 'offer'];

function stillborn({ was, is, moment }: Change): string | undefined {
  if (was !== undefined || is.owes !== 'customer' || !told.includes(is.step) || is.dueAt === null) return undefined;
  const { event } = moment;
  const from = is.startedAt ?? is.anchorAt;
  if (event.event === 'notice-sent' && isBefore(from, event.at) && moment.before.notice.kind !== 'bounced')
    return `it counts from ${from}, the e-mail is of ${event.at}`;
  return isBefore(from, is.dueAt) ? undefined : `it counts from ${from}, and was due ${is.dueAt}`;
}

/** Where somebody is surely waited for still. */
const lasts: Readonly<Record<PauseCause, (state: ReturnState) => boolean>> = {
  evidence: (state) => isUndecided(state) && state.askedFor.length > 0,
  offer: ({ offer }) => offer.kind === 'open',
  notice: ({ notice }) => notice.kind === 'bounced' && notice.about === 'approval',
  'pick-up': () => false,
  carrier: ({ claim }) => claim !== null && claim.answer === null,
  carriage: () => false,
  supplementary: ({ appeal, clocks }) =>
    appeal.kind === 'open' && clocks.some(({ step, state }) => step === 'supplementary' && state === 'running'),
  appeal: ({ appeal }) => appeal.kind === 'open',
};

function resumedTooSoon({ was, is, moment }: Change): string | undefined {
  if (was?.state !== 'paused' || is.state !== 'running' || moment.after.closed !== null) return undefined;
  const cause = is.pausedBy.find((one) => was.pauses.some((pause) => pause.cause === one) && lasts[one](moment.after));
  return cause === undefined ? undefined : `it runs again, though it stood still for the ${cause}`;
}

function movesMore({ event, before, after, refused }: Moment): string | undefined {
  if (event.event !== 'clock-moved' || refused !== null) return undefined;
  const moved = after.clocks.filter(({ dueAt }, place) => {
    const was = before.clocks[place];
    return was !== undefined && was.dueAt !== dueAt;
  });
  const both = moved.map(({ id, dueAt }) => `${id} to ${dueAt ?? 'never'}`);
  return both.length < 2 ? undefined : `it moved ${both.join(', ')}`;
}

/** The refusal says when the time ended: it lies behind whoever hears it. */
function lateTooSoon({ event, refused }: Moment): string | undefined {
  if (refused?.code !== 'TOO_LATE' || !('at' in event)) return undefined;
  const end = /ended at (\S+Z)/.exec(refused.detail)?.[1];
  return end !== undefined && isBefore(event.at, end) ? `at ${event.at}: ${refused.detail}` : undefined;
}
