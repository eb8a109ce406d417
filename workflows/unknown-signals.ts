// Signals that no handler knows: they change nothing, and the first few are noted for people to read.
import { log } from '@temporalio/workflow';
import { keptOfSignalName, keptUnknownSignals, type Problem } from '../src/contract/problems.ts';
import { type Desk, noteProblem } from './desk.ts';

export function unknown(desk: Desk, name: string): void {
  const called = safely(name);
  log.warn('a signal of an unknown name was ignored', { name: called });
  const noted = desk.state.problems.filter(({ detail }) => detail === ignored.detail);
  const isNew = noted.length < keptUnknownSignals && noted.every(({ at }) => at !== called);
  if (isNew) noteProblem(desk, { at: called, ...ignored });
}

const ignored = { code: 'BAD_VALUE', detail: 'no signal of this name is known' } as const satisfies Omit<Problem, 'at'>;

/** What is no name of a message may be anything, a customer's address too; and what it carries is read by nobody. */
function safely(name: string): string {
  return /^[A-Za-z][\w-]*$/.test(name) ? name.slice(0, keptOfSignalName) : 'a signal without a proper name';
}
