// Clocks as the machine handles them: met, ended, paused, resumed. Their instants come with answers.
import type { Clock, ClockStep, Pause, PauseCause } from '../domain/clock.ts';
import { type Instant, isBefore, laterOf, msOf } from '../domain/instant.ts';
import type { ReturnState } from './state.ts';

/** Somebody is still waited for, be it too late. */
export function isOpen(clock: Clock): boolean {
  return isRunning(clock) || (clock.state === 'breached' && clock.over === undefined);
}

/** Its limit is still to come; it may stand still. */
export function isRunning({ state }: Clock): boolean {
  return state === 'running' || state === 'paused';
}

/** Its limit passed undone and it is not done since; where it has none, its target did (PLT-15). */
export function isOverdue(clock: Clock, at: Instant): boolean {
  if (clock.state === 'breached') return clock.over === undefined;
  const isPastTarget = clock.targetAt !== null && !isBefore(at, clock.targetAt);
  return clock.state === 'running' && clock.dueAt === null && isPastTarget;
}

/** What the clock waited for was done at that instant: in time it is met, else it stays breached, and is over. */
export function meet(state: ReturnState, step: ClockStep, at: Instant): ReturnState {
  return changed(state, (clock) => (clock.step === step && isOpen(clock) ? done(clock, at) : clock));
}

/** The same for one of several clocks of a step: the one that counts from this instant. */
export function meetAnchoredAt(
  state: ReturnState,
  { step, anchorAt }: { readonly step: ClockStep; readonly anchorAt: Instant },
  at: Instant,
): ReturnState {
  return changed(state, (clock) =>
    clock.step === step && clock.anchorAt === anchorAt && isOpen(clock) ? done(clock, at) : clock,
  );
}

/** The same for the clock at this place alone. */
export function meetPlace(state: ReturnState, place: number, at: Instant): ReturnState {
  return changed(state, (clock, index) => (index === place && isOpen(clock) ? done(clock, at) : clock));
}

function done(clock: Clock, at: Instant): Clock {
  // A clock that stands still, until this very instant too, has no instant that is too late (ALL-06).
  const stoodStill = clock.state === 'paused' || clock.pauses.at(-1)?.to === at;
  const inTime = stoodStill || clock.dueAt === null || isBefore(at, clock.dueAt);
  return { ...unpaused(clock, at), state: inTime ? 'met' : 'breached', ...(inTime ? {} : { over: true as const }) };
}

/** The steps are no longer needed; without steps, none is. */
export function end(state: ReturnState, at: Instant, ...steps: readonly ClockStep[]): ReturnState {
  return changed(state, (clock) => {
    const isKept = clock.step === 'aftercare' || (steps.length > 0 && !steps.includes(clock.step));
    return isKept ? clock : unneeded(clock, at);
  });
}

/** The same for the clock at this place alone. */
export function endPlace(state: ReturnState, place: number, at: Instant): ReturnState {
  return changed(state, (clock, index) => (index === place ? unneeded(clock, at) : clock));
}

function unneeded(clock: Clock, at: Instant): Clock {
  if (!isOpen(clock)) return clock;
  return clock.state === 'breached' ? { ...clock, over: true } : { ...unpaused(clock, at), state: 'ended' };
}

/** The instant at which a pause ends is the last that a done clock lists. */
function unpaused(clock: Clock, at: Instant): Clock {
  return { ...clock, pauses: clock.pauses.map((pause) => (pause.to === null ? ended(pause, at) : pause)) };
}

/** Stops the clocks that this cause stops (ALL-06); with a step, only those. */
export function pause(state: ReturnState, cause: PauseCause, at: Instant, step?: ClockStep): ReturnState {
  return changed(state, (clock) => {
    if (step !== undefined && clock.step !== step) return clock;
    const stops = clock.pausedBy.includes(cause) && isRunning(clock);
    if (!stops || clock.pauses.some((one) => one.cause === cause && one.to === null)) return clock;
    return { ...clock, state: 'paused', pauses: [...clock.pauses, { cause, from: at, to: null }] };
  });
}

/** Whether a clock stands still for this cause. */
export function isStoppedBy({ clocks }: ReturnState, cause: PauseCause): boolean {
  return clocks.some(({ pauses }) => pauses.some((pause) => pause.cause === cause && pause.to === null));
}

/** A paused clock runs again when its last cause is gone; its instants are counted anew by the answer. */
export function resume(state: ReturnState, cause: PauseCause, at: Instant): ReturnState {
  return changed(state, (clock) => {
    if (clock.state !== 'paused') return clock;
    const over = clock.pauses.map((one) => (one.cause === cause && one.to === null ? ended(one, at) : one));
    const pauses = over.filter((one) => one.to !== one.from);
    return { ...clock, pauses, state: pauses.some((one) => one.to === null) ? 'paused' : 'running' };
  });
}

/** What ends a pause may be older than its begin and only heard of later; then it lasted no time. */
function ended(pause: Pause, at: Instant): Pause {
  return { ...pause, to: laterOf(pause.from, at) };
}

export function openClock(state: ReturnState, step: ClockStep): Clock | undefined {
  return state.clocks.findLast((clock) => clock.step === step && isOpen(clock));
}

export function lastClock(state: ReturnState, step: ClockStep): Clock | undefined {
  return state.clocks.findLast((clock) => clock.step === step);
}

/** Which of the clocks with this id a move is about: the one that started last of those that are not over. */
export function movable(state: ReturnState, id: string): Clock | undefined {
  return state.clocks.findLast((clock) => clock.id === id && isRunning(clock));
}

/** The same state where no clock changes. */
export function changed(state: ReturnState, change: (clock: Clock, place: number) => Clock): ReturnState {
  const clocks = state.clocks.map(change);
  return clocks.every((clock, place) => clock === state.clocks[place]) ? state : { ...state, clocks };
}

/** What has to happen by itself, and when: a clock's message, the hour before its limit, the limit; either again. */
export interface Strike {
  /** The clock's place in the list; −1 for an alert, which is about the whole return. */
  readonly place: number;
  readonly at: Instant;
  readonly what: 'notice' | 'acts' | 'due' | 'alert' | 'repetition';
}

/** The earliest of them; undefined: nothing comes by itself. */
export function nextStrike(state: ReturnState): Strike | undefined {
  return state.clocks.flatMap(strikesOf).reduce<Strike | undefined>(earlier, undefined);
}

function earlier(first: Strike | undefined, strike: Strike | undefined): Strike | undefined {
  return first === undefined || (strike !== undefined && msOf(strike.at) < msOf(first.at)) ? strike : first;
}

function repetitionOf({ state, repetition }: Clock, place: number): Strike | undefined {
  return state === 'running' && repetition !== undefined ? { place, at: repetition.at, what: 'repetition' } : undefined;
}

/** The same with repeated reminders and alerts, which a case file does not list. */
export function nextStrikeOrAlert(state: ReturnState): Strike | undefined {
  const strike = [nextStrike(state), ...state.clocks.map(repetitionOf)].reduce(earlier, undefined);
  if (state.alertAt === null || (strike !== undefined && msOf(strike.at) <= msOf(state.alertAt))) return strike;
  return { place: -1, at: state.alertAt, what: 'alert' };
}

function strikesOf(clock: Clock, place: number): readonly Strike[] {
  if (clock.state !== 'running') return [];
  const strikes: Strike[] = [];
  const message = clock.notices[0];
  if (message !== undefined) strikes.push({ place, at: message.at, what: 'notice' });
  if (clock.actsAt !== undefined) strikes.push({ place, at: clock.actsAt, what: 'acts' });
  if (clock.dueAt !== null) strikes.push({ place, at: clock.dueAt, what: 'due' });
  return strikes;
}
