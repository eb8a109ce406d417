// Files by our keys, on the local disk.
import { expect, test } from '@jest/globals';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { localFiles } from '../../src/adapters/local-files.ts';
import { inFolder } from './builders.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what is put is there, the last one counts, and what was never put is not', () =>
  inFolder(async (folder) => {
    const files = localFiles(folder);
    await files.put('papers/SOO-7K3MQ9XA-5/label.pdf', bytes('one'));
    await files.put('papers/SOO-7K3MQ9XA-5/label.pdf', bytes('two'));
    expect(await localFiles(folder).get('papers/SOO-7K3MQ9XA-5/label.pdf')).toEqual(bytes('two'));
    expect(await files.get('papers/other.pdf')).toBeUndefined();
    expect(await readdir(join(folder, 'papers/SOO-7K3MQ9XA-5'))).toEqual(['label.pdf']);
  }));

test('writers of one key leave one whole file', () =>
  inFolder(async (folder) => {
    const files = localFiles(folder);
    const contents = Array.from({ length: 20 }, (_, index) => 'x'.repeat(1_000 + index));
    await Promise.all(contents.map((content) => files.put('a', bytes(content))));
    expect(contents).toContain(new TextDecoder().decode(await files.get('a')));
    expect(await readdir(folder)).toEqual(['a']);
  }));

test.each([
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../../b',
  'a/./b',
  'a\\b',
  'a b',
  'a\u0000',
  'a\n',
  'ä',
  'a/...',
  '~',
  '%2e%2e/a',
])('the key %j is refused', (key) =>
  inFolder(async (folder) => {
    await expect(localFiles(folder).put(key, bytes('x'))).rejects.toThrow('no key of a file');
    await expect(localFiles(folder).get(key)).rejects.toThrow('no key of a file');
  }),
);

test('a put that fails leaves nothing behind', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, 'taken/inside'), { recursive: true });
    await expect(localFiles(folder).put('taken', bytes('x'))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
  }));
