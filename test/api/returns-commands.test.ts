// `homeward returns …`, `why` and `history export` with the API itself behind them.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runCommand } from '../../src/cli/command-line.ts';
import { paintOf } from '../../src/cli/page.ts';
import { returnsCommands } from '../../src/cli/returns-commands.ts';
import { homeward } from '../../src/client/index.ts';
import { openBench, rma, startBody } from './bench.ts';

const keys: Readonly<Record<string, string>> = {
  'agent:dev': 'agent:bo',
  'supervisor:dev': 'supervisor:eve',
  'inspector:dev': 'inspector:ann',
  'operator:dev': 'operator:max',
  'finance:dev': 'finance:lu',
  'auditor:dev': 'auditor:ida',
  'shop:soocas': 'soocas',
};

/** The command line of a desk at this bench; `file` is what every file holds. */
function desk(bench = openBench(), file: unknown = startBody()) {
  const asked: string[] = [];
  const commands = returnsCommands({
    clientOf: (owner) => {
      asked.push(owner);
      const fetch = (url: string, request: RequestInit) => bench.app.request(url, request);
      return homeward({ url: 'http://homeward.test', key: keys[owner] ?? '', fetch, patienceMs: 1 });
    },
    zoneOf: () => 'Asia/Shanghai',
    readJson: () => Promise.resolve(file),
    paint: paintOf(false),
  });
  const run = async (...words: readonly string[]) => {
    let [out, complaint] = ['', ''];
    const code = await runCommand(words, commands, {
      out: (text) => void (out += text),
      complain: (text) => void (complaint += text),
    });
    return { code, out, complaint };
  };
  return { bench, run, asked };
}

test('a return is started from a file by the key of its shop, and the same file is the same return', async () => {
  const { run, bench, asked } = desk();
  const { code, out } = await run('returns', 'start', 'request.json');
  expect([code, out]).toEqual([0, `${rma} is started, as R-1. See it: homeward returns show ${rma}\n`]);
  expect(JSON.parse((await run('returns', 'start', '-', '--json')).out)).toMatchObject({ rma, requestId: 'R-1' });
  expect(bench.returns.started).toHaveLength(1);
  expect(asked).toEqual(['shop:soocas', 'shop:soocas']);
});

test.each([
  [
    'approve --reason fine --lines 1=1 --amount 500',
    'decide',
    { verdict: 'approve', reason: 'fine', lines: [{ line: '1', quantity: 1 }], amount: 500 },
    'agent:bo',
  ],
  [
    'decline --reason worn --evidence product-photo,video',
    'decide',
    { verdict: 'decline', evidence: ['product-photo', 'video'] },
    'agent:bo',
  ],
  ['ask --evidence video', 'askForEvidence', { evidence: ['video'] }, 'agent:bo'],
  [
    'receive --lines 1 --wrong-address',
    'recordReceipt',
    { lines: [{ line: '1', quantity: 1 }], atAgreedAddress: false },
    'inspector:ann',
  ],
  [
    'inspect --verdict reject --reason worn --sheet clean=no,complete=yes',
    'recordInspection',
    { verdict: 'reject', sheet: { clean: false, complete: true } },
    'inspector:ann',
  ],
  ['hold --reason odd --suspicion', 'holdRefund', { reason: 'odd', suspicion: true }, 'supervisor:eve'],
  ['release --reason fine', 'releaseRefund', { reason: 'fine' }, 'supervisor:eve'],
  ['retry', 'retryStep', {}, 'operator:max'],
  [
    'move-clock --clock SOO-K02 --to 2026-03-25T12:00:00Z --reason holiday',
    'moveClock',
    { clock: 'SOO-K02', to: '2026-03-25T12:00:00Z' },
    'supervisor:eve',
  ],
] as const)('returns %s tells the return so, by the key of whoever may', async (line, message, fields, by) => {
  const { run, bench } = desk();
  await bench.start();
  const [name = '', ...options] = line.split(' ');
  const { code, out } = await run('returns', name, rma, ...options, '--id', 'm-1');
  expect([code, out]).toEqual([
    0,
    `${rma} is in-review now. Sent as ${message} m-1; the same id sends nothing twice.\n`,
  ]);
  expect(bench.returns.sent).toMatchObject([{ name: message, message: { id: 'm-1', by, ...fields } }]);
});

test('what the API refuses is one sentence with the code, the field and the cure', async () => {
  const { run } = desk();
  const wrong = { ...startBody(), requestId: '' };
  const { code, complaint } = await desk(openBench(), wrong).run('returns', 'start', 'request.json');
  expect(code).toBe(1);
  expect(complaint).toMatch(/^(BAD_VALUE|MISSING_FIELD): requestId: .+\.\n$/);
  const unknown = await run('returns', 'approve', rma, '--json');
  expect(unknown.code).toBe(1);
  expect((JSON.parse(unknown.out) as { error: string }).error).toMatch(/^NOT_FOUND: /);
  const misread = await run('returns', 'move-clock', rma, '--clock', 'SOO-K02', '--to', 'tomorrow');
  expect(misread.complaint).toBe('tomorrow is no instant with an offset: write it like 2026-03-25T12:00:00Z.\n');
});

test('nothing that people typed is obeyed by the terminal', async () => {
  const { bench, run } = desk();
  const order = { ...startBody().case.order, number: 'S-\u001b[2J1' };
  await bench.start(startBody({ case: { ...startBody().case, order } }));
  for (const words of [
    ['returns', 'show', rma],
    ['why', rma],
    ['returns', 'list'],
  ]) {
    const { out, complaint } = await run(...words);
    expect(`${out}${complaint}`).not.toContain('\u001b');
  }
});

test('the account for a refund by hand is shown to finance, by the key of finance', async () => {
  const { bench, run, asked } = desk();
  await bench.start();
  expect((await run('returns', 'account', rma)).out).toBe('Ada Example has named no account.\n');
  await bench.people.change(rma, { payoutAccount: 'ada@pay.example\u001b[2J' }, '2026-03-22T03:00:00Z');
  const { out } = await run('returns', 'account', rma);
  expect(out).toContain('Ada Example is paid at ada@pay.example');
  expect(out).not.toContain('\u001b');
  expect(asked).toEqual(['finance:dev', 'finance:dev']);
});

test('the history goes into a file, as Markdown or, by its name, as JSON', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-history-'));
  const { bench, run } = desk();
  await bench.start();
  try {
    const [markdown, json] = [join(folder, 'history.md'), join(folder, 'history.json')];
    expect((await run('history', 'export', rma, '--out', markdown)).out).toContain(`${rma} is in ${markdown}`);
    expect((await run('history', 'export', rma, '--out', json)).code).toBe(0);
    expect(readFileSync(markdown, 'utf8')).toContain(rma);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ rma, case: { shop: 'soocas' } });
    expect((await run('history', 'export', rma)).out).toBe(readFileSync(markdown, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(existsSync(folder)).toBe(false);
});
