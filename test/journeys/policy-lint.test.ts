import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { PackReport } from '../../src/domain/policy-report.ts';
import { plainText, plainYaml } from '../support/plain-pack.ts';
import { programOf } from '../support/programs.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));

test('all packs that come along are clean, and the command says so', () => {
  const { status, output } = lint();
  expect(output).toContain('6 files, nothing to put right');
  expect(status).toBe(0);
});

test('a shop’s own folder is looked through, and what is found ends with status 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  try {
    writeFileSync(join(folder, 'plain.yaml'), plainYaml);
    writeFileSync(join(folder, 'plain.txt'), plainText);
    const { status, output } = lint('--json', 'platform', folder);
    const { packs } = JSON.parse(output) as { readonly packs: readonly PackReport[] };
    expect(packs.map(({ file }) => file)).toEqual(['platform.yaml', 'plain.yaml']);
    expect(packs[0]?.findings).toEqual([]);
    expect(new Set(packs[1]?.findings.map(({ kind }) => kind))).toEqual(new Set(['example-missing']));
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [['nowhere'], 'There is neither a pack nor a folder nowhere; the packs are aisoon, '],
  [['--jsn'], "Unknown option '--jsn'"],
  [[''], 'The name of a shop or a folder is empty.'],
  [['test/journeys'], 'There is no pack in test/journeys'],
])('asked for %j it says what is wrong and how it is used', (words, sentence) => {
  const { status, output, complaints } = lint(...words);
  expect(complaints).toContain(sentence);
  expect(complaints).toContain('Usage: npm run policy:lint');
  expect([status, output]).toEqual([2, '']);
});

function lint(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programOf('src/policy-lint.ts'), ...words], {
    cwd: top,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, output: stdout, complaints: stderr };
}
