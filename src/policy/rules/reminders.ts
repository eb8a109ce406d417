// The messages that go out while a clock runs: to the one who owes, to staff, once or again and again.
import { addDays, dayOf, startOfDay } from '../../calendar/zone.ts';
import type { Clock, ClockNotice } from '../../domain/clock.ts';
import { hoursFrom, type Instant, isBefore, laterOf, msOf } from '../../domain/instant.ts';
import type { ClockRule } from '../schema.ts';
import type { ClockStart } from './clock.ts';

type Instants = Pick<Clock, 'anchorAt' | 'targetAt' | 'warnAt' | 'dueAt' | 'clauses'> & { readonly zone: string };

/** In the order of their instants; none before it is told or begun, none at the limit or after it. */
export function remindersOf(rule: ClockRule, start: ClockStart, on: Instants): readonly ClockNotice[] {
  const anchorDay = dayOf(on.anchorAt, on.zone);
  const own = rule.reminders.flatMap(
    ({ notice, to, onDay, hoursBefore, atTarget, ifLongerThanDays, clauses }): readonly ClockNotice[] => {
      if (onDay !== undefined)
        return [
          {
            notice,
            to,
            at: startOfDay(addDays(anchorDay, onDay), on.zone),
            clauses: cited(clauses, start.told(notice)),
            clock: rule.id,
          },
        ];
      if (atTarget) return on.targetAt === null ? [] : [{ notice, to, at: on.targetAt, clauses, clock: rule.id }];
      if (hoursBefore === undefined || on.dueAt === null) return [];
      const long =
        ifLongerThanDays === undefined || msOf(on.dueAt) - msOf(start.startedAt) > ifLongerThanDays * 86_400_000;
      return long ? [{ notice, to, at: hoursFrom(on.dueAt, -hoursBefore), clauses, clock: rule.id }] : [];
    },
  );
  // Where the target ends as the last day begins, one message says both.
  const staff = [...new Set([on.targetAt, on.warnAt])].flatMap((at): readonly ClockNotice[] => {
    if (at === null || rule.remindsStaff === undefined) return [];
    return [
      {
        notice: 'reminder',
        to: rule.remindsStaff,
        at,
        clauses: cited(start.told('reminder'), on.clauses),
        clock: rule.id,
      },
    ];
  });
  const begun = laterOf(start.from, on.anchorAt);
  return [...own, ...staff]
    .filter(({ at }) => isBefore(begun, at) && (on.dueAt === null || isBefore(at, on.dueAt)))
    .sort((one, other) => msOf(one.at) - msOf(other.at));
}

/**
 * The first repetition of a reminder after that instant; undefined: none is repeated (PLT-15). The first one comes at
 * the target, the next ones each as many days later, all counted from the anchor, so that no delay moves the others.
 * @param count from days of the clock to the instant at which they are over
 */
export function repetitionOf(
  rule: ClockRule,
  after: Instant | null,
  count: (days: number) => Instant,
): ClockNotice | undefined {
  const reminder = rule.reminders.find(({ repeats }) => repeats);
  if (reminder === undefined || rule.target === undefined || after === null) return undefined;
  const { notice, to, clauses } = reminder;
  for (let days = 2 * rule.target; ; days += rule.target) {
    const at = count(days);
    if (isBefore(after, at)) return { notice, to, at, clauses, clock: rule.id };
  }
}

/** What is a duty first, then what the clock stands in. */
export function cited(duty: readonly string[], clock: readonly string[]): readonly string[] {
  return [...new Set([...duty, ...clock])];
}
