// What happens next in a schedule: mostly what would happen in a shop, at times anything at all, on any side of a limit.
import { type EventName, eventNames } from '../../src/contract/events.ts';
import { hoursFrom, instantOf, type Instant, isBefore, laterOf, msOf } from '../../src/domain/instant.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import { stageOf } from '../../src/life/stage.ts';
import type { LifeFact, ReturnState } from '../../src/life/state.ts';
import type { Dice } from './dice.ts';
import { messageOf } from './messages.ts';
import type { Scene, Step } from './scene.ts';

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
  const name = nameOf(scene.state, dice);
  return {
    do: 'tell',
    at,
    id: idOf(scene),
    fact: messageOf(name, whenHappened(name, scene, at, dice), scene.state, dice),
  };
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
  return dice.pick(likely[stageOf(state)]);
}

/** What people and companies do in a stage, the common things named several times. */
const likely: Readonly<Record<Stage, readonly EventName[]>> = {
  'awaiting-evidence': ['evidence-supplied', 'evidence-supplied', 'evidence-supplied', 'decided', 'evidence-asked'],
  'in-review': [
    'decided',
    'decided',
    'decided',
    'decided',
    'evidence-asked',
    'offer-made',
    'cancelled',
    'claim-sent',
    'carrier-answered',
  ],
  offered: ['offer-answered', 'offer-answered', 'decided'],
  'awaiting-parcel': [
    'parcel-scanned',
    'parcel-scanned',
    'parcel-scanned',
    'notice-sent',
    'received',
    'pick-up-agreed',
    'decided',
  ],
  'in-transit': [
    'received',
    'received',
    'received',
    'parcel-lost',
    'parcel-scanned',
    'second-parcel',
    'carriage-claimed',
  ],
  inspecting: ['inspected', 'inspected', 'inspected', 'decided', 'refund-held', 'received'],
  refunding: [
    'refund-submitted',
    'refund-submitted',
    'refund-submitted',
    'refund-failed',
    'inspected',
    'received',
    'carriage-claimed',
  ],
  replacing: ['dispatched', 'dispatched', 'not-in-stock', 'carriage-paid', 'inspected'],
  settling: [
    'refund-settled',
    'refund-settled',
    'refund-failed',
    'trace-asked',
    'trace-answered',
    'inspected',
    'carriage-claimed',
  ],
  'in-custody': [
    'goods-demanded',
    'goods-demanded',
    'carriage-paid',
    'goods-sent-back',
    'goods-sent-back',
    'appealed',
    'decided',
  ],
  'open-to-appeal': ['appealed', 'appealed', 'decided'],
  appealed: ['appeal-decided', 'appeal-decided', 'evidence-asked', 'evidence-supplied'],
  'needs-a-person': ['decided', 'refund-submitted', 'refund-failed', 'parcel-scanned', 'received'],
  closed: [
    'refund-failed',
    'appealed',
    'decided',
    'parcel-scanned',
    'received',
    'trace-asked',
    'trace-answered',
    'refund-settled',
  ],
};
