// Runs the decide command as people do: a process of its own, with arguments and standard input.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseAnswer } from '../../src/contract/case-answer.ts';
import { programOf } from './programs.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** The started process; colours could come only from the terminal that it does not have. */
export function startDecide(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  return spawn(process.execPath, [programOf('src/decide.ts'), ...words], {
    cwd: top,
    env: { ...inherited, ...environment },
  });
}

export interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** To its end, with this as the whole of its standard input. */
export async function runDecide(
  words: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const running = startDecide(words, environment);
  const output = textOf(running.stdout);
  const complaints = textOf(running.stderr);
  // It may end without reading what it does not need.
  running.stdin.on('error', () => undefined).end(input);
  const status = await new Promise<number | null>((resolve) => running.once('close', resolve));
  return { status, output: await output, complaints: await complaints };
}

/** One answer for each line of an output. */
export function answersIn(output: string): readonly CaseAnswer[] {
  const lines = output.split('\n');
  if (lines.pop() !== '') throw new Error('The last line has no end.');
  return lines.map((line) => JSON.parse(line) as CaseAnswer);
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
