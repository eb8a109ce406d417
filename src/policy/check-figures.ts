// Every rule that lives by a figure has it, and only one.
import { currencyDigits } from '../domain/currencies.ts';
import { clocksIn } from './join.ts';
import type { Clause, ClockRule, Rule } from './schema.ts';
import type { Flaw } from './source.ts';

export function checkFigures(clauses: readonly Clause[]): readonly Flaw[] {
  return clauses.flatMap(({ rule }, index) =>
    [...flawsOfRule(rule), ...clocksIn(rule).flatMap((clock, place) => flawsOfClock(clock, pathOf(rule, place)))].map(
      ({ path, saying }) => ({ path: ['clauses', index, 'rule', ...path], saying }),
    ),
  );
}

/** Where the clock of that place in `clocksIn` stands. */
function pathOf({ clock }: Rule, place: number): Flaw['path'] {
  return clock === undefined ? ['clocks', place] : ['clock'];
}

function flawsOfRule(rule: Rule): readonly Flaw[] {
  const { deducts, cancels, clock, clocks, 'opened-within': window } = rule;
  const flaws: Flaw[] = [];
  if (window !== undefined && isNotOne(window.days, window.months)) {
    flaws.push({ path: ['opened-within'], saying: 'a window is counted in days or in months; write one of the two.' });
  }
  if (deducts?.what === 'restocking' && deducts.percent === undefined && deducts.flat === undefined) {
    const saying = 'a restocking fee needs its percentage; add percent. A fixed fee stands in flat.';
    flaws.push({ path: ['deducts'], saying });
  }
  for (const currency of Object.keys(deducts?.flat ?? {})) {
    const path = ['deducts', 'flat', currency];
    const saying = `${currency} is no currency in use; write a code of ISO 4217 such as EUR.`;
    if (currencyDigits(currency) === undefined) flaws.push({ path, saying });
  }
  if (clock !== undefined && clocks !== undefined) {
    flaws.push({ path: ['clocks'], saying: 'a clause has clock or clocks; put the one clock into the list.' });
  }
  for (const [place, { clock: id, hoursBeforeDelivery, hoursAfterOrder }] of (cancels ?? []).entries()) {
    if (id !== undefined && isNotOne(hoursBeforeDelivery, hoursAfterOrder)) {
      const saying = `${id} has one figure; write hoursBeforeDelivery or hoursAfterOrder.`;
      flaws.push({ path: ['cancels', place], saying });
    }
  }
  return flaws;
}

function flawsOfClock(
  { id, target, limit, breach, actsHoursBefore, reminders }: ClockRule,
  path: Flaw['path'],
): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (limit === undefined && target === undefined) {
    flaws.push({ path, saying: `${id} never ends; add a limit or a target.` });
  }
  if (limit !== undefined && target !== undefined && target > limit) {
    flaws.push({ path: [...path, 'target'], saying: `${id} has its target after its limit; write at most ${limit}.` });
  }
  if ((breach === 'refund-starts') !== (actsHoursBefore !== undefined)) {
    flaws.push({ path, saying: `${id} needs both or neither: breach refund-starts and actsHoursBefore (ALL-13).` });
  }
  for (const [place, { onDay, hoursBefore, atTarget, repeats }] of reminders.entries()) {
    if (repeats && (!atTarget || target === undefined || target === 0)) {
      const saying = 'a reminder is repeated from a target on; write atTarget, and a target of a day or more.';
      flaws.push({ path: [...path, 'reminders', place, 'repeats'], saying });
    }
    if ([onDay !== undefined, hoursBefore !== undefined, atTarget].filter(Boolean).length !== 1) {
      const saying = 'a reminder has one instant; write onDay, hoursBefore or atTarget.';
      flaws.push({ path: [...path, 'reminders', place], saying });
    }
  }
  return flaws;
}

/** Whether both figures are there, or neither. */
function isNotOne(one: number | undefined, other: number | undefined): boolean {
  return (one === undefined) === (other === undefined);
}
