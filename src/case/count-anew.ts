// A clock that runs or stands still is counted anew: after a pause, after a move, after its reminder was repeated.
import type { Clock, Move } from '../domain/clock.ts';
import { laterOf, type Instant } from '../domain/instant.ts';
import type { Ask } from '../life/ask.ts';
import { isRunning, movable } from '../life/clocks.ts';
import type { ReturnState } from '../life/state.ts';
import { deliveryOf, type LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { clockBehind, clockOnDate, type ClockOnDate } from '../policy/rules/clock.ts';
import type { ClockRule } from '../policy/schema.ts';
import { tellingClauses } from '../policy/tells.ts';

/** Undefined: the fact leaves this clock as it is. */
export function recount(
  pack: Pack,
  { before, about }: Ask,
  after: ReturnState,
  { place, facts }: { readonly place: number; readonly facts: readonly LineFacts[] },
): ClockOnDate | undefined {
  const clock = after.clocks[place];
  if (clock === undefined) return undefined;
  const anew = { at: about.at, facts };
  if (about.event === 'clock-moved' && movable(after, about.clock) === clock)
    return countedAnew(pack, after, clock, { ...anew, move: { at: about.at, to: about.to } });
  const repeated = about.event === 'clock-struck' && about.what === 'repetition' && about.clock === place;
  const resumed = clock.state !== 'paused' && before.clocks[place]?.state === 'paused';
  const scannedAgain = about.event === 'parcel-scanned' && clock.step === 'carrier-watch' && clock.state === 'running';
  if (scannedAgain || (!resumed && !repeated)) return undefined;
  const counted = countedAnew(pack, after, clock, anew);
  // A pause may end with the very act that the clock waited for: its limit is counted anew all the same.
  if (counted === undefined || isRunning(clock)) return counted;
  const over = clock.over === undefined ? {} : { over: clock.over };
  return { ...counted, clock: { ...counted.clock, state: clock.state, ...over } };
}

interface Anew {
  /** No reminder goes out, and none is repeated, up to then. */
  readonly at: Instant;
  readonly facts: readonly LineFacts[];
  readonly move?: Move;
}

/** Undefined: no clause of the pack has such a clock. */
export function countedAnew(pack: Pack, state: ReturnState, clock: Clock, anew: Anew): ClockOnDate | undefined {
  const found = clockBehind(pack, clock);
  if (found === undefined) return undefined;
  const { at, facts, move } = anew;
  const moves = [...(clock.moves ?? []), ...(move === undefined ? [] : [move])];
  return clockOnDate(pack, found, {
    anchorAt: clock.startedAt === undefined ? clock.anchorAt : anchorOf(found.rule, state, clock.startedAt),
    from: at,
    startedAt: clock.startedAt ?? clock.anchorAt,
    customerZone: state.order.shipTo.zone ?? pack.document.zone,
    deliveryCountry: state.order.shipTo.country,
    pauses: clock.pauses,
    ...(moves.length === 0 ? {} : { moves }),
    repeatedAt: at,
    told: (notice) => tellingClauses(pack, notice, facts, { step: found.rule.step }),
  });
}

/** Of several lines in one parcel the last delivery counts; without one on record the moment itself does. */
export function anchorOf({ counts }: ClockRule, after: ReturnState, startedAt: Instant): Instant {
  if (counts === 'from-order') return after.order.placedAt;
  if (counts === 'from-moment') return startedAt;
  const deliveries = after.lines.flatMap(({ line: id, authorized, route }) => {
    const line = after.order.lines.find((one) => one.id === id);
    const delivered = line === undefined ? null : deliveryOf(after.order, line, startedAt);
    return delivered === null || authorized === 0 || route === 'returnless' ? [] : [delivered];
  });
  return deliveries.length === 0 ? startedAt : deliveries.reduce(laterOf);
}
