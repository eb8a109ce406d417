// Waiting for what a return comes to.
import type { Card } from '../contract/card.ts';
import type { Outcome, Stage } from '../domain/vocabulary.ts';
import { type ClientTime, wallTime } from './patience.ts';

/** A stage, an outcome (`any`: whichever), or whatever the card can tell. */
export type Wanted =
  | { readonly stage: Stage | readonly Stage[] }
  | { readonly outcome: Outcome | 'any' | readonly Outcome[] }
  | { readonly until: (card: Card) => boolean };

export interface WaitOptions {
  /** How long at the most, in milliseconds. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type WaitFor = (rma: string, wanted: Wanted, options?: WaitOptions) => Promise<Card>;

/** What was waited for has not come: in time, or ever, since the return has ended otherwise. */
export class WaitedInVain extends Error {
  /** The return as it was seen last. */
  readonly card: Card;

  constructor(sentence: string, card: Card) {
    super(sentence);
    this.name = 'WaitedInVain';
    this.card = card;
  }
}

/** Looks quickly at first and then every few seconds, since most of what a return waits for takes days. */
export function waitBy(
  readReturn: (rma: string, options: { readonly signal?: AbortSignal; readonly patienceMs: number }) => Promise<Card>,
  time: ClientTime = wallTime,
): WaitFor {
  return async (rma, wanted, { timeoutMs = 60_000, signal } = {}) => {
    const deadline = time.now() + timeoutMs;
    for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
      const patienceMs = Math.max(1, deadline - time.now());
      const card = await readReturn(rma, { patienceMs, ...(signal !== undefined && { signal }) });
      if (isCome(wanted, card)) return card;
      if ('outcome' in wanted && card.outcome !== null) {
        throw new WaitedInVain(`${rma} has ended as ${card.outcome}, not as ${namesOf(wanted.outcome)}.`, card);
      }
      if (time.now() + pause >= deadline) {
        throw new WaitedInVain(`${rma} is ${card.stage} after ${timeoutMs} ms, and not ${nameOf(wanted)}.`, card);
      }
      await time.pause(pause, signal);
    }
  };
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

function isCome(wanted: Wanted, card: Card): boolean {
  if ('until' in wanted) return wanted.until(card);
  if ('stage' in wanted) return listOf(wanted.stage).includes(card.stage);
  return card.outcome !== null && (wanted.outcome === 'any' || listOf(wanted.outcome).includes(card.outcome));
}

function nameOf(wanted: Wanted): string {
  if ('until' in wanted) return 'as it was waited for';
  return 'stage' in wanted ? namesOf(wanted.stage) : `ended as ${namesOf(wanted.outcome)}`;
}

function namesOf(words: string | readonly string[]): string {
  return listOf(words).join(' or ');
}

function listOf<Word extends string>(words: Word | readonly Word[]): readonly Word[] {
  return typeof words === 'string' ? [words] : words;
}
