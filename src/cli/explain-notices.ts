// Which messages go out, to whom, when, and which clauses they fulfil.
import { type Told, zonesOf } from './explain-told.ts';
import { shown, tableOf } from './page.ts';
import { wallClock } from '../domain/wall-clock.ts';

export function noticesSection(told: Told): readonly string[] {
  const { notices } = told.answer;
  if (notices.length === 0) return [];
  const zones = zonesOf(told);
  return tableOf(
    [
      { head: 'Notice', most: 18 },
      { head: 'To', most: 10 },
      ...zones.map((head) => ({ head, most: 24 })),
      { head: 'Clauses', most: zones.length === 1 ? 40 : 8 },
    ],
    notices.map(({ notice, to, at, clauses }) => [
      [notice],
      [shown(to)],
      ...zones.map((zone) => [wallClock(at, zone)]),
      [clauses.join(', ')],
    ]),
  );
}
