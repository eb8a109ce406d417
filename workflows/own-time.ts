// The return's own time: Temporal's time less the shift with which it was started (DESIGN 3).
import { type Instant, instantOf, msOf } from '../src/domain/instant.ts';

export interface OwnTime {
  now(): Instant;
  /** Milliseconds from now until that instant, none if it has come. */
  until(at: Instant): number;
}

export function ownTime(clockShift: number): OwnTime {
  const nowMs = (): number => Date.now() - clockShift;
  return { now: () => instantOf(nowMs()), until: (at) => Math.max(0, msOf(at) - nowMs()) };
}
