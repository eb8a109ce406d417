// Which examples the figures of a clause call for and do not have.
import { dayAt, isWeekday, numberOf } from '../../calendar/day-number.ts';
import { isCustomerWorkingDay, isWorkingDay, type WorkingDays } from '../../calendar/working-days.ts';
import { dayOf } from '../../calendar/zone.ts';
import { instantOf, msOf } from '../../domain/instant.ts';
import { clocksIn } from '../join.ts';
import type { Pack } from '../load.ts';
import type { Clause, ClockRule } from '../schema.ts';
import { workingDaysOf } from '../working-days.ts';
import { clockExample } from './example-forms.ts';

/** Each fits behind “lacks an example”: `of SOO-K01 on its last day`. */
export function missingExamples(pack: Pack, clause: Clause): readonly string[] {
  const clocks = clocksIn(clause.rule);
  const first = new Map(clocks.toReversed().map((clock) => [clock.id, clock]));
  return [
    ...[...first.values()].toReversed().flatMap((clock) => missingOfClock(pack, clause, clock)),
    ...missingOfRight(clause),
    ...missingOfShipping(clause),
  ];
}

function missingOfClock(pack: Pack, { examples, rule }: Clause, clock: ClockRule): readonly string[] {
  const [only] = clocksIn(rule);
  const own = examples.filter(({ clock: named }) => (named === undefined ? clock.id === only?.id : named === clock.id));
  const states = own.map(({ state }) => state);
  const late = clock.breach === 'closes' ? 'ended' : 'breached';
  const ends =
    clock.limit === undefined
      ? []
      : [
          ...(states.includes('met') ? [] : [`of ${clock.id} that is met on its last day`]),
          ...(states.includes(late) ? [] : [`of ${clock.id} that is ${late} the day after`]),
        ];
  const days = daysAcross(pack, clock, own);
  return [...ends, ...days.map((day) => `of ${clock.id} across ${day}`)];
}

/** Where days are left out in counting, one example goes across each sort of them that the calendar has. */
function daysAcross(pack: Pack, { unit }: ClockRule, examples: Clause['examples']): readonly string[] {
  if (unit !== 'working-days' && unit !== 'customer-working-days' && unit !== 'bank-days') return [];
  const crossed = new Set(examples.flatMap((example) => sortsCrossed(pack, unit, example)));
  return sortsIn(pack, unit).filter((sort) => !crossed.has(sort));
}

const sorts = ['a weekend', 'a holiday', 'a make-up day'] as const;
type Sort = (typeof sorts)[number];
type Unit = 'working-days' | 'customer-working-days' | 'bank-days';

function sortsCrossed(pack: Pack, unit: Unit, example: Clause['examples'][number]): readonly Sort[] {
  const read = clockExample.safeParse(example);
  if (!read.success) return [];
  const { anchorAt, dueAt, targetAt, zone = pack.document.zone, holidays } = read.data;
  const end = dueAt ?? targetAt;
  if (end === undefined) return [];
  const calendar = workingDaysOf(pack);
  const days = holidays === undefined ? calendar : { ...calendar, calendar: holidays };
  const last = numberOf(dayOf(instantOf(msOf(end) - 1), zone));
  const between = daysFrom(numberOf(dayOf(anchorAt, zone)) + 1, last);
  return between.flatMap((day) => sortOf(unit, day, days) ?? []);
}

/** Of the two years from a pack's first day on. */
function sortsIn(pack: Pack, unit: Unit): readonly Sort[] {
  const first = numberOf(pack.document.inForceFrom);
  const found = new Set(daysFrom(first, first + twoYears).map((day) => sortOf(unit, day, workingDaysOf(pack))));
  return sorts.filter((sort) => found.has(sort));
}

const twoYears = 730;

/** Undefined: a day like any other. */
function sortOf(unit: Unit, day: number, days: WorkingDays): Sort | undefined {
  const isWorked = isWorkingDay(dayAt(day), days);
  if (unit === 'bank-days') return isWeekday(day) ? undefined : 'a weekend';
  if (!isWeekday(day)) return isWorked ? 'a make-up day' : 'a weekend';
  const counts = unit === 'working-days' ? isWorked : isCustomerWorkingDay(dayAt(day), days);
  return counts ? undefined : 'a holiday';
}

function daysFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Windows, rights to cancel and limits on exchanges: within the figure and beyond it. */
function missingOfRight({ examples, rule }: Clause): readonly string[] {
  const { 'opened-within': window, 'at-most-exchanges': limit, cancels = [] } = rule;
  const hasRight = cancels.some(({ clock }) => clock !== undefined);
  if (window === undefined && limit === undefined && !hasRight) return [];
  const rulings = examples.map(({ ruling }) => ruling);
  const beyond = window?.late ?? 'refused';
  return [
    ...(limit?.exchanges === 0 || rulings.includes('accepted') ? [] : ['that is accepted within its figure']),
    ...(rulings.includes(beyond) ? [] : [`whose ruling is ${beyond}, the day after its figure`]),
  ];
}

function missingOfShipping({ examples, rule }: Clause): readonly string[] {
  if (rule['ships-within'] === undefined) return [];
  const told = examples.map(({ late }) => late);
  return [
    ...(told.includes(false) ? [] : ['of an order that is shipped in time']),
    ...(told.includes(true) ? [] : ['of an order that is shipped late']),
  ];
}
