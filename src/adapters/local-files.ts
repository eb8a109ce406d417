// Papers and evidence on the local disk.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../ports/papers.ts';

/** Keeps each key as a file below `folder`; throws on a key that we would not form. */
export function localFiles(folder: string): Files {
  return {
    async put(key, content) {
      await writeWhole(join(folder, checkedKey(key)), content);
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(join(folder, checkedKey(key))));
      } catch (error) {
        if ((error as { readonly code?: unknown }).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(key) {
      await rm(join(folder, checkedKey(key)), { force: true });
    },
  };
}

/**
 * Writes a file whole or not at all: a reader, and whoever comes after a crash, finds the old content or the new one.
 * Folders are made as needed.
 */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Keys are ours; one that leaves the folder or has other characters is our mistake. */
export function checkedKey(key: string): string {
  const fine = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(key) && !key.split('/').some((part) => /^\.+$/.test(part));
  if (!fine) throw new Error(`this is no key of a file: ${JSON.stringify(key.slice(0, 200))}`);
  return key;
}
