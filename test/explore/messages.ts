// A message of any kind, drawn by chance: mostly such as fits the return, at times such as does not.
import { type CaseEvent, type EventFields, type EventName, eventRoles } from '../../src/contract/events.ts';
import { hoursFrom, type Instant } from '../../src/domain/instant.ts';
import { evidenceItems, grounds, resolutions, routes, type Who } from '../../src/domain/vocabulary.ts';
import { isOpen } from '../../src/life/clocks.ts';
import { type ReturnState, uninspected } from '../../src/life/state.ts';
import type { Dice } from './dice.ts';

/** By the right person, with all that is demanded, as far as nothing is said otherwise. */
export function messageOf(name: EventName, at: Instant, state: ReturnState, dice: Dice): CaseEvent {
  const fields: (draw: Draw) => object = shapes[name];
  return { at, event: name, by: sender(name, dice), ...fields({ at, state, dice }) } as CaseEvent;
}

interface Draw {
  readonly at: Instant;
  readonly state: ReturnState;
  readonly dice: Dice;
}

const people: Readonly<Record<string, readonly Who[]>> = {
  agent: ['agent:bo', 'agent:al'],
  supervisor: ['supervisor:eve', 'supervisor:kim'],
  inspector: ['inspector:ann'],
  finance: ['finance:lu'],
};

function sender(name: EventName, dice: Dice): Who {
  const isRight = dice.chance(95);
  const role = isRight ? dice.pick(eventRoles[name].by) : dice.pick(['customer', 'carrier', 'agent', 'inspector']);
  return dice.pick(people[role] ?? [role]);
}

/** A reason that names a clause of every shop, and evidence: what is demanded somewhere. */
const reasoned = ({ dice }: Draw) => ({
  ...(dice.chance(85) ? { reason: 'JSS-15 SOO-07 AIS-16 PLT-12 WEB-27 ALL-19: seen' } : {}),
  ...(dice.chance(85) ? { evidence: ['product-photo' as const] } : {}),
});

const nothing = (): object => ({});

const shapes: { readonly [Name in EventName]: (draw: Draw) => EventFields[Name] } = {
  'evidence-asked': ({ dice }) => ({ evidence: [dice.pick(['video', 'supplementary', 'product-photo'])] }),
  'evidence-supplied': ({ state, dice }) => ({
    evidence: dice.chance(75) ? [...evidenceItems] : [...state.missing.slice(0, 1), dice.pick(evidenceItems)],
  }),
  decided: decided,
  'offer-made': ({ state, dice }) =>
    dice.chance(70)
      ? { resolution: 'partial-refund', amount: dice.pick([0, 1, 300]) }
      : { resolution: dice.pick([...resolutions, state.resolution]), amount: 100 },
  'offer-answered': ({ dice }) => ({ answer: dice.pick(['accept', 'decline']) }),
  'notice-sent': ({ dice }) => (dice.chance(80) ? {} : { lacks: [dice.pick(['label', 'packing-slip'])] }),
  'notice-bounced': nothing,
  'pick-up-agreed': ({ at }) => ({ for: hoursFrom(at, 48) }),
  'parcel-scanned': scanned,
  'second-parcel': nothing,
  received: received,
  'parcel-lost': nothing,
  inspected: inspected,
  appealed: ({ dice }) => (dice.chance(80) ? { reason: 'it is not so' } : {}),
  'appeal-decided': ({ dice }) => ({ verdict: dice.pick(['approve', 'decline']), reason: 'looked at again' }),
  'refund-held': ({ dice }) => ({ ...(dice.chance(95) ? { reason: 'odd' } : {}), suspicion: dice.chance(20) }),
  'refund-released': nothing,
  'refund-submitted': nothing,
  'refund-settled': nothing,
  'refund-failed': nothing,
  dispatched: nothing,
  'not-in-stock': nothing,
  'goods-demanded': nothing,
  'carriage-paid': nothing,
  'goods-sent-back': nothing,
  'carriage-claimed': ({ dice }) => ({ amount: dice.pick([0, 700]), expenses: dice.pick([0, 50]) }),
  'claim-sent': nothing,
  'carrier-answered': ({ dice }) => ({ amount: dice.pick([0, 400]), paidTo: dice.pick(['platform', 'customer']) }),
  'trace-asked': ({ dice }) => (dice.chance(50) ? { account: 'account' } : {}),
  'trace-answered': nothing,
  withdrawn: nothing,
  cancelled: () => ({ reason: 'not to be had' }),
  'clock-moved': ({ at, state, dice }) => {
    const open = state.clocks.filter(isOpen).map(({ id }) => id);
    return { clock: dice.pick([...open, 'ALL-K02']), to: hoursFrom(at, dice.pick([-24, 1, 100, 400])), reason: 'so' };
  },
};

function decided(draw: Draw): EventFields['decided'] {
  const { state, dice } = draw;
  const some = state.lines.map(({ line, asked }) => ({ line, quantity: Math.max(1, asked - dice.below(2)) }));
  return {
    verdict: dice.chance(82) ? 'approve' : 'decline',
    ...reasoned(draw),
    ...(dice.chance(15) ? { lines: some.slice(dice.below(2)) } : {}),
    ...(dice.chance(8) ? { ground: dice.pick(grounds) } : {}),
    ...(dice.chance(12) ? { route: dice.pick(routes) } : {}),
    ...(dice.chance(8) ? { resolution: dice.pick(resolutions) } : {}),
    ...(dice.chance(30) ? { exception: true } : {}),
    ...(dice.chance(30) ? { override: true } : {}),
    ...(dice.chance(5) ? { freight: dice.pick(['shop', 'customer']) } : {}),
    ...(dice.chance(8) ? { amount: dice.pick([0, 500]) } : {}),
  };
}

function scanned({ at, dice }: Draw): EventFields['parcel-scanned'] {
  return {
    ...(dice.chance(40) ? { carriagePaidBy: dice.pick(['shop', 'customer']), carriage: dice.pick([0, 900]) } : {}),
    ...(dice.chance(20) ? { postmarkedOn: hoursFrom(at, -72).slice(0, 10) } : {}),
    ...(dice.chance(25) ? { postingReceiptAt: hoursFrom(at, -dice.below(200)) } : {}),
  };
}

function received({ state, dice }: Draw): EventFields['received'] {
  const all = state.order.lines.flatMap(({ id, quantity }) => {
    const line = state.lines.find((one) => one.line === id);
    const asked = line?.asked ?? quantity;
    const rest = asked - (line?.received ?? 0);
    return asked === 0 ? [] : [{ line: id, quantity: dice.chance(60) ? Math.max(1, rest) : 1 }];
  });
  return {
    lines: dice.chance(60) ? all : all.slice(0, 1),
    ...(dice.chance(10) ? { atAgreedAddress: false } : {}),
  };
}

function inspected(draw: Draw): EventFields['inspected'] {
  const { state, dice } = draw;
  const isAccepted = dice.chance(65);
  const left = state.lines.flatMap((line) => {
    const quantity = uninspected(line) - line.unproven;
    return quantity > 0 ? [{ line: line.line, quantity: dice.pick([quantity, 1, 1, 1, quantity + 1]) }] : [];
  });
  return {
    verdict: isAccepted ? 'accept' : 'reject',
    sheet: isAccepted && dice.chance(20) ? { 'fault-found': false } : isAccepted ? {} : { quantity: false },
    ...reasoned(draw),
    ...(left.length > 0 && dice.chance(60) ? { lines: left.slice(0, 1) } : {}),
    ...(dice.chance(5) ? { extra: ['a glove'] } : {}),
  };
}
