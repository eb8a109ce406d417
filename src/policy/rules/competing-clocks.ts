// Of clocks that begin at one moment about the same act, the one whose clause overrides the others' runs.
import type { ClockStep } from '../../domain/clock.ts';
import type { ClockFound } from './clock.ts';

/** Those of clocks about to start that do: JSS-28 instead of JSS-36, WEB-14 instead of WEB-04. */
export function unbeatenClocks(starting: readonly ClockFound[]): readonly ClockFound[] {
  return starting.filter(
    ({ clause, rule }) =>
      !starting.some((other) => other.clause.overrides.includes(clause.id) && doCompete(rule.step, other.rule.step)),
  );
}

/** Whether one clock more would say a second time until when the same is owed. */
export function doCompete(one: ClockStep, other: ClockStep): boolean {
  return one === other || parts[one]?.includes(other) === true || parts[other]?.includes(one) === true;
}

/** A clock over several acts stands for the clock of each. */
const parts: { readonly [Step in ClockStep]?: readonly ClockStep[] } = { 'decision-and-refund': ['review', 'refund'] };
