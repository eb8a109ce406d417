// A copy of the machine with one bug planted in it. What the bug does not touch is shared with the machine itself.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Planted } from './planted.ts';
import type { Life } from './scene.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** Where bugs can be planted; other folders are linked. */
const copied: readonly string[] = ['life', 'case'];

export async function withPlanted<T>(bug: Planted, act: (life: Life) => T): Promise<T> {
  mkdirSync(join(top, '.homeward'), { recursive: true });
  const folder = mkdtempSync(join(top, '.homeward', 'planted-'));
  try {
    const source = join(folder, 'src');
    copySource(source);
    exchange(join(source, bug.file), bug);
    return act(await lifeIn(source));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copySource(to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(join(top, 'src'))) {
    const from = join(top, 'src', name);
    if (copied.includes(name)) cpSync(from, join(to, name), { recursive: true });
    else if (!name.includes('.')) symlinkSync(from, join(to, name));
  }
}

function exchange(path: string, { file, from, to }: Planted): void {
  const text = readFileSync(path, 'utf8');
  const times = text.split(from).length - 1;
  if (times !== 1) throw new Error(`“${from}” stands ${times} times in ${file}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

async function lifeIn(source: string): Promise<Life> {
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(join(source, name)).href);
  const { next } = (await load('life/next.ts')) as Pick<Life, 'next'>;
  const { answerBy } = (await load('case/answer.ts')) as { readonly answerBy: Life['answer'] };
  const { nextStrikeOrAlert } = (await load('life/clocks.ts')) as Pick<Life, 'nextStrikeOrAlert'>;
  const { stageOf } = (await load('life/stage.ts')) as Pick<Life, 'stageOf'>;
  return { next, answer: answerBy, nextStrikeOrAlert, stageOf };
}
