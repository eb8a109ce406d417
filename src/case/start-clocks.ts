// Which clocks a fact starts, and which running ones it makes count anew.
import type { Clock, PauseCause } from '../domain/clock.ts';
import { laterOf, type Instant } from '../domain/instant.ts';
import type { Ask } from '../life/ask.ts';
import { momentsOf, type Moment } from '../life/moments.ts';
import type { ReturnState } from '../life/state.ts';
import { deliveryOf, type LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { type ClockFound, clockOnDate, clocksFrom, type ClockStart, clocksOf } from '../policy/rules/clock.ts';
import { unbeatenClocks } from '../policy/rules/competing-clocks.ts';
import { windowClocks } from '../policy/rules/opened-within.ts';
import { tellingClauses } from '../policy/tells.ts';
import type { ClockRule } from '../policy/schema.ts';
import type { CancelRuling } from '../policy/rules/cancel.ts';
import { doesStart } from './does-start.ts';
import { factsOf } from './line-facts.ts';

export interface ClocksAnswer {
  readonly started: readonly Clock[];
  readonly recounted: readonly { readonly place: number; readonly clock: Clock }[];
  readonly gap: boolean;
}

/** `after` is the state with the fact and the judgement on it. */
export function clocksFor(pack: Pack, ask: Ask, after: ReturnState, cancel: CancelRuling | null): ClocksAnswer {
  const approved = after.review.kind === 'approved';
  const alive = after.lines.filter(({ standing, authorized }) =>
    approved ? authorized > 0 : standing !== 'refused' || authorized > 0,
  );
  const facts = (alive.length > 0 ? alive : after.lines).map((line) => factsOf(pack, after, line));
  const found = clocksOf(pack);
  const dated = momentsOf(ask.before, after, ask.about).flatMap((moment) =>
    unbeatenClocks(clocksFrom(pack, moment.name).filter((one) => doesStart(one, { pack, moment, after }, facts))).map(
      (one) => clockOnDate(pack, one, startOf(pack, after, one, moment, facts)),
    ),
  );
  const recounted = after.clocks.flatMap((clock, place) => {
    const anew = recount(pack, ask, after, clock, found, facts);
    return anew === undefined ? [] : [{ place, ...anew }];
  });
  const windows = ask.about.event === 'opened' ? after.lines.flatMap((line) => windowsOf(pack, after, line.line)) : [];
  return {
    started: [
      ...windows,
      ...cancelWindow(cancel, after.order.shipTo.zone ?? pack.document.zone),
      ...dated.map(({ clock }) => clock),
    ],
    recounted: recounted.map(({ place, clock }) => ({ place, clock })),
    gap: [...dated, ...recounted].some(({ gapYears }) => gapYears.length > 0),
  };
}

function startOf(
  pack: Pack,
  after: ReturnState,
  { rule }: ClockFound,
  moment: Moment,
  facts: readonly LineFacts[],
): ClockStart {
  const causes = causesOf(after, facts).filter((cause) => rule.pauses.includes(cause));
  return {
    anchorAt: anchorOf(rule, after, moment.at),
    from: moment.at,
    startedAt: moment.at,
    customerZone: after.order.shipTo.zone ?? pack.document.zone,
    deliveryCountry: after.order.shipTo.country,
    pauses: causes.map((cause) => ({ cause, from: moment.at, to: null })),
    told: (notice) => tellingClauses(pack, notice, facts, { step: rule.step }),
  };
}

/** What stops a clock that starts now: what was waited for before it stops it as well (ALL-06). */
function causesOf(after: ReturnState, facts: readonly LineFacts[]): readonly PauseCause[] {
  const causes: readonly (readonly [PauseCause, boolean])[] = [
    ['carriage', after.carriagePaidAt === null && facts.every(({ bearer }) => bearer === 'customer')],
    ['carrier', after.claim !== null && after.claim.answer === null],
    ['offer', after.offer.kind === 'open'],
    ['appeal', after.appeal.kind === 'open'],
    ['pick-up', after.pickUpFor !== null && after.scan === null],
  ];
  return causes.flatMap(([cause, holds]) => (holds ? [cause] : []));
}

/** Of several lines in one parcel the last delivery counts; without one on record the moment itself does. */
function anchorOf({ counts }: ClockRule, after: ReturnState, startedAt: Instant): Instant {
  if (counts === 'from-order') return after.order.placedAt;
  if (counts === 'from-moment') return startedAt;
  const deliveries = after.lines.flatMap(({ line: id, authorized, route }) => {
    const line = after.order.lines.find((one) => one.id === id);
    const delivered = line === undefined ? null : deliveryOf(after.order, line, startedAt);
    return delivered === null || authorized === 0 || route === 'returnless' ? [] : [delivered];
  });
  return deliveries.length === 0 ? startedAt : deliveries.reduce(laterOf);
}

/** After a pause has ended, a supervisor has moved its limit, or its reminder was repeated. */
function recount(
  pack: Pack,
  { before, about }: Ask,
  after: ReturnState,
  clock: Clock,
  found: readonly ClockFound[],
  facts: readonly LineFacts[],
): { readonly clock: Clock; readonly gapYears: readonly number[] } | undefined {
  const place = after.clocks.indexOf(clock);
  const moved =
    about.event === 'clock-moved' &&
    about.clock === clock.id &&
    (clock.state === 'running' || clock.state === 'paused');
  const resumed = clock.state !== 'paused' && before.clocks[place]?.state === 'paused';
  const repeated = about.event === 'clock-struck' && about.what === 'repetition' && about.clock === place;
  const scannedAgain = about.event === 'parcel-scanned' && clock.step === 'carrier-watch' && clock.state === 'running';
  if (scannedAgain || (!moved && !resumed && !repeated)) return undefined;
  const rule = found.find((one) => one.rule.id === clock.id && one.rule.step === clock.step);
  if (rule === undefined) return undefined;
  const start: ClockStart = {
    anchorAt: clock.startedAt === undefined ? clock.anchorAt : anchorOf(rule.rule, after, clock.startedAt),
    from: about.at,
    startedAt: clock.startedAt ?? clock.anchorAt,
    customerZone: after.order.shipTo.zone ?? pack.document.zone,
    deliveryCountry: after.order.shipTo.country,
    pauses: clock.pauses,
    ...(moved ? { movedTo: about.to } : clock.movedTo === undefined ? {} : { movedTo: clock.movedTo }),
    ...(repeated ? { repeatedAt: about.at } : {}),
    told: (notice) => tellingClauses(pack, notice, facts, { step: rule.rule.step }),
  };
  const anew = clockOnDate(pack, rule, start);
  // A pause may end with the very act that the clock waited for: its limit is counted anew all the same.
  return clock.state === 'running' || clock.state === 'paused'
    ? anew
    : {
        ...anew,
        clock: { ...anew.clock, state: clock.state, ...(clock.over === undefined ? {} : { over: clock.over }) },
      };
}

function windowsOf(pack: Pack, after: ReturnState, id: string): readonly Clock[] {
  const state = after.lines.find(({ line }) => line === id);
  const line = after.order.lines.find((one) => one.id === id);
  if (state === undefined || line === undefined) return [];
  return windowClocks(
    pack,
    { order: after.order, request: after.request, line, ground: state.ground, shopZone: pack.document.zone },
    factsOf(pack, after, state),
  );
}

/** The customer's right to cancel, as the clock that it is. */
function cancelWindow(cancel: CancelRuling | null, customerZone: string): readonly Clock[] {
  if (cancel?.window == null) return [];
  const { clock, clause, anchorAt, dueAt, met } = cancel.window;
  return [
    {
      id: clock,
      step: 'cancel',
      clauses: [clause],
      owes: 'customer',
      zone: customerZone,
      anchorAt,
      targetAt: null,
      warnAt: null,
      dueAt,
      state: met ? 'met' : 'breached',
      ...(met ? {} : { over: true as const }),
      pauses: [],
      pausedBy: [],
      breach: 'nothing',
      notices: [],
      onBreach: [],
      texts: {},
    },
  ];
}
