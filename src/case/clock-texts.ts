// The instants of a clock as people read them, in the zone in which it counts; only a running return shows them.
import { printedInstant } from '../calendar/printed.ts';
import type { Clock } from '../domain/clock.ts';

export function withTexts(clock: Clock): Clock {
  const marks = [clock.actsAt, ...clock.notices.map(({ at }) => at)].flatMap((at) =>
    at === undefined ? [] : [[at, printedInstant(at, clock.zone)]],
  );
  const ends = [clock.targetAt, clock.dueAt].flatMap((at) =>
    at === null ? [] : [[at, printedInstant(at, clock.zone, true)]],
  );
  return { ...clock, texts: Object.fromEntries([...marks, ...ends]) as Clock['texts'] };
}
