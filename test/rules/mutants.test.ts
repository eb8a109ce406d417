// Whether changed lines are judged rightly: a planted shop whose code asks, as Stryker's copies do, which line is changed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

const code = `
  function isChanged(id) {
    const space = globalThis.__stryker__;
    const { mutantCoverage, currentTestId } = space;
    const counts = currentTestId === undefined ? mutantCoverage?.static : (mutantCoverage?.perTest)[currentTestId] ??= {};
    if (counts !== undefined) counts[id] = (counts[id] ?? 0) + 1;
    if (space.activeMutant !== id) return false;
    space.hitCount += 1;
    if (space.hitCount > space.hitLimit) throw new Error('It goes round in circles.');
    return true;
  }
  function fail() {
    throw new Error('It cannot be loaded.');
  }
  export const days = isChanged('figure') ? 29 : 30;
  export const kept = isChanged('unloadable') ? fail() : new Map();
  export const isInTime = (day) => (isChanged('bound') ? day < days : day <= days);
  export const greeting = () => (isChanged('greeting') ? '' : 'Hello');
  export const orders = () => (isChanged('no orders') ? fail() : [1, 2]);
  export function price() {
    if (!kept.has('price')) kept.set('price', isChanged('price') ? 1 : 2);
    return kept.get('price');
  }
  export function wait() {
    for (let day = 0; isChanged('for ever') || day < days; ) day += 1;
  }
`;

const spec = `
  import { describe, expect, test } from '@jest/globals';
  import { days, greeting, isInTime, orders, price, wait } from '../src/shop.ts';
  const all = orders();
  test('a figure', () => expect(days).toBe(30));
  test.each([[30, true], [31, false]])('day %i', (day, answer) => expect(isInTime(day)).toBe(answer));
  describe('what is found once', () => {
    test('is there', () => expect(price()).toBeGreaterThan(0));
    test('is right', () => expect(price()).toBe(2));
  });
  test('it greets', async () => expect(await Promise.resolve(typeof greeting())).toBe('string'));
  test('it waits', () => { wait(); expect(all).toHaveLength(2); });
`;

const folder = mkdtempSync(join(tmpdir(), 'homeward-mutants-'));
const runner = new URL('../mutants/in-process-runner.mjs', import.meta.url).href;
const trials = `
  import { resolve } from 'node:path';
  import { InProcessRunner } from '${runner}';
  process.chdir('${folder}');
  const lists = { specs: ['test/shop.test.ts'], longSpecs: [] };
  const trier = new InProcessRunner({ inProcess: { folders: ['src'], ...lists, journal: 'noticed.jsonl' } });
  await trier.init();
  const { tests, mutantCoverage } = await trier.dryRun();
  const testsOf = (id) => tests.map((test) => test.id).filter((test) => mutantCoverage.perTest[test]?.[id] > 0);
  const results = { unchanged: tests.map(({ status }) => status).join(' ') };
  for (const id of ['figure', 'bound', 'price', 'greeting', 'for ever', 'unloadable', 'no orders', 'figure', 'greeting']) {
    const place = { line: 1, column: 1 };
    const activeMutant = { id, fileName: 'src/shop.ts', mutatorName: 'Planted', replacement: id, location: { start: place, end: place } };
    const testFilter = mutantCoverage.static[id] > 0 ? undefined : testsOf(id);
    results[id] = (results[id] ? results[id] + ', again ' : '') + (await trier.mutantRun({ activeMutant, testFilter, sandboxFileName: resolve('src/shop.ts') })).status;
  }
  console.log(JSON.stringify(results));
`;

afterAll(() => rmSync(folder, { recursive: true }));

test('noticed is a change that fails a test, be it in what is loaded or found once; what no longer loads is not', () => {
  for (const name of ['src', 'test']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'src/shop.ts'), code);
  writeFileSync(join(folder, 'test/shop.test.ts'), spec);
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', trials], { encoding: 'utf8' });
  expect(JSON.parse(told)).toEqual({
    unchanged: '0 0 0 0 0 0 0',
    figure: 'killed, again killed',
    bound: 'killed',
    price: 'killed',
    greeting: 'survived, again survived',
    'for ever': 'timeout',
    unloadable: 'error',
    'no orders': 'error',
  });
});
