// A return as the API tells it, and the words that several pages have for its parts.
import type { Card } from '../contract/card.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import type { Clock, ClockStep } from '../domain/clock.ts';
import { isBefore } from '../domain/instant.ts';
import type { Ruling } from '../domain/ruling.ts';
import { wallClock, wallClockAtEnd } from '../domain/wall-clock.ts';
import { causeWords, stepWords } from './explain-words.ts';
import { shown } from './page.ts';

export interface SeenReturn {
  readonly card: Card;
  readonly clocks: readonly SeenClock[];
  readonly entries: readonly TimelineEntry[];
  readonly rulings: readonly Ruling[];
  /** Of the shop. */
  readonly zone: string;
}

export type SeenClock = Pick<
  Clock,
  'id' | 'step' | 'clauses' | 'owes' | 'zone' | 'anchorAt' | 'dueAt' | 'state' | 'pauses' | 'breach'
> & { readonly line?: string };

/** `deciding on the request`; a step of another version of the service stands as it is. */
export function stepName(step: string): string {
  return stepWords[step as ClockStep] ?? shown(step);
}

/** What is still awaited, the nearest end first, and before it what is overdue. */
export function awaited({ card, clocks }: SeenReturn): readonly SeenClock[] {
  if (card.outcome !== null) return [];
  const open = clocks.filter(
    ({ state, step }) => isRunning(state) || (state === 'breached' && card.owes?.what === step),
  );
  return open.toSorted((one, other) => compareEnds(one.dueAt, other.dueAt));
}

function isRunning(state: Clock['state']): boolean {
  return state === 'running' || state === 'paused';
}

function compareEnds(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Number(isBefore(other, one)) - Number(isBefore(one, other));
}

/** `the shop: deciding on the request, until Wed 25 Mar 2026 20:00 (Asia/Shanghai) [ABC-K02, ABC-18]`. */
export function owedLine(clock: SeenClock): string {
  const { id, owes, step, line, clauses } = clock;
  const ofLine = line === undefined ? '' : ` for line ${shown(line)}`;
  const named = [...new Set([id, ...clauses])].join(', ');
  return `the ${owes}: ${stepName(step)}${ofLine}, ${untilWhen(clock)} [${named}]`;
}

/** In the zone in which it counts. */
export function untilWhen({
  state,
  dueAt,
  pauses,
  zone,
}: Pick<SeenClock, 'state' | 'dueAt' | 'pauses' | 'zone'>): string {
  const pause = pauses.findLast(({ to }) => to === null);
  if (state === 'paused' && pause !== undefined)
    return `paused since ${wallClock(pause.from, zone)} (${zone}) ${causeWords[pause.cause]}`;
  if (dueAt === null) return 'without a known end';
  return `${state === 'breached' ? 'overdue since' : 'until'} ${wallClockAtEnd(dueAt, zone)} (${zone})`;
}
