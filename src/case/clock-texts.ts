// The instants of a clock as people read them, in the zone in which it counts; only a running return shows them.
import type { Clock } from '../domain/clock.ts';
import { wallClock, wallClockAtEnd } from '../domain/wall-clock.ts';

/** `Wed 25 Mar 2026 20:00 (Asia/Shanghai)`; a midnight that ends a day is that day's 24:00. */
export function withTexts(clock: Clock): Clock {
  const { zone } = clock;
  const marks = [clock.actsAt, clock.repetition?.at, ...clock.notices.map(({ at }) => at)].flatMap((at) =>
    at === undefined ? [] : [[at, `${wallClock(at, zone)} (${zone})`]],
  );
  const ends = [clock.targetAt, clock.dueAt].flatMap((at) =>
    at === null ? [] : [[at, `${wallClockAtEnd(at, zone)} (${zone})`]],
  );
  return { ...clock, texts: Object.fromEntries([...marks, ...ends]) as Clock['texts'] };
}
