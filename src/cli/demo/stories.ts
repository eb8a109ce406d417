// The stories that the demo tells: a case file each, and beside it what has to come of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseFile } from '../../contract/case-file.ts';
import { problems, type ProblemCode } from '../../contract/problems.ts';
import { noticeNames, outcomes, stages } from '../../domain/vocabulary.ts';

export interface Story {
  readonly name: string;
  readonly file: CaseFile;
  /** The case as it stands in the file: what a shop's backend sends. */
  readonly asked: { readonly shop: unknown; readonly order: unknown; readonly request: unknown };
  readonly expected: Expected;
}

export type Expected = z.infer<typeof expectation>;

/** The reader of case files: a case, or one sentence on what is wrong with it. */
export type ReadCase = (text: string) => CaseFile | { readonly wrong: string };

/**
 * Reads the stories of a folder by their names; `only` picks some. Throws one sentence where the folder has none, where a
 * picked one is not there, and where a file cannot be used.
 */
export function readStories(folder: string, only: readonly string[], readCase: ReadCase): readonly Story[] {
  const names = namesIn(folder);
  if (names.length === 0) throw new Error(`There is no story in ${folder}: a story is NAME.json and NAME${ending}.`);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no story ${unknown}; there are ${names.join(', ')}.`);
  return names.filter((name) => only.length === 0 || only.includes(name)).map((name) => story(folder, name, readCase));
}

const ending = '.expect.json';

const expectation = z.strictObject({
  /** What happens, in one sentence. */
  story: z.string().min(1),
  stage: z.enum(stages),
  outcome: z.enum(outcomes).nullable(),
  /** What is due or was paid, in minor units. */
  total: z.int(),
  /** The mails to the customer, in order. */
  notices: z.array(z.enum(noticeNames)),
  /** The codes of what was refused, in order. */
  problems: z.array(z.enum(Object.keys(problems) as [ProblemCode])).default([]),
});

function namesIn(folder: string): readonly string[] {
  const files = contentOf(folder);
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  return names.toSorted();
}

function contentOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new Error(`The folder ${folder} cannot be read.`);
  }
}

function story(folder: string, name: string, readCase: ReadCase): Story {
  const text = textOf(join(folder, `${name}.json`));
  const file = readCase(text);
  if ('wrong' in file) throw new Error(`${join(folder, name)}.json is no case: ${file.wrong}`);
  const { shop, order, request } = JSON.parse(text) as Story['asked'];
  return { name, file, asked: { shop, order, request }, expected: expectedIn(join(folder, `${name}${ending}`)) };
}

function expectedIn(path: string): Expected {
  const read = expectation.safeParse(parsed(path));
  if (read.success) return read.data;
  const sentences = read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new Error(`${path} is no expectation: ${sentences.join('; ')}.`);
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(textOf(path));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`The file ${path} cannot be read.`);
  }
}
