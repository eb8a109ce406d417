// The clocks of a return on one line of time: since when, with which pauses, until when, and where now is.
import { type Instant, msOf } from '../domain/instant.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { Paint } from './page.ts';
import { labelled } from './page.ts';
import { type SeenClock, type SeenReturn, stepName, untilWhen } from './returns-seen.ts';
import { causeWords } from './explain-words.ts';

/** Columns of the line of time, and those left of it. */
const barWidth = 60;
const nameWidth = 10;

export function clockBars(seen: SeenReturn, paint: Paint): readonly string[] {
  const { clocks, card, zone } = seen;
  if (clocks.length === 0) return [];
  const instants = clocks.flatMap((clock) => [clock.anchorAt, endOf(seen, clock)]).map(msOf);
  const span = { from: Math.min(...instants, msOf(card.at)), to: Math.max(...instants, msOf(card.at)) };
  const now = columnOf(card.at, span);
  return [
    axis(wallClock(instantText(span.from), zone), wallClock(instantText(span.to), zone)),
    `${' '.repeat(nameWidth + now)}▼ now`,
    ...clocks.flatMap((clock) => linesOf(seen, clock, { span, now, paint })),
    ...labelled('', legend, nameWidth).map(paint.dim),
  ];
}

const legend = '━ runs  ┄ stands still  ✓ done in time  ✗ passed undone  ◆ its end  ‖ paused  ∙ no longer needed';

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Drawing {
  readonly span: Span;
  readonly now: number;
  readonly paint: Paint;
}

function axis(from: string, to: string): string {
  const room = Math.max(2, barWidth - from.length - to.length);
  return `${' '.repeat(nameWidth)}${from}${' '.repeat(room)}${to}`;
}

function linesOf(seen: SeenReturn, clock: SeenClock, { span, now, paint }: Drawing): readonly string[] {
  const bar = barOf(seen, clock, span).padEnd(barWidth);
  const marked = bar[now] === ' ' ? `${bar.slice(0, now)}│${bar.slice(now + 1)}` : bar;
  const colour = { breached: paint.red, met: paint.green, running: paint.cyan, paused: paint.yellow, ended: paint.dim };
  const causes = [...new Set(clock.pauses.map(({ cause }) => `stood still ${causeWords[cause]}`))];
  const state = isOver(clock) ? clock.state : untilWhen(clock);
  const text = [`${stepName(clock.step)}, owed by the ${clock.owes}, ${state}`, ...causes, clock.clauses.join(', ')];
  return [
    `${clock.id.padEnd(nameWidth)}${colour[clock.state](marked.trimEnd())}`,
    ...labelled('', text.join('; '), nameWidth),
  ];
}

function barOf(seen: SeenReturn, clock: SeenClock, span: Span): string {
  const start = columnOf(clock.anchorAt, span);
  const end = Math.max(start, columnOf(endOf(seen, clock), span));
  const stops = clock.pauses.map(({ from, to }) => [columnOf(from, span), columnOf(to ?? seen.card.at, span)] as const);
  const signs = Array.from({ length: end - start }, (_, place) => {
    const column = start + place;
    return stops.some(([from, to]) => column >= from && column < to) ? '┄' : '━';
  });
  return `${' '.repeat(start)}${signs.join('')}${ends[clock.state]}`;
}

const ends = { running: '◆', paused: '‖', met: '✓', breached: '✗', ended: '∙' } as const;

/** A clock that is over has ended when the timeline says so, another one ends when it is due. */
function endOf({ entries, card }: SeenReturn, clock: SeenClock): Instant {
  const last = entries.findLast(({ changes }) =>
    changes.some((change) => change.change === 'clock' && change.id === clock.id && change.became === clock.state),
  );
  return (isOver(clock) ? last?.at : undefined) ?? clock.dueAt ?? card.at;
}

function isOver({ state }: SeenClock): boolean {
  return state === 'met' || state === 'ended';
}

function columnOf(at: Instant, { from, to }: Span): number {
  return to === from ? 0 : Math.round(((msOf(at) - from) / (to - from)) * (barWidth - 1));
}

function instantText(ms: number): Instant {
  return new Date(ms).toISOString();
}
