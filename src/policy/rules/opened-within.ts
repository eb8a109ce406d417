// The windows in which a return may be asked for: from which delivery they count, and the first instant that is too late.
import { dueOf } from '../../calendar/due.ts';
import type { Clock } from '../../domain/clock.ts';
import { isBefore, laterOf, type Instant } from '../../domain/instant.ts';
import { clausesWith } from '../clauses-about.ts';
import { type Asked, deliveryOf, type LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import type { Clause, Rule, When } from '../schema.ts';
import { holds } from '../when.ts';
import { workingDaysOf } from '../working-days.ts';

type WindowRule = NonNullable<Rule['opened-within']>;

export interface Window {
  readonly clause: Clause;
  readonly rule: WindowRule;
  readonly anchorAt: Instant;
  readonly dueAt: Instant;
  readonly late: boolean;
}

/** In the order of the pack. None where no event of delivery is on record: the window is open (ALL-07). */
export function windowsOf(pack: Pack, asked: Asked, facts: LineFacts): readonly Window[] {
  // What was lost on its way to the customer was never received: no window is counted for it.
  if (facts.ground === 'lost-in-transit') return [];
  const counting = windowsIn(pack).filter(
    ({ rule, instead }) => holds(rule.when, facts) && !instead.some((when) => holds(when, facts)),
  );
  return counting.flatMap(({ clause, rule }) => {
    const anchorAt = anchorOf(rule, asked);
    if (anchorAt === null) return [];
    const dueAt = endOf(pack, rule, anchorAt, asked.order.shipTo.zone ?? pack.document.zone);
    return [{ clause, rule, anchorAt, dueAt, late: !isBefore(asked.request.at, dueAt) }];
  });
}

interface WindowFound {
  readonly clause: Clause;
  readonly rule: WindowRule;
  /** Clauses that name the case have a window of their own instead of this one (WEB-12 instead of WEB-01). */
  readonly instead: readonly (When | undefined)[];
}

const windowsIn = onceAPack((pack): readonly WindowFound[] => {
  const clauses = clausesWith(pack, 'opened-within');
  return clauses.flatMap((clause) => {
    const rule = clause.rule['opened-within'];
    if (rule === undefined) return [];
    const instead = clauses.filter(({ overrides }) => overrides.includes(clause.id));
    return [{ clause, rule, instead: instead.map((other) => other.rule['opened-within']?.when) }];
  });
});

function anchorOf(rule: WindowRule, asked: Asked): Instant | null {
  if (rule.anchor === 'order') return lastDelivery(asked);
  const signed = !rule.carrierOnlyFor.includes(asked.ground);
  const line = signed ? asked.line : { ...asked.line, signedAt: null };
  return deliveryOf(asked.order, line, asked.request.at);
}

/** The order is received with its last parcel (PLT-01). */
function lastDelivery({ order, request }: Asked): Instant | null {
  const all = order.lines.map((line) => deliveryOf(order, line, request.at));
  const known = all.filter((one) => one !== null);
  return known.length < all.length || known.length === 0 ? null : known.reduce(laterOf);
}

function endOf(pack: Pack, { months, days }: WindowRule, anchorAt: Instant, zone: string): Instant {
  const { at } = dueOf({
    anchorAt,
    unit: months === undefined ? 'natural-days' : 'months',
    count: months ?? days ?? 0,
    zone,
    dayEndsAt: pack.document.calendar.dayEndsAt,
    workingDays: workingDaysOf(pack),
    pauses: [],
  });
  return at;
}

/** The windows as clocks: asked in time is met, late is breached. */
export function windowClocks(pack: Pack, asked: Asked, facts: LineFacts): readonly Clock[] {
  const zone = asked.order.shipTo.zone ?? pack.document.zone;
  return windowsOf(pack, asked, facts).map(({ clause, rule, anchorAt, dueAt, late }) => ({
    id: rule.clock,
    step: 'request',
    line: asked.line.id,
    clauses: [clause.id, ...rule.with],
    owes: 'customer',
    zone,
    anchorAt,
    targetAt: null,
    warnAt: null,
    dueAt,
    state: late ? 'breached' : 'met',
    ...(late ? { over: true } : {}),
    pauses: [],
    pausedBy: [],
    breach: 'nothing',
    notices: [],
    onBreach: [],
    texts: {},
  }));
}
