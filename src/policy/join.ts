// A shop's clauses and the common ones as one list, in which each thing is said once.
import type { NoticeName } from '../domain/vocabulary.ts';
import type { Clause, ClockRule, Rule } from './schema.ts';

/**
 * The shop's clauses, then the common ones. What a shop's clause overrides of a common one, it takes the place of: clocks
 * of the same step, payments and deductions of the same sort, messages of the same name, other rules of the same kind.
 * What the common clause says beyond that stays. Clauses that join a clock are cited by it.
 */
export function joinClauses(own: readonly Clause[], common: readonly Clause[]): readonly Clause[] {
  const left = common.map((clause) => withoutOverridden(clause, own));
  const all = [...own, ...left];
  return all.map((clause) => ({ ...clause, rule: withJoined(clause.rule, all) }));
}

/** A clause's clocks, whether it holds one or several. */
export function clocksIn({ clock, clocks }: Rule): readonly ClockRule[] {
  return [...(clock === undefined ? [] : [clock]), ...(clocks ?? [])];
}

/** The message that a clause tells, whether it has conditions or not. */
export function toldBy(tells: Clause['tells'][number]): NoticeName {
  return typeof tells === 'string' ? tells : tells.notice;
}

function withoutOverridden(clause: Clause, own: readonly Clause[]): Clause {
  const taken = new Set(own.filter(({ overrides }) => overrides.includes(clause.id)).flatMap(subjectsOf));
  const tells = clause.tells.filter((one) => !taken.has(`tells ${toldBy(one)}`));
  return { ...clause, rule: withoutTaken(clause.rule, taken), tells };
}

/** What a clause speaks about, each as `kind sort`. */
function subjectsOf({ rule, tells }: Clause): readonly string[] {
  const ruled = Object.entries(rule).flatMap(([kind, parts]) => [parts].flat().map((part) => subjectOf(kind, part)));
  return [...ruled, ...tells.map((one) => `tells ${toldBy(one)}`)];
}

function withoutTaken(rule: Rule, taken: ReadonlySet<string>): Rule {
  const left = Object.entries(rule).map(([kind, parts]) => [kind, stillSaid(kind, parts, taken)]);
  return Object.fromEntries(left.filter(([, parts]) => parts !== undefined)) as Rule;
}

function stillSaid(kind: string, parts: unknown, taken: ReadonlySet<string>): unknown {
  // A reading is carried out by code for all shops alike: there is nothing to take its place.
  if (kind === 'reading') return parts;
  // A way for goods that never came is needed by every shop; a clause that overrides it does so where it names the case.
  if (kind === 'sends') return parts;
  if (!Array.isArray(parts)) return taken.has(subjectOf(kind, parts)) ? undefined : parts;
  const left = parts.filter((part) => !taken.has(subjectOf(kind, part)));
  return left.length === 0 ? undefined : left;
}

/** Rules that stand in a list or may stand beside their like differ by one field. */
const sorts: Readonly<Record<string, string>> = {
  clock: 'step',
  clocks: 'step',
  pays: 'what',
  deducts: 'what',
  sends: 'route',
  cancels: 'by',
  // A ground that a shop's clause leaves to the reviewer leaves the gaps to ALL-22.
  reviewer: 'gap',
};

function subjectOf(kind: string, part: unknown): string {
  const sort = sorts[kind];
  const name = kind === 'clocks' ? 'clock' : kind;
  return sort === undefined ? name : `${name} ${String((part as Readonly<Record<string, unknown>>)[sort])}`;
}

function withJoined(rule: Rule, all: readonly Clause[]): Rule {
  const cited = (clock: ClockRule): ClockRule => {
    const joining = all.filter(({ joins }) => joins.includes(clock.id)).map(({ id }) => id);
    return { ...clock, with: [...clock.with, ...joining] };
  };
  return {
    ...rule,
    ...(rule.clock === undefined ? {} : { clock: cited(rule.clock) }),
    ...(rule.clocks === undefined ? {} : { clocks: rule.clocks.map(cited) }),
  };
}
