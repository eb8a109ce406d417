// Which clocks could run beside each other although only one of them can be right.
import type { ClockStep } from '../../domain/clock.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { type ClockFound, clocksOf } from '../rules/clock.ts';
import { doCompete } from '../rules/competing-clocks.ts';
import type { When } from '../schema.ts';
import { holds } from '../when.ts';
import { scopeOfWhens, whensIn } from './scope.ts';
import type { Matter } from './matters.ts';
import { askedIn, factsInFull } from './situation.ts';
import type { Story } from './stories.ts';

type Moment = ClockFound['rule']['from'][number];

/** One for each moment and step for which several clauses have a clock. */
export function clockMatters(pack: Pack): readonly Matter[] {
  const clocks = clocksOf(pack);
  const moments = [...new Set(clocks.flatMap(({ rule }) => rule.from))];
  const steps = [...new Set(clocks.map(({ rule }) => rule.step))];
  return moments.flatMap((moment) =>
    steps.flatMap((step) => {
      const counted = clocks.filter(({ rule }) => doCompete(rule.step, step) && isMomentOf(rule.from, moment));
      return new Set(counted.map(({ clause }) => clause)).size > 1 ? [matterOf(pack, moment, step, counted)] : [];
    }),
  );
}

function matterOf(pack: Pack, moment: Moment, step: ClockStep, clocks: readonly ClockFound[]): Matter {
  const whens = clocks.flatMap(({ rule }) => [rule.when, rule.unless]).filter((when) => when !== undefined);
  const needed = facts[moment] ?? {};
  const isBefore = beforeDecision.includes(moment);
  return {
    about: `until when the step ${step} is due, from the moment ${moment}`,
    scope: scopeOfWhens(pack.clauses, [...whens, needed, ...(isBefore ? waysOf(pack) : [])]),
    commonIsElse: true,
    ...(stories[moment] === undefined ? {} : { story: stories[moment] }),
    candidatesIn: (situation) => {
      if (isBefore && situation.route !== null) return [];
      const found = factsInFull(pack, situation, askedIn(pack, situation));
      if (!holds(needed, found)) return [];
      return clocks
        .filter(({ rule }) => doesStart(rule, found))
        .map(({ clause, rule }) => ({ clause, ruling: `by ${rule.id}` }));
    },
  };
}

function doesStart({ when, unless }: ClockFound['rule'], found: LineFacts): boolean {
  return holds(when, found) && (unless === undefined || !holds(unless, found));
}

/** Moments at which no reviewer has chosen a way yet: it follows from the policy. */
const beforeDecision: readonly Moment[] = ['request', 'complete', 'asked', 'offered'];

function waysOf({ clauses }: Pack): readonly When[] {
  return whensIn(clauses.map(({ rule }) => rule.sends));
}

/** What is true whenever a moment comes. */
const facts: { readonly [Name in Moment]?: { readonly travels: boolean } | { readonly cancelled: boolean } } = {
  'approved-without-parcel': { travels: false },
  'not-in-stock-without-parcel': { travels: false },
  received: { travels: true },
  accepted: { travels: true },
  scanned: { travels: true },
  'not-in-stock-with-parcel': { travels: true },
  cancelled: { cancelled: true },
};

const stories: { readonly [Name in Moment]?: Story } = {
  complete: 'complete',
  'approval-told': 'approved',
  'rejection-told': 'rejected',
  'trace-with-account': 'traced',
};

/** Moments that come with another one, more narrowly named. */
const wider: { readonly [Name in Moment]?: Moment } = {
  'trace-with-account': 'trace',
  'not-in-stock-with-parcel': 'not-in-stock',
  'not-in-stock-without-parcel': 'not-in-stock',
};

function isMomentOf(from: readonly Moment[], moment: Moment): boolean {
  const also = wider[moment];
  return from.includes(moment) || (also !== undefined && from.includes(also));
}
