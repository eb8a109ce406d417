// A customer's time is never shortened, not while it stands still either (DESIGN 4).
import type { CaseEvent } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { movable } from '../life/clocks.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { type Bar, refuses } from './bar-form.ts';
import { countedAnew } from './count-anew.ts';
import { factsOf } from './line-facts.ts';

/** A clock that stands still shows the limit as it was when it stopped: what counts is what it would be by now. */
export function moveBar(
  pack: Pack,
  state: ReturnState,
  { at, clock: id, to }: CaseEvent<'clock-moved'>,
): Bar | undefined {
  const clock = movable(state, id);
  if (clock?.owes !== 'customer' || clock.state !== 'paused') return undefined;
  const pauses = clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? at }));
  const facts = state.lines.map((line) => factsOf(pack, state, line));
  const now = countedAnew(pack, state, { ...clock, pauses }, { at, facts })?.clock.dueAt ?? null;
  if (now === null || !isBefore(to, now)) return undefined;
  return refuses(clock.clauses[0] ?? '', `a customer's time is never shortened; by now it would end at ${now}`);
}
