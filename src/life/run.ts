// One fact with all that follows from it at once: the loop that every driver of the machine goes through.
import type { Answer, Ask } from './ask.ts';
import { next, type LifeEvent, type Step } from './next.ts';
import type { ReturnState } from './state.ts';

/** Every step from the fact on until nothing more follows, in their order; never none. */
export function run(before: ReturnState, first: LifeEvent, answerTo: (ask: Ask) => Answer): readonly Step[] {
  const waiting: LifeEvent[] = [first];
  const steps: Step[] = [];
  let state = before;
  for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
    const step = next(state, event);
    steps.push(step);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.effect === 'ask') waiting.unshift({ event: 'answered', answer: answerTo(effect.ask) });
      else if (effect.effect === 'again') waiting.push(effect.event);
    }
  }
  return steps;
}
