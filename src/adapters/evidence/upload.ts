// What comes in is written to a file of its own as it comes, and no further than it may be.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '../../domain/vocabulary.ts';
import { headBytes, type Kind, kindOf } from './kinds.ts';

export type Upload =
  | { readonly kind: 'here'; readonly path: string; readonly is: Kind; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'refused'; readonly why: 'too-large' | 'not-usable'; readonly sentence: string };

/** Whoever gets a path removes its file. What is refused, and what breaks off, leaves nothing behind. */
export async function receive(
  content: AsyncIterable<Uint8Array>,
  { evidence, folder }: { readonly evidence: Evidence; readonly folder: string },
): Promise<Upload> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.part`);
  const file = await open(path, 'wx', 0o600);
  let upload: Upload | undefined;
  try {
    upload = await write(content, { evidence, path, append: (part) => file.appendFile(part) });
    return upload;
  } finally {
    await file.close();
    if (upload?.kind !== 'here') await rm(path, { force: true });
  }
}

interface Target {
  readonly evidence: Evidence;
  readonly path: string;
  append(part: Uint8Array): Promise<void>;
}

async function write(content: AsyncIterable<Uint8Array>, { evidence, path, append }: Target): Promise<Upload> {
  const hash = createHash('sha256');
  let bytes = 0;
  let head: Uint8Array = new Uint8Array();
  let is: Kind | undefined;
  for await (const part of content) {
    bytes += part.length;
    if (is === undefined) {
      head = Buffer.concat([head, part]);
      if (head.length >= headBytes) {
        const read = await kindOf(head, evidence);
        if (read.kind === 'refused') return notUsable(read.sentence);
        ({ is } = read);
      }
    }
    if (is !== undefined && bytes > is.mostBytes) return tooLarge(is);
    hash.update(part);
    await append(part);
  }
  if (bytes === 0) return notUsable('The file is empty.');
  if (is === undefined) {
    const read = await kindOf(head, evidence);
    if (read.kind === 'refused') return notUsable(read.sentence);
    ({ is } = read);
  }
  return { kind: 'here', path, is, bytes, sha256: hash.digest('hex') };
}

function notUsable(sentence: string): Upload {
  return { kind: 'refused', why: 'not-usable', sentence };
}

function tooLarge({ name, mostBytes }: Kind): Upload {
  const sentence = `The ${name} is too large: please send one of at most ${mostBytes / 1_048_576} MB.`;
  return { kind: 'refused', why: 'too-large', sentence };
}
