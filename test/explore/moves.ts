// What happens next in a schedule: mostly what would happen in a shop, at times anything at all, on any side of a limit.
import { type EventName, eventNames } from '../../src/contract/events.ts';
import { hoursFrom, instantOf, type Instant, isBefore, laterOf, msOf } from '../../src/domain/instant.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import { stageOf } from '../../src/life/stage.ts';
import { type LifeFact, type ReturnState, uninspected } from '../../src/life/state.ts';
import type { Dice } from './dice.ts';
import { besides, likely, restOf } from './likely.ts';
import { messageOf } from './messages.ts';
import type { Scene, Step } from './scene.ts';
import { newcomer, reason, waysOn } from './way.ts';

export function moveIn(scene: Scene, dice: Dice): Step {
  const at = whenNext(scene, dice);
  if (scene.isDown && dice.chance(35)) return { do: 'start', at };
  const roll = dice.below(100);
  if (roll < 3 && !scene.isDown) return { do: 'stop', at };
  if (roll < 9) return { do: 'wait', at };
  if (roll < 14 && scene.known.size > 0) return again(scene, at, dice);
  if (roll < 16) return { do: 'tell', at, id: idOf(scene), fact: ourOwn(scene, at, dice) };
  if (scene.state.underWay.length > 0 && dice.chance(25))
    return { do: 'tell', at, id: idOf(scene), fact: ofPayout(scene.state, at, dice) };
  const led = dice.chance(scene.world.inParts ? 2 * ledOn : ledOn) ? onwardFact(scene, at, dice) : undefined;
  if (led !== undefined) return { do: 'tell', at, id: idOf(scene), fact: led };
  const name = nameOf(scene.state, dice);
  return {
    do: 'tell',
    at,
    id: idOf(scene),
    fact: messageOf(name, whenHappened(name, scene, at, dice), scene.state, dice),
  };
}

/** In a hundred: what leads the return to its end, whoever has to do it. */
const ledOn = 25;

function onwardFact({ state, world }: Scene, at: Instant, dice: Dice): LifeFact | undefined {
  const ways = waysOn(stageOf(state), { ...state, at: laterOf(state.at, at) });
  if (ways.length === 0) return undefined;
  const way = dice.pick(ways);
  if (world.inParts && way.event === 'received') return { ...way, lines: oneOf(state, way.event) };
  if (world.inParts && way.event === 'inspected')
    return { ...way, ...(dice.chance(35) ? rejection : {}), lines: oneOf(state, way.event) };
  return 'by' in way && way.by === newcomer ? { ...way, by: dice.pick(['supervisor:eve', 'supervisor:kim']) } : way;
}

function idOf({ known }: Scene): string {
  return `m${known.size + 1}`;
}

/** The same message once more, or the same fact by another message. */
function again(scene: Scene, at: Instant, dice: Dice): Step {
  const [id, fact] = dice.pick([...scene.known]);
  return { do: 'tell', at, id: 'parts' in fact || dice.chance(60) ? id : idOf(scene), fact };
}

/** A step of ours fails, or an operator has it tried again. */
function ourOwn({ state }: Scene, at: Instant, dice: Dice): LifeFact {
  return state.stuck !== null || state.refund.kind === 'failed' || dice.chance(40)
    ? { event: 'step-retried', at }
    : { event: 'step-failed', at, step: 'refund', why: 'no answer' };
}

/** What a payout of ours reports: all of it was taken, or a part of it and all after that were not. */
function ofPayout({ underWay }: ReturnState, at: Instant, dice: Dice): LifeFact {
  const { payout } = dice.pick(underWay);
  const parts = underWay.filter((part) => part.payout === payout);
  if (dice.chance(60)) return { event: 'refund-submitted', at, by: 'provider', parts } as LifeFact;
  return { event: 'refund-failed', at, by: 'provider', parts: parts.slice(dice.below(parts.length)) } as LifeFact;
}

/** Soon, days later, or just before, at and after what the next clock waits for. */
function whenNext({ state, now }: Scene, dice: Dice): Instant {
  const soon = instantOf(msOf(now) + (1 + dice.below(300)) * 60_000);
  const strike = nextStrike({ ...state, alertAt: null });
  const roll = dice.below(100);
  if (roll < 55) return soon;
  if (roll < 75 || strike === undefined) return hoursFrom(now, 5 + dice.below(roll < 60 ? 300 : 70));
  return laterOf(now, instantOf(msOf(strike.at) + dice.pick([-1000, 0, 1000])));
}

const reports: readonly EventName[] = [
  'parcel-scanned',
  'second-parcel',
  'received',
  'parcel-lost',
  'carrier-answered',
  'refund-submitted',
  'refund-settled',
  'refund-failed',
  'notice-sent',
  'notice-bounced',
];

/** What people send happens when it is heard of; what is reported has an instant of its own, at times long ago. */
function whenHappened(name: EventName, { state }: Scene, at: Instant, dice: Dice): Instant {
  if (!reports.includes(name) || dice.chance(80)) return at;
  const earlier = hoursFrom(at, -dice.below(120));
  return isBefore(earlier, state.request.at) ? at : earlier;
}

function nameOf(state: ReturnState, dice: Dice): EventName {
  if (dice.chance(20)) return dice.pick(eventNames);
  if (state.notice.kind !== 'none' && state.notice.kind !== 'told' && dice.chance(55))
    return dice.chance(88) ? 'notice-sent' : 'notice-bounced';
  if (dice.chance(6)) return dice.pick(['refund-held', 'clock-moved', 'withdrawn', 'cancelled', 'parcel-scanned']);
  if (state.request.ground === 'return-carrier' && dice.chance(40))
    return state.claim === null ? 'claim-sent' : 'carrier-answered';
  if (state.hold !== null && dice.chance(40)) return 'refund-released';
  // The rest of the goods comes in a parcel of its own, at any time.
  if (restOf(state) > 0 && dice.chance(25)) return dice.pick(['received', 'received', 'parcel-scanned', 'parcel-lost']);
  const others = besides(state);
  return dice.pick(others.length > 0 && dice.chance(30) ? others : likely[stageOf(state)]);
}

const rejection = { verdict: 'reject', reason, evidence: ['video'] } as const;

/** One unit that may still come, or that came and waits. */
function oneOf({ lines }: ReturnState, event: 'received' | 'inspected') {
  const left = lines.find((line) =>
    event === 'received' ? line.authorized > line.received : uninspected(line) > line.unproven,
  );
  return left === undefined ? [] : [{ line: left.line, quantity: 1 }];
}
