// The same message again, and another one under an id that its sender has used before.
import type { Message } from '../src/contract/messages.ts';
import type { Problem } from '../src/contract/problems.ts';
import { differs, isSame, type Said } from '../src/contract/said.ts';
import { stageOf } from '../src/life/stage.ts';
import type { LifeFact } from '../src/life/state.ts';
import { type Desk, type Entry, type Known, noteProblem, write } from './desk.ts';

/**
 * The fact that has to happen; undefined: the entry is answered without. A repeat is answered as it was at first, and what
 * says something else under the same id is refused, and happens not. An id is its sender's own, so that nobody can take
 * away what somebody else says by being the first to use theirs.
 */
export function factOnce(desk: Desk, entry: Entry): LifeFact | undefined {
  const { fact, id, by, said } = entry;
  if (id !== null && by !== null && said !== null) {
    const before = knownOf(desk, { id, by });
    const same = before.find((one) => isSame(one.said, said));
    if (same === undefined) desk.known.set(nameOf({ id, by }), [...before, { said, entry }]);
    if (before.length > 0) {
      entry.answer = same?.entry.answer ?? { problem: refused(desk, entry, differs({ id, by })) };
      return undefined;
    }
  }
  if (fact.event !== 'number-told') return fact;
  entry.answer = { heard: { stage: stageOf(desk.state), early: false } };
  return undefined;
}

/** Why a message cannot be taken that says something else than was heard under its id; undefined: it may be. */
export function contradiction(desk: Desk, message: Message, said: Said): Problem | undefined {
  const before = knownOf(desk, message);
  return before.length === 0 || before.some((one) => isSame(one.said, said)) ? undefined : differs(message);
}

type Name = Pick<Message, 'id' | 'by'>;

function knownOf(desk: Desk, name: Name): readonly Known[] {
  return desk.known.get(nameOf(name)) ?? [];
}

function nameOf({ id, by }: Name): string {
  return `${by} ${id}`;
}

/** Noted for people to read, and in the timeline. */
function refused(desk: Desk, { fact, id, by }: Entry, problem: Problem): Problem {
  noteProblem(desk, problem);
  if (fact.event !== 'number-told') write(desk, { kind: 'fact', fact, id, by, refused: problem, early: false });
  return problem;
}
