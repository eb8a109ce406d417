// Which clocks a fact starts, and which running ones it makes count anew.
import type { Clock, PauseCause } from '../domain/clock.ts';
import type { Money } from '../domain/ruling.ts';
import type { Ask } from '../life/ask.ts';
import { momentsOf, type Moment } from '../life/moments.ts';
import { payingSteps } from '../life/paid.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import {
  clockBehind,
  type ClockFound,
  clockOnDate,
  type ClockOnDate,
  clocksFrom,
  type ClockStart,
} from '../policy/rules/clock.ts';
import { unbeatenClocks } from '../policy/rules/competing-clocks.ts';
import { windowClocks } from '../policy/rules/opened-within.ts';
import { tellingClauses } from '../policy/tells.ts';
import type { CancelRuling } from '../policy/rules/cancel.ts';
import { anchorOf, recount } from './count-anew.ts';
import { doesStart } from './does-start.ts';
import { factsOf } from './line-facts.ts';
import { clockOfMore } from './owed-more.ts';

export interface ClocksAnswer {
  readonly started: readonly Clock[];
  readonly recounted: readonly { readonly place: number; readonly clock: Clock }[];
  readonly gap: boolean;
}

/** `after` is the state with the fact and the judgement on it. */
export function clocksFor(
  pack: Pack,
  ask: Ask,
  after: ReturnState,
  { cancel, money }: { readonly cancel: CancelRuling | null; readonly money: Money },
): ClocksAnswer {
  const approved = after.review.kind === 'approved';
  const alive = after.lines.filter(({ standing, authorized }) =>
    approved ? authorized > 0 : standing !== 'refused' || authorized > 0,
  );
  const facts = (alive.length > 0 ? alive : after.lines).map((line) => factsOf(pack, after, line));
  const named = momentsOf(ask.before, after, ask.about).flatMap((moment) =>
    unbeatenClocks(clocksFrom(pack, moment.name).filter((one) => doesStart(one, { pack, moment, after }, facts))).map(
      (one) => clockOnDate(pack, one, startOf(pack, after, one, moment, facts)),
    ),
  );
  const isTimed = named.some(({ clock }) => payingSteps.includes(clock.step));
  const dated = isTimed ? named : [...named, ...moreOwed(pack, ask, after, { money, facts })];
  const recounted = after.clocks.flatMap((_, place) => {
    const anew = recount(pack, ask, after, { place, facts });
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

/** It counts from the fact, and nobody has to look at goods for it. */
function moreOwed(
  pack: Pack,
  ask: Ask,
  after: ReturnState,
  { money, facts }: { readonly money: Money; readonly facts: readonly LineFacts[] },
): readonly ClockOnDate[] {
  const last = clockOfMore(ask, after, money);
  const found = last === undefined ? undefined : clockBehind(pack, last);
  if (found === undefined) return [];
  const start = startOf(pack, after, found, { name: 'more-owed', at: after.at }, facts);
  const { clock, gapYears } = clockOnDate(pack, found, start);
  const { fromReceipt: _, actsAt: __, ...plain } = clock;
  return [{ clock: plain, gapYears }];
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
