// What one running return has before it: its state, the messages that wait, and what was answered to each.
import type { ReturnInput } from '../src/contract/input.ts';
import type { Heard, Message } from '../src/contract/messages.ts';
import { keptProblems, type Problem } from '../src/contract/problems.ts';
import type { Said } from '../src/contract/said.ts';
import { begin } from '../src/life/begin.ts';
import type { CardHead } from '../src/life/card.ts';
import { lookAt } from '../src/life/look.ts';
import type { Deed, Logged } from '../src/life/timeline.ts';
import { type Instant, msOf } from '../src/domain/instant.ts';
import type { Who } from '../src/domain/vocabulary.ts';
import type { LifeFact, ReturnState } from '../src/life/state.ts';
import { ownTime, type OwnTime } from './own-time.ts';

/** A parcel's number is noted by whoever sends it, and changes nothing. */
interface NumberTold {
  readonly event: 'number-told';
  readonly at: Instant;
}

/** A fact on its way into the machine, and what came of it. */
export interface Entry {
  readonly fact: LifeFact | NumberTold;
  readonly from: string;
  /** The sender's id, who they are, and what they say; null where no message told it. */
  readonly id: string | null;
  readonly by: Who | null;
  readonly said: Said | null;
  answer?: { readonly heard: Heard } | { readonly problem: Problem };
}

export interface Known {
  readonly said: Said;
  readonly entry: Entry;
}

export interface Desk {
  readonly input: ReturnInput;
  readonly head: CardHead;
  readonly time: OwnTime;
  state: ReturnState;
  readonly inbox: Entry[];
  /** By sender and their id: what they said under it, the first first; see repeats.ts. */
  readonly known: Map<string, readonly Known[]>;
  /** The card as the read model has it; empty: nothing was written yet. */
  recorded: string;
  /** All that happened, for the timeline. */
  readonly log: Logged[];
  /** Effects under way; the return does not end before them. */
  running: number;
}

export function openDesk(input: ReturnInput): Desk {
  return {
    input,
    head: { rma: input.rma, shop: input.shop, orderNumber: input.order.number, pack: input.pack },
    time: ownTime(input.clockShift),
    state: begin(input),
    inbox: [],
    known: new Map(),
    recorded: '',
    log: [],
    running: 0,
  };
}

/**
 * Takes the fact that happened first out of the inbox. Messages that came in one task are told in another order when a
 * history is replayed, so the order in which they came must not count; of facts at one instant our own come first.
 */
export function takeFirst({ inbox }: Desk): Entry | undefined {
  const first = inbox.reduce<Entry | undefined>(
    (earliest, entry) => (earliest === undefined || isEarlier(entry, earliest) ? entry : earliest),
    undefined,
  );
  if (first !== undefined) inbox.splice(inbox.indexOf(first), 1);
  return first;
}

function isEarlier(one: Entry, other: Entry): boolean {
  const between = msOf(one.fact.at) - msOf(other.fact.at);
  if (between !== 0) return between < 0;
  if (one.from === ours || other.from === ours) return one.from === ours && other.from !== ours;
  if (one.from !== other.from) return one.from < other.from;
  if (one.by !== other.by) return (one.by ?? '') < (other.by ?? '');
  return textOf(one) < textOf(other);
}

/** Of two under one id at one instant neither may win by chance. */
function textOf({ said, fact }: Entry): string {
  return JSON.stringify([said, fact]);
}

/** From whom a fact is that no message told. */
const ours = 'homeward';

/** Puts a fact of our own before the machine: a mail handed over, a refund taken. */
export function report(desk: Desk, fact: LifeFact): void {
  desk.inbox.push({ fact, from: ours, id: null, by: null, said: null });
}

/** Puts a message before the machine. Whether it is a repeat is seen when its turn comes, whatever the order here. */
export function receive(
  desk: Desk,
  { id, by }: Pick<Message, 'id' | 'by'>,
  { fact, said }: Pick<Entry, 'fact' | 'said'>,
): Entry {
  const entry: Entry = { fact, from: id, id, by, said };
  desk.inbox.push(entry);
  return entry;
}

/** Notes what was refused for people to read. */
export function noteProblem(desk: Desk, problem: Problem): void {
  desk.state = { ...desk.state, problems: [...desk.state.problems, problem].slice(-keptProblems) };
}

/** Writes down what was done, or what happened, with what the return looks like afterwards. */
export function write(desk: Desk, deed: Deed): void {
  desk.log.push({ ...deed, takenAt: desk.time.now(), look: lookAt(desk.state) });
}
