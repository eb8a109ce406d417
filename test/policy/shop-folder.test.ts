// The folder of packs that a shop which runs Homeward itself has of its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { joinPolicies, type Policies } from '../../src/join-policies.ts';
import { plainText, plainYaml } from '../support/plain-pack.ts';
import { sixthShopFolder } from '../support/sixth-shop.ts';

const alone = joinPolicies();
const files = { 'plain.yaml': plainYaml, 'plain.txt': plainText };

/** The policies of a service whose shop has these files in its folder. */
function policiesWith(own: Readonly<Record<string, string>>, also?: (folder: string) => void): Policies {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-packs-'));
  try {
    for (const [name, text] of Object.entries(own)) writeFileSync(join(folder, name), text);
    also?.(folder);
    return joinPolicies(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a shop’s own packs stand beside those that come along', () => {
  const { shops, book } = policiesWith(files);
  expect(shops.toSorted()).toEqual([...alone.shops, 'plain'].toSorted());
  const stamp = book.packFor('plain', '2026-01-01T00:00:00Z');
  expect(stamp).toMatchObject({ shop: 'plain', version: '2025-01-01', hash: expect.stringMatching(/^sha256:/) });
});

test('without a folder, or with an empty name for it, there are those that come along', () => {
  expect(joinPolicies('').shops).toEqual(alone.shops);
  expect(joinPolicies(null).shops).toEqual(alone.shops);
});

test('what is no pack in the folder is left alone', () => {
  const { shops } = policiesWith({ ...files, 'README.md': 'Ours.' }, (folder) => {
    cpSync(join(sixthShopFolder, 'cases.jsonl'), join(folder, 'cases.jsonl'));
  });
  expect(shops).toContain('plain');
});

test('a further version of a shop that comes along may lie there, and old orders keep the old one', () => {
  const later = {
    'soocas-2026-05-01.yaml': plainYaml
      .replace('shop: plain', 'shop: soocas')
      .replace('zone: UTC', 'zone: Asia/Shanghai')
      .replaceAll('2025-01-01', '2026-05-01')
      .replaceAll('PLN', 'SOO'),
    'soocas-2026-05-01.txt': plainText,
  };
  const { book, shops } = policiesWith(later);
  // The last second of April in China, and the first of May.
  const placed = ['2026-04-30T15:59:59Z', '2026-04-30T16:00:00Z'];
  expect(placed.map((at) => book.packFor('soocas', at)?.version)).toEqual(['2025-01-01', '2026-05-01']);
  expect(shops).toEqual(alone.shops);
});

describe('is refused in one sentence with the cure', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['without a pack', {}, 'There is no pack in '],
    ['without the shop’s own words', { 'plain.yaml': plainYaml }, "put the shop's policy into plain.txt beside it."],
    ['with common clauses', { ...files, 'common.yaml': commonText().yaml }, 'would hold for every shop: remove it'],
    ['with another ending', { 'plain.yml': plainYaml, 'plain.txt': plainText }, 'let its name end in .yaml.'],
    [
      'with a pack of another name',
      { 'other.yaml': plainYaml, 'other.txt': plainText },
      'other.yaml, line 1, shop: the file is called other.yaml; name it plain.yaml',
    ],
    [
      'with a pack that is wrong',
      { ...files, 'plain.yaml': plainYaml.replace('zone: UTC', 'zone: Mars') },
      'plain.yaml, line 6, zone: "Mars" is no zone; write an IANA name such as Asia/Shanghai.',
    ],
    [
      'with the letters of another shop',
      { ...files, 'plain.yaml': plainYaml.replaceAll('PLN', 'SOO') },
      'have the same rmaPrefix SOO; give each shop its own.',
    ],
  ])('%s', (_, own, sentence) => {
    expect(() => policiesWith(own)).toThrow(sentence);
  });

  test('that is not there, or is none', () => {
    expect(() => joinPolicies('/no/such/folder')).toThrow(
      'HOMEWARD_PACKS=/no/such/folder is no folder: name the one that your packs are in, or unset it.',
    );
    expect(() => joinPolicies(join(sixthShopFolder, 'talrad.txt'))).toThrow('is no folder');
  });

  test('whose file cannot be read', () => {
    const withFolder = (): Policies =>
      policiesWith({ 'plain.txt': plainText }, (folder) => mkdirSync(join(folder, 'plain.yaml')));
    expect(withFolder).toThrow('plain.yaml cannot be read: let it be a file that this process may read.');
  });
});
