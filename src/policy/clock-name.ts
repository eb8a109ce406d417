// What a clock of a pack is about, by its id.
import type { ClockStep } from '../domain/clock.ts';
import type { Attention } from '../domain/vocabulary.ts';
import type { Pack } from './load.ts';
import { clocksOf } from './rules/clock.ts';

export interface ClockName {
  readonly step: ClockStep;
  /** The code that stands while it is overdue. */
  readonly attention?: Attention;
}

/** Windows for asking and for cancelling are clocks too, though rules of their own count them. Undefined: no such clock. */
export function clockNamed(pack: Pack, id: string): ClockName | undefined {
  const found = clocksOf(pack).find(({ rule }) => rule.id === id)?.rule;
  if (found !== undefined) {
    return { step: found.step, ...(found.attention === undefined ? {} : { attention: found.attention }) };
  }
  if (pack.clauses.some(({ rule }) => rule['opened-within']?.clock === id)) return { step: 'request' };
  const cancels = pack.clauses.flatMap(({ rule }) => rule.cancels ?? []);
  return cancels.some(({ clock }) => clock === id) ? { step: 'cancel' } : undefined;
}
