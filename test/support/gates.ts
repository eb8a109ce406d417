// The gates through which a change of the workflow has to pass (TEMPORAL 9): what open returns have lived through stays.
import { isDeepStrictEqual } from 'node:util';
import { askedNow, askedThen } from './asked.ts';
import type { Golden } from './golden.ts';
import { type Fields, isFields } from './readable.ts';
import { replay } from './replay.ts';

/** What each gate has against the code; nothing means that it is green. */
export interface Judgement {
  /** The server's own: kinds and order of commands. */
  readonly replay: readonly string[];
  /** What stands in the history: durations, inputs, time-outs, attributes, answers, results, summaries. */
  readonly trace: readonly string[];
  /** The list beside the history: all of a command, arguments of local activities too. */
  readonly commands: readonly string[];
}

/** @param code a bundle of `bundleTraced` */
export async function judge(code: string, goldens: readonly Golden[]): Promise<readonly Judgement[]> {
  const replays = await replay(
    code,
    goldens.map(({ history }) => history),
  );
  return goldens.map(({ history, commands }, index) => {
    const { halt, commands: now } = replays[index] ?? { halt: 'it was not replayed', commands: [] };
    return {
      replay: halt === undefined ? [] : [halt],
      trace: differences(askedThen(history.events), askedNow(now.flat())),
      commands: differences(commands, now),
    };
  });
}

/** Where two values differ, each as `activity 5.input.0.amount: was 7990, would be 7991`. */
export function differences(was: unknown, wouldBe: unknown, path = ''): readonly string[] {
  if (isDeepStrictEqual(was, wouldBe)) return [];
  const [then, now] = [partsOf(was), partsOf(wouldBe)];
  if (then === undefined || now === undefined) return [`${path}: was ${shown(was)}, would be ${shown(wouldBe)}`];
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return names.flatMap((name) => differences(then[name], now[name], path === '' ? name : `${path}.${name}`));
}

function partsOf(value: unknown): Fields | undefined {
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return isFields(value) ? value : undefined;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
