import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { grounds, type NoticeName, sheetAnswers } from '../../src/domain/vocabulary.ts';
import { clocksIn, toldBy } from '../../src/policy/join.ts';
import { loadPacks, type Pack } from '../../src/policy/load.ts';
import { packJsonSchema } from '../../src/policy/pack-schema.ts';
import type { ClockRule } from '../../src/policy/schema.ts';
import { ownPacks, plainText, plainYaml } from '../support/plain-pack.ts';

const soocas = packOf('soocas');

test('soocas has all its forty clauses and the twenty-nine common ones, in order', () => {
  const numbered = (prefix: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
  expect(soocas.clauses.map(({ id }) => id)).toEqual([...numbered('SOO', 40), ...numbered('ALL', 29)]);
});

test('a clause without a quote is ours, and only those are', () => {
  const ours = soocas.clauses.filter(({ id, quote }) => id.startsWith('SOO') && quote === null).map(({ id }) => id);
  expect(ours).toEqual(['SOO-35', 'SOO-36']);
});

test('no clause is idle: each has a rule, a message or a page', () => {
  for (const pack of ownPacks()) {
    const idle = pack.document.clauses.filter(
      ({ rule, tells, shown }) => Object.keys(rule).length + tells.length === 0 && shown === undefined,
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  }
});

// The catalogue's list of clocks, said a second time so that no figure changes unseen.
test.each([
  ['SOO-K02', 'SOO-18', 'shop', 'working-days', 1, 3, 'evidence', 'escalate'],
  ['SOO-K03', 'SOO-19 SOO-32', 'customer', 'natural-days', undefined, 3, 'notice', 'lapse'],
  ['SOO-K04', 'SOO-36 SOO-22', 'shop', 'working-days', 1, 3, '', 'escalate'],
  ['SOO-K05', 'SOO-24', 'shop', 'working-days', undefined, 7, '', 'refund-starts'],
  ['SOO-K06', 'SOO-35 SOO-34', 'shop', 'working-days', undefined, 7, 'carriage', 'escalate'],
  ['SOO-K07', 'SOO-15', 'customer', 'natural-days', undefined, 30, '', 'right-ends'],
  ['SOO-K08', 'SOO-28 SOO-29', 'shop', 'working-days', 0, 3, '', 'refund-starts'],
  ['SOO-K10', 'SOO-25', 'bank', 'bank-days', 3, 7, '', 'closes'],
  ['ALL-K01', 'ALL-11', 'customer', 'natural-days', undefined, 14, '', 'staff-list'],
  ['ALL-K02', 'ALL-26', 'shop', 'working-days', 1, 3, '', 'escalate'],
  ['ALL-K03', 'ALL-28', 'customer', 'natural-days', undefined, 14, '', 'staff-list'],
  ['ALL-K04', 'ALL-10', 'shop', 'working-days', 0, 1, '', 'escalate'],
  ['ALL-K05', 'ALL-24', 'carrier', 'natural-days', undefined, 10, '', 'escalate'],
  ['ALL-K07', 'ALL-20 SOO-16 SOO-37', 'shop', 'working-days', 1, 3, '', 'escalate'],
  ['ALL-K29', 'ALL-29', 'customer', 'natural-days', undefined, 30, '', 'nothing'],
])('%s is the clock of %s', (id, clauses, owes, unit, target, limit, pauses, breach) => {
  const { clause, rule } = clockOf(soocas, id);
  expect([clause, ...rule.with].join(' ')).toBe(clauses);
  expect({ ...rule, pauses: rule.pauses.join(' ') }).toMatchObject({ owes, unit, limit, pauses, breach });
  expect(rule.target).toBe(target);
});

test('windows and the right to cancel have their clocks and figures', () => {
  expect(soocas.clause('SOO-01').rule['opened-within']).toMatchObject({ clock: 'SOO-K01', days: 30, late: 'refused' });
  expect(soocas.clause('SOO-27').rule['opened-within']).toMatchObject({ clock: 'SOO-K11', days: 30, late: 'refused' });
  expect(soocas.clause('SOO-29').rule.cancels).toMatchObject([{ clock: 'SOO-K09', hoursBeforeDelivery: 72 }]);
});

test('soocas keeps refused goods by its own clause, and sends them back by the common one', () => {
  const common = clocksIn(soocas.clause('ALL-20').rule).map(({ id }) => id);
  expect(common).toEqual(['ALL-K07']);
  expect(soocas.clause('ALL-20').tells).toEqual([]);
});

test('every ground has one bearer of the carriage, and one route with a delivery and one without', () => {
  for (const ground of grounds) {
    const naming = (
      list: readonly { readonly when?: { readonly grounds?: readonly string[] | undefined } | undefined }[] | undefined,
    ) => (list ?? []).filter(({ when }) => when?.grounds?.includes(ground) === true).length;
    const bearers = ['SOO-11', 'SOO-12'].map((id) => naming(soocas.clause(id).rule['borne-by']));
    expect(bearers.reduce((sum, one) => sum + one, 0)).toBe(1);
    for (const delivered of [true, false]) {
      const routes = soocas.clauses.flatMap(({ rule }) =>
        (rule.sends ?? []).filter(({ when }) => (when?.delivered ?? delivered) === delivered),
      );
      expect(naming(routes)).toBe(1);
    }
  }
});

test('the sheet has its answers in the order in which an inspector is asked', () => {
  const ordered = [...soocas.clauses].sort(
    (one, other) => Number(other.id.startsWith('ALL')) - Number(one.id.startsWith('ALL')),
  );
  const answers = [...new Set(ordered.flatMap(({ rule }) => rule.checks ?? []).flatMap((checks) => checks.answers))];
  expect(answers.join(' ')).toBe(
    'identity quantity fault-found original-packaging undamaged unused clean complete labels documents gifts one-parcel delivery-list',
  );
  expect(answers.every((answer) => sheetAnswers.includes(answer))).toBe(true);
});

test.each<[NoticeName, string]>([
  ['request-refused', 'SOO-01 SOO-02'],
  ['evidence-wanted', 'ALL-11 SOO-17'],
  ['evidence-reminder', 'SOO-17'],
  ['approved', 'SOO-18 SOO-19 SOO-20 SOO-08'],
  ['declined', 'SOO-18'],
  ['lapsed', 'ALL-14 SOO-19'],
  ['parcel-arrived', ''],
  ['goods-accepted', 'SOO-23'],
  ['goods-refused', 'SOO-15'],
  ['right-ended', 'SOO-15'],
  ['refund-made', 'SOO-25'],
  ['new-goods-shipped', 'SOO-35'],
  ['order-cancelled', 'SOO-28 SOO-29'],
  ['trace-answer', 'SOO-25 ALL-26'],
  ['offer', 'ALL-28'],
  ['refund-held', 'ALL-13'],
  ['ground-changed', 'ALL-25'],
  ['not-in-stock', 'ALL-27'],
  ['clock-moved', 'ALL-22'],
  ['unannounced-parcel', 'ALL-22'],
])('the message %s is a duty of %s', (notice, clauses) => {
  const telling = soocas.clauses.flatMap(({ id, tells }) => {
    const told = tells.find((one) => toldBy(one) === notice);
    return told === undefined ? [] : [{ id, first: typeof told !== 'string' && told.first }];
  });
  const ordered = telling.toSorted((one, other) => Number(other.first) - Number(one.first));
  expect(ordered.map(({ id }) => id).join(' ')).toBe(clauses);
});

test('the schema for editors is the one that packs are read by', () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../../src/policy/packs/pack.schema.json', import.meta.url), 'utf8'),
  );
  // If it is not: write the result of packJsonSchema() into that file.
  expect(published).toEqual(JSON.parse(JSON.stringify(packJsonSchema())));
});

test('every pack names the schema on its first line', () => {
  for (const yaml of [...packTexts(), commonText()].map((text) => text.yaml)) {
    expect(yaml.split('\n', 1)).toEqual(['# yaml-language-server: $schema=./pack.schema.json']);
  }
});

describe('a folder of packs', () => {
  const inFolder = <Result>(files: Readonly<Record<string, string>>, use: (folder: string) => Result): Result => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      return use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const files = { 'plain.yaml': plainYaml, 'plain.txt': plainText, 'common.yaml': commonText().yaml };
  const hashOf = (changed: Readonly<Record<string, string>>) =>
    inFolder({ ...files, ...changed }, (folder) => packTexts(folder)[0]?.hash);

  test('gives every pack a hash that any of its three texts changes', () => {
    const hashes = [
      {},
      { 'plain.yaml': `${plainYaml}#` },
      { 'plain.txt': `${plainText}.` },
      { 'common.yaml': `${commonText().yaml}#` },
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hashOf({})).toBe(hashes[0]);
  });

  test('reads as it is written', () => {
    const [plain] = inFolder(files, (folder) => loadPacks(packTexts(folder), commonText(folder)));
    expect(plain?.stamp).toEqual({ shop: 'plain', version: '2025-01-01', hash: hashOf({}) });
    expect(() => plain?.clause('PLN-99')).toThrow('PLN-99 is no clause of the pack plain 2025-01-01.');
  });

  test('is not read without a shop’s own words, nor without the common clauses', () => {
    const { 'plain.txt': _text, ...wordless } = files;
    expect(() => inFolder(wordless, (folder) => packTexts(folder))).toThrow(
      "put the shop's policy into plain.txt beside it.",
    );
    const { 'common.yaml': _common, ...alone } = files;
    expect(() => inFolder(alone, (folder) => packTexts(folder))).toThrow('There is no common.yaml');
  });
});

function packOf(shop: string): Pack {
  const found = ownPacks().find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`There is no pack of ${shop}.`);
  return found;
}

function clockOf(pack: Pack, id: string): { readonly clause: string; readonly rule: ClockRule } {
  for (const clause of pack.clauses) {
    const rule = clocksIn(clause.rule).find((one) => one.id === id);
    if (rule !== undefined) return { clause: clause.id, rule };
  }
  throw new Error(`There is no clock ${id}.`);
}
