// Replays histories with today's workflow, or with a broken one, and notes what it asks for. It needs no server.
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type InjectedSinks,
  type ReplayWorkerOptions,
  Worker,
} from '@temporalio/worker';
import type { Activations, HistoryJson } from './golden.ts';
import { type Fields, readable } from './readable.ts';
import type { TraceSinks } from './trace-interceptor.ts';

export interface Replayed {
  /** Why the replay came to a halt, or nothing if it went through. */
  readonly halt: string | undefined;
  readonly commands: Activations;
}

/** The workflows as one text, with the interceptor that hands out their commands. It takes a second: do it once. */
export async function bundleTraced(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    workflowInterceptorModules: [fileURLToPath(new URL('./trace-interceptor.ts', import.meta.url))],
    logger: new DefaultLogger('ERROR'),
  });
  return code;
}

/** One worker replays all of them, one after the other, since starting it costs more than a replay. */
export async function replay(code: string, histories: readonly HistoryJson[]): Promise<readonly Replayed[]> {
  const all: Replayed[] = [];
  let commands: (readonly Fields[])[] = [];
  const sinks: InjectedSinks<TraceSinks> = {
    trace: { commands: { fn: (_info, json) => void commands.push(commandsIn(json)), callDuringReplay: true } },
  };
  const options: ReplayWorkerOptions = { workflowBundle: { code }, sinks };
  const numbered = histories.map((history, index) => ({ workflowId: `golden-${index}`, history }));
  for await (const { error } of Worker.runReplayHistories(options, numbered)) {
    all.push({ halt: error?.message, commands });
    commands = [];
  }
  return all;
}

function commandsIn(json: string): readonly Fields[] {
  return readable(JSON.parse(json), (text) => text) as readonly Fields[];
}
