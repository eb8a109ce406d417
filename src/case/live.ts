// A fact and all that follows from it, answered in one go: what the workflow asks once for each fact (DESIGN 3).
import type { Card } from '../contract/card.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ruling } from '../domain/ruling.ts';
import type { Answer } from '../life/ask.ts';
import { cardOf, type CardHead, urgentState } from '../life/card.ts';
import type { LifeEvent } from '../life/next.ts';
import { run } from '../life/run.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { answerBy } from './answer.ts';

export type Packs = readonly Pack[];

export interface Happening {
  readonly of: CardHead;
  readonly state: ReturnState;
  readonly event: LifeEvent;
  /** The return's own time. */
  readonly at: Instant;
}

export interface Lived {
  /** One for each time that the machine asks on the way, in its order. */
  readonly answers: readonly Answer[];
  /** As the return looks afterwards. */
  readonly card: Card;
  /** All that stand then. */
  readonly rulings: readonly Ruling[];
  /** Of the clock that ends first; null: there is none. */
  readonly clock: 'running' | 'paused' | null;
}

/** By the very pack that the return was started with. Undefined: it is not among these. */
export function liveThrough(packs: Packs, { of, state, event, at }: Happening): Lived | undefined {
  const pack = packs.find(
    ({ stamp }) => stamp.shop === of.pack.shop && stamp.version === of.pack.version && stamp.hash === of.pack.hash,
  );
  if (pack === undefined) return undefined;
  const answers: Answer[] = [];
  const steps = run(state, event, (ask) => {
    const answer = answerBy(pack, ask);
    answers.push(answer);
    return answer;
  });
  const after = steps.at(-1)?.state ?? state;
  return { answers, card: cardOf(of, after, at), rulings: after.rulings, clock: urgentState(after) };
}
