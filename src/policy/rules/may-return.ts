// May this line be returned: grounds, channels and windows together.
import { isBefore, laterOf, type Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/clock.ts';
import { dueOf } from '../../calendar/due.ts';
import { type Asked, deliveryOf, type LineFacts } from '../facts.ts';
import { clausesAbout } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import { workingDaysOf } from '../working-days.ts';
import type { Clause, Rule } from '../schema.ts';
import { type Candidate, whichRules } from '../which.ts';
import { holds } from '../when.ts';

export type MayReturn = 'accepted' | 'refused' | 'reviewer';

export interface MayReturnRuling {
  readonly ruling: MayReturn;
  readonly clauses: readonly Clause[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** No clause names the ground: the gap of ALL-22. */
  readonly gap: boolean;
  /** A reviewer decides because the window is over. */
  readonly late: boolean;
}

export function mayReturn(pack: Pack, asked: Asked, facts: LineFacts): MayReturnRuling {
  const candidates: Candidate<MayReturn>[] = [];
  const supports: Clause[] = [];
  const unnamed = isGap(pack, facts);
  let late = false;
  for (const clause of clausesAbout(pack, 'may-return')) {
    // The common reading of gaps speaks only where no clause names the ground.
    if (clause.rule.reviewer?.gap === true && !unnamed) continue;
    const ruling = groundRuling(clause.rule, facts) ?? channelRuling(clause.rule, asked);
    if (ruling !== undefined) candidates.push({ clause, ruling });
    const window = windowOf(pack, clause, asked, facts);
    if (window?.late === true) {
      const { lateBy, late: ruling_ } = window.rule;
      candidates.push({ clause: lateBy === undefined ? clause : pack.clause(lateBy), ruling: ruling_ });
      late ||= ruling_ === 'reviewer';
    }
    if (window !== undefined) supports.push(clause);
  }
  const which = whichRules(candidates, facts);
  const gap = (which?.ruling ?? 'reviewer') === 'reviewer' && unnamed;
  const clauses = which?.clauses ?? [pack.clause('ALL-22')];
  return {
    ruling: which?.ruling ?? 'reviewer',
    clauses: [...clauses, ...supports.filter((clause) => !clauses.includes(clause))],
    facts: factsUsed(asked, facts),
    gap,
    late: late && (which?.ruling ?? 'reviewer') === 'reviewer',
  };
}

/** Whether no clause but the common reading of gaps speaks of the ground. */
export function isGap(pack: Pack, facts: LineFacts): boolean {
  return !clausesAbout(pack, 'may-return').some(
    ({ rule }) => rule.reviewer?.gap !== true && groundRuling(rule, facts) !== undefined,
  );
}

/** The clauses that speak of the line's ground as it stands, without those that others override; windows left aside. */
export function groundClauses(pack: Pack, facts: LineFacts): readonly Clause[] {
  const speaking = pack.clauses.filter(
    ({ question, rule }) => [question].flat().includes('may-return') && groundRuling(rule, facts) !== undefined,
  );
  const overridden = new Set(speaking.flatMap(({ overrides }) => overrides));
  return speaking.filter(({ id }) => !overridden.has(id));
}

function groundRuling(rule: Rule, facts: LineFacts): MayReturn | undefined {
  // What a clause refuses or leaves to the reviewer it takes out of what it accepts.
  if (rule.refuses !== undefined && holds(rule.refuses.when, facts)) return 'refused';
  if (rule.reviewer !== undefined && holds(rule.reviewer.when, facts)) return 'reviewer';
  if (rule.accepts !== undefined && holds(rule.accepts.when, facts)) return 'accepted';
  return undefined;
}

function channelRuling(rule: Rule, { order }: Asked): MayReturn | undefined {
  const sold = rule['sold-through'];
  return sold === undefined || sold.channels.includes(order.channel) ? undefined : 'refused';
}

function factsUsed({ order, request, line }: Asked, facts: LineFacts): Readonly<Record<string, unknown>> {
  return {
    deliveredAt: deliveryOf(order, line, request.at),
    requestedAt: request.at,
    ground: facts.ground,
    channel: order.channel,
    ...(facts.tags.length > 0 ? { tags: facts.tags } : {}),
  };
}

interface Window {
  readonly rule: NonNullable<Rule['opened-within']>;
  readonly anchorAt: Instant;
  readonly dueAt: Instant;
  readonly late: boolean;
}

/** Undefined where no event of delivery is on record: the window is open (ALL-07). */
function windowOf(pack: Pack, clause: Clause, asked: Asked, facts: LineFacts): Window | undefined {
  const rule = clause.rule['opened-within'];
  // What was lost on its way to the customer was never received: no window is counted for it.
  if (rule === undefined || facts.ground === 'lost-in-transit' || !holds(rule.when, facts)) return undefined;
  if (hasOwnWindow(pack, clause, facts)) return undefined;
  const signed = !rule.carrierOnlyFor.includes(facts.ground);
  const line = signed ? asked.line : { ...asked.line, signedAt: null };
  const anchorAt = rule.anchor === 'order' ? lastDelivery(asked) : deliveryOf(asked.order, line, asked.request.at);
  if (anchorAt === null) return undefined;
  const { at } = dueOf({
    anchorAt,
    unit: rule.months === undefined ? 'natural-days' : 'months',
    count: rule.months ?? rule.days ?? 0,
    zone: asked.order.shipTo.zone ?? pack.document.zone,
    dayEndsAt: pack.document.calendar.dayEndsAt,
    workingDays: workingDaysOf(pack),
    pauses: [],
  });
  return { rule, anchorAt, dueAt: at, late: !isBefore(asked.request.at, at) };
}

/** Whether a clause that names the case has a window of its own instead of this one (WEB-12 instead of WEB-01). */
function hasOwnWindow(pack: Pack, { id }: Clause, facts: LineFacts): boolean {
  return pack.clauses.some(({ overrides, rule }) => {
    const window = rule['opened-within'];
    return overrides.includes(id) && window !== undefined && holds(window.when, facts);
  });
}

/** The order is received with its last parcel (PLT-01). */
function lastDelivery({ order, request }: Asked): Instant | null {
  const all = order.lines.map((line) => deliveryOf(order, line, request.at));
  const known = all.filter((one) => one !== null);
  return known.length < all.length || known.length === 0 ? null : known.reduce(laterOf);
}

/** The windows as clocks: asked in time is met, late is breached. */
export function windowClocks(pack: Pack, asked: Asked, facts: LineFacts): readonly Clock[] {
  return pack.clauses.flatMap((clause) => {
    const window = windowOf(pack, clause, asked, facts);
    if (window === undefined) return [];
    const zone = asked.order.shipTo.zone ?? pack.document.zone;
    return [
      {
        id: window.rule.clock,
        step: 'request' as const,
        line: asked.line.id,
        clauses: [clause.id, ...window.rule.with],
        owes: 'customer' as const,
        zone,
        anchorAt: window.anchorAt,
        targetAt: null,
        warnAt: null,
        dueAt: window.dueAt,
        state: window.late ? ('breached' as const) : ('met' as const),
        ...(window.late ? { over: true as const } : {}),
        pauses: [],
        pausedBy: [],
        breach: 'nothing' as const,
        notices: [],
        onBreach: [],
        texts: {},
      },
    ];
  });
}
