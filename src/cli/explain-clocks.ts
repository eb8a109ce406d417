// All clocks of a case as a table: who owes what, from when, until when, on the shop's wall and on the customer's.
import type { ListedClock } from '../contract/case-answer.ts';
import type { Instant } from '../domain/instant.ts';
import { lineName, type Told, whoOwes, zonesOf } from './explain-told.ts';
import { causeWords, stepWords } from './explain-words.ts';
import { type Column, type Paint, tableOf } from './page.ts';
import { wallClock, wallClockAtEnd } from '../domain/wall-clock.ts';

export function clocksSection(told: Told, paint: Paint): readonly string[] {
  const { clocks } = told.answer;
  if (clocks.length === 0) return [];
  const zones = zonesOf(told);
  const columns: readonly Column[] = [
    { head: 'Clock', most: 32 },
    { head: '', most: 7 },
    ...zones.map((head) => ({ head, most: 24 })),
  ];
  return tableOf(
    columns,
    clocks.map((clock) => rowOf(told, clock, zones, paint)),
  );
}

function rowOf(told: Told, clock: ListedClock, zones: readonly string[], paint: Paint): readonly (readonly string[])[] {
  const marks = marksOf(clock);
  return [
    nameOf(told, clock, paint),
    marks.map(({ label }) => label),
    ...zones.map((zone) => marks.map(({ text }) => text(zone))),
  ];
}

function nameOf({ file, clockNamed }: Told, clock: ListedClock, paint: Paint): readonly string[] {
  const { id, line, clauses, state, pauses } = clock;
  const colour = { breached: paint.red, met: paint.green, running: paint.cyan, paused: paint.yellow, ended: paint.dim };
  const step = clockNamed(id)?.step;
  const causes = [...new Set(pauses.map(({ cause }) => causeWords[cause]))];
  return [
    `${paint.bold(id)} ${colour[state](state)}`,
    ...(step === undefined ? [] : [stepWords[step]]),
    `owed by ${whoOwes(clock)}`,
    ...(line === undefined ? [] : [`line ${lineName(file, line)}`]),
    clauses.join(', '),
    ...causes.map((cause) => `paused ${cause}`),
  ];
}

interface Mark {
  readonly label: string;
  readonly text: (zone: string) => string;
}

function marksOf({ anchorAt, targetAt, warnAt, dueAt, pauses }: ListedClock): readonly Mark[] {
  return [
    mark('from', anchorAt),
    ...pauses.flatMap(({ from, to }) => [
      mark('paused', from),
      to === null ? { label: 'resumed', text: () => 'not yet' } : mark('resumed', to),
    ]),
    ...(targetAt === null ? [] : [end('target', targetAt)]),
    ...(warnAt === null ? [] : [mark('warning', warnAt)]),
    dueAt === null ? { label: 'until', text: () => 'not known' } : end('until', dueAt),
  ];
}

function mark(label: string, at: Instant): Mark {
  return { label, text: (zone) => wallClock(at, zone) };
}

function end(label: string, at: Instant): Mark {
  return { label, text: (zone) => wallClockAtEnd(at, zone) };
}
