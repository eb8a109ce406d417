// What holds of clocks and their pauses in every moment (DESIGN 4, CASE-FILE 6).
import { addDays, dayOf, startOfDay } from '../../src/calendar/zone.ts';
import { hoursFrom, isBefore, laterOf, msOf } from '../../src/domain/instant.ts';
import type { Clock, ClockState, Pause, PauseCause } from '../../src/domain/clock.ts';
import { isUndecided } from '../../src/life/fit.ts';
import type { ReturnState } from '../../src/life/state.ts';
import type { Invariant, Moment } from './scene.ts';

/** What may become of a clock; a state that ends stays. */
const becomes: Readonly<Record<ClockState, readonly ClockState[]>> = {
  running: ['running', 'paused', 'met', 'breached', 'ended'],
  paused: ['paused', 'running', 'met', 'ended'],
  met: ['met'],
  breached: ['breached'],
  ended: ['ended'],
};

export const aboutClocks: readonly Invariant[] = [
  { name: 'a clock has one outcome', broken: (moment) => eachClock(moment, oneOutcome) },
  { name: 'a clock is met before its limit and breached from it on', broken: (moment) => eachClock(moment, inTime) },
  { name: 'only a pause or a move changes a limit', broken: (moment) => eachClock(moment, limitChanged) },
  {
    name: 'a pause that no end of a day falls into changes nothing',
    broken: (moment) => eachClock(moment, pausedDays),
  },
  { name: 'a pause has a cause, a begin and an end', broken: (moment) => eachClock(moment, pausesWhole) },
  {
    name: 'a clock stands still only while its cause lasts',
    broken: ({ after }) => {
      const still = after.clocks.find(({ pauses }) =>
        pauses.some(({ to, cause }) => to === null && !lasts[cause](after)),
      );
      return still === undefined ? undefined : `${still.id} stands still for ${JSON.stringify(still.pauses.at(-1))}`;
    },
  },
  { name: "a customer's time is never shortened", broken: (moment) => eachClock(moment, shortened) },
  {
    name: 'clocks are added, never removed',
    broken: ({ before, after }) =>
      after.clocks.length < before.clocks.length
        ? `${before.clocks.length} clocks became ${after.clocks.length}`
        : undefined,
  },
];

/** Whether somebody is still waited for, as the state's own parts tell. */
const lasts: Readonly<Record<PauseCause, (state: ReturnState) => boolean>> = {
  evidence: (state) => state.askedFor.length > 0 || (isUndecided(state) && (state.delayed || state.missing.length > 0)),
  offer: ({ offer }) => offer.kind === 'open',
  // Another decision's e-mail may be on its way.
  notice: ({ notice }) => notice.kind !== 'told',
  'pick-up': ({ parcel }) => parcel.kind === 'awaited',
  carrier: ({ claim }) => claim !== null && claim.answer === null,
  carriage: ({ carriagePaidAt }) => carriagePaidAt === null,
  supplementary: ({ appeal, askedFor }) => appeal.kind === 'open' && askedFor.length > 0,
  appeal: ({ appeal }) => appeal.kind === 'open',
};

/** One clock, before and after. */
export interface Change {
  readonly was: Clock | undefined;
  readonly is: Clock;
  readonly moment: Moment;
}

export function eachClock(moment: Moment, broken: (change: Change) => string | undefined): string | undefined {
  const { before, after } = moment;
  if (before.clocks === after.clocks) return undefined;
  for (const [place, is] of after.clocks.entries()) {
    const was = before.clocks[place];
    const why = was === is ? undefined : broken({ was, is, moment });
    if (why !== undefined) return `${is.id} (${is.step}): ${why}`;
  }
  return undefined;
}

/** What failed at the provider is unmet again; what was done in time is met, whenever that is heard of (ALL-01). */
function oneOutcome({ was, is, moment }: Change): string | undefined {
  if (was === undefined) return undefined;
  if (was.id !== is.id || was.step !== is.step) return `it was ${was.id}`;
  const isUnmet = moment.event.event === 'refund-failed' && ['running', 'breached'].includes(is.state);
  const isShown = was.state !== 'met' && is.state === 'met' && isDoneInTime(is, moment);
  if (isUnmet || isShown) return undefined;
  if (!becomes[was.state].includes(is.state)) return `${was.state} became ${is.state} by ${moment.event.event}`;
  const isBack = was.over === true && is.over !== true;
  return isBack ? `what was over is not by ${moment.event.event}` : undefined;
}

function isDoneInTime({ dueAt, step }: Clock, { event, after }: Moment): boolean {
  if (!('at' in event) || dueAt === null) return false;
  return isBefore(step === 'ship-back' ? (after.scan?.postedAt ?? event.at) : event.at, dueAt);
}

/** By the instant of the fact; the machine's own instant where a kept one was used. */
function inTime({ was, is, moment }: Change): string | undefined {
  if (was === undefined || was.state === is.state || is.dueAt === null || !('at' in moment.event)) return undefined;
  const at = moment.event.at;
  const isPosted = is.step === 'ship-back' && isBefore(moment.after.scan?.postedAt ?? at, is.dueAt);
  const isKept = moment.effects.some(({ effect }) => effect === 'again');
  if (is.state === 'breached' && isBefore(laterOf(at, moment.after.at), is.dueAt))
    return `breached at ${at}, due ${is.dueAt}`;
  if (is.state !== 'met' || was.state === 'paused' || isPosted || isKept) return undefined;
  return isBefore(at, is.dueAt) ? undefined : `met at ${at}, due ${is.dueAt}`;
}

function limitChanged({ was, is, moment }: Change): string | undefined {
  if (was === undefined || was.dueAt === is.dueAt) return undefined;
  const isMoved = moment.event.event === 'clock-moved' && moment.event.clock === is.id;
  const isResumed = was.state === 'paused' && is.state !== 'paused';
  return isMoved || isResumed ? undefined : `due ${was.dueAt ?? 'never'} became ${is.dueAt ?? 'never'}`;
}

/** Those that found the clock running before and after move it by nothing (ALL-06). */
function pausedDays({ was, is, moment }: Change): string | undefined {
  if (was === undefined || was.state !== 'paused' || is.state !== 'running' || was.dueAt === null) return undefined;
  if (is.moves !== undefined || is.startedAt !== undefined || is.dueAt === null) return undefined;
  // A shop's own end of the day is one of working days; a limit that begins a day ends natural ones.
  const endsAtMidnight = startOfDay(dayOf(was.dueAt, is.zone), is.zone) === was.dueAt;
  const dayEndsAt = endsAtMidnight ? '24:00' : moment.world.pack.document.calendar.dayEndsAt;
  const changes = is.pauses.some((pause) => endsOfDaysIn(pause, is.zone, dayEndsAt) > 0);
  if (!changes && was.dueAt !== is.dueAt) return `${JSON.stringify(is.pauses)} moved ${was.dueAt} to ${is.dueAt}`;
  return isBefore(is.dueAt, was.dueAt) ? `a pause shortened ${was.dueAt} to ${is.dueAt}` : undefined;
}

function endsOfDaysIn({ from, to }: Pause, zone: string, dayEndsAt: string): number {
  const hours = Number(dayEndsAt.slice(0, 2));
  let ends = 0;
  for (let day = dayOf(from, zone); to !== null; day = addDays(day, 1)) {
    const end = hours === 24 ? startOfDay(addDays(day, 1), zone) : hoursFrom(startOfDay(day, zone), hours);
    if (msOf(end) > msOf(to)) return ends;
    if (msOf(end) > msOf(from)) ends += 1;
  }
  return ends;
}

function pausesWhole({ is }: Change): string | undefined {
  const lasting = is.pauses.filter(({ to }) => to === null).length;
  if (is.state === 'paused' && lasting === 0) return 'it is paused by nothing';
  if (is.state !== 'paused' && lasting > 0) return `it is ${is.state} and paused`;
  const backwards = is.pauses.find(({ from, to }) => to !== null && isBefore(to, from));
  return backwards === undefined
    ? undefined
    : `a pause ends at ${backwards.to ?? ''}, before it begins at ${backwards.from}`;
}

function shortened({ was, is, moment }: Change): string | undefined {
  if (was === undefined || is.owes !== 'customer' || was.dueAt === null || is.dueAt === null) return undefined;
  return isBefore(is.dueAt, was.dueAt) ? `${was.dueAt} became ${is.dueAt} by ${moment.event.event}` : undefined;
}
