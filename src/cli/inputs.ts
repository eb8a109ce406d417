// Where cases come from: files with one case each, and standard input with one case a line.
import { createReadStream } from 'node:fs';
import { standardInput } from './decide-arguments.ts';
import { linesOf, wholeOf } from './lines.ts';

/** One case before it is read, and how people call it. */
export type Input =
  | { readonly kind: 'file' | 'line'; readonly name: string; readonly text: Uint8Array }
  /** The file cannot be opened or read; the sentence says why. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly sentence: string };

/** In order, each as soon as it is there. Throws where standard input itself cannot be read. */
export async function* inputsOf(names: readonly string[]): AsyncGenerator<Input> {
  for (const name of names) {
    if (name === standardInput) yield* standardLines();
    else yield await fileOf(name);
  }
}

async function* standardLines(): AsyncGenerator<Input> {
  let number = 0;
  for await (const text of linesOf(process.stdin)) {
    number += 1;
    yield { kind: 'line', name: `line ${number}`, text };
  }
}

async function fileOf(path: string): Promise<Input> {
  try {
    return { kind: 'file', name: path, text: await wholeOf(createReadStream(path)) };
  } catch (error) {
    return { kind: 'unreadable', name: path, sentence: sentenceOf(path, error) };
  }
}

function sentenceOf(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = sentences.get(code);
  if (known !== undefined) return known(path);
  return `The file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
}

const sentences: ReadonlyMap<string, (path: string) => string> = new Map([
  ['ENOENT', (path) => `There is no file ${path}.`],
  ['EISDIR', (path) => `${path} is a folder; name its files one by one.`],
  ['EACCES', (path) => `The file ${path} may not be read.`],
]);
