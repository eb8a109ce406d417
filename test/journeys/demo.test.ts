// The demo as its user starts it, and its stories once more without a server.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { readCase } from '../../src/case/read.ts';
import { differencesIn } from '../../src/cli/demo/compare.ts';
import { type Door, doorOf } from '../../src/cli/demo/doors.ts';
import { readStories, type Story } from '../../src/cli/demo/stories.ts';
import type { Card } from '../../src/contract/card.ts';
import { type CaseEvent, type EventName, eventNames } from '../../src/contract/events.ts';
import { refundReports, signalEvents, updateEvents } from '../../src/contract/messages.ts';
import { loadPacks } from '../../src/policy/load.ts';
import { until } from '../support/until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = join(root, 'test/examples');
const packs = loadPacks(packTexts(), commonText());
const copied = mkdtempSync(join(tmpdir(), 'homeward-demo-'));
const demos: Demo[] = [];
afterAll(() => {
  for (const { child } of demos) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  rmSync(copied, { recursive: true, force: true });
});

test('a story that does not go as expected is named, the others stay right, and nothing is left behind', async () => {
  cpSync(examples, copied, { recursive: true });
  expectInstead('declined', { outcome: 'lapsed', notices: ['declined', 'lapsed'] });
  const demo = startDemo(['--examples', copied, '--only', 'declined', '--only', 'refunded']);
  const folder = await folderOf(demo);
  expect(await exitCode(demo)).toBe(1);
  const differences = demo.said().match(/^.*expected .*$/gm);
  expect(differences).toEqual([
    'declined: outcome: expected "lapsed", but it was "declined"',
    'declined: mails to the customer: expected ["declined","lapsed"], but it was ["declined"]',
  ]);
  expect(demo.said()).toMatch(/✗ │ SOO-\S+ +│ declined +│ declined +│ +0 JPY │/);
  expect(demo.said()).toMatch(/✓ │ SOO-\S+ +│ refunded +│ refunded +│ +64\.90 USD │/);
  expectNothingOf(folder);
}, 120_000);

test('Ctrl-C ends everything that the demo has started', async () => {
  const demo = startDemo(['--only', 'declined']);
  const folder = await folderOf(demo);
  await until('the return is started', () => demo.said().includes('starts SOO-'));
  demo.child.kill('SIGINT');
  expect(await exitCode(demo)).toBe(130);
  expectNothingOf(folder);
}, 120_000);

test('an unknown story and an unknown option are wrong usage, and start nothing', async () => {
  const unknown = startDemo(['--only', 'nobody']);
  const wrong = startDemo(['--fast']);
  expect([await exitCode(unknown), await exitCode(wrong)]).toEqual([2, 2]);
  expect(unknown.said()).toMatch(/^There is no story nobody; there are declined, /);
  expect(wrong.said()).toMatch(/--fast[\s\S]*Usage: npm run demo/);
});

test.each(storiesIn(examples).map((story) => [story.name, story] as const))(
  'the story %s comes out the same without a server',
  (name, { expected }) => {
    const { answer } = decideText(packs, readFileSync(join(examples, `${name}.json`)));
    expect({
      stage: answer.stage,
      outcome: answer.outcome,
      total: answer.money?.total,
      notices: answer.notices.filter(({ to }) => to === 'customer').map(({ notice }) => notice),
      problems: answer.problems.map(({ code }) => code),
    }).toEqual({
      stage: expected.stage,
      outcome: expected.outcome,
      total: expected.total,
      notices: expected.notices,
      problems: expected.problems,
    });
  },
);

test('a refund that the ledger has twice, lacks, or has with another amount is a difference', () => {
  const story = storiesIn(examples).find(({ name }) => name === 'evidence-asked');
  if (story === undefined) throw new Error('The story with two payments is gone.');
  const { stage, outcome, total, notices } = story.expected;
  const card = { stage, outcome, money: { total } } as Card;
  const differences = (...amounts: readonly (readonly [string, number])[]) => {
    const refunds = amounts.map(([payment, amount], index) => ({
      id: `re_${index}`,
      payment,
      amount,
      currency: 'USD',
    }));
    return differencesIn({ story, card, notices, refunds, problems: [], events: 0, days: 0 });
  };
  const [plastic, wallet] = [['card', 3779] as const, ['wallet', 2411] as const];
  const found = (totals: string) =>
    `evidence-asked: refunds in the provider’s ledger: expected [6190], but it was ${totals}`;
  expect(differences(plastic, wallet)).toEqual([]);
  expect(differences(plastic, wallet, plastic)).toEqual([found('[6190,3779]')]);
  expect(differences(plastic)).toEqual([found('[3779]')]);
  expect(differences()).toEqual([found('[]')]);
});

test.each(eventNames)('%s comes in by a message that reports it, or by itself', (event) => {
  const door = doorOf({ event, at: '2026-03-20T09:00:00Z', by: 'shop', verdict: 'decline' } as CaseEvent);
  expect(reportedBy(door)).toContain(event);
});

/** The events of which one may be meant. */
function reportedBy(door: Door): readonly (EventName | null)[] {
  if (door.door === 'awaited') return ['notice-sent', 'refund-submitted'];
  return [door.door === 'provider' ? refundReports[door.status] : { ...updateEvents, ...signalEvents }[door.message]];
}

function storiesIn(folder: string): readonly Story[] {
  return readStories(folder, [], (text) => {
    const read = readCase(text, ['soocas']);
    return read.kind === 'case' ? read.file : { wrong: JSON.stringify(read.problems) };
  });
}

function expectInstead(name: string, changes: object): void {
  const path = join(copied, `${name}.expect.json`);
  const expected = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...expected, ...changes }));
}

interface Demo {
  readonly child: ChildProcess;
  /** What it has printed until now, on both outputs. */
  said(): string;
}

function startDemo(options: readonly string[]): Demo {
  const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/demo.ts', ...options], {
    cwd: root,
    env: environment,
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  const demo = { child, said: () => said };
  demos.push(demo);
  return demo;
}

async function exitCode({ child }: Demo): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}

/** The demo says where it keeps its data as soon as it starts its services. */
async function folderOf(demo: Demo): Promise<string> {
  const said = () => /^Their data and logs: (.+)$/m.exec(demo.said())?.[1];
  await until('the demo names its folder', () => said() !== undefined || demo.child.exitCode !== null);
  return said() ?? '';
}

/** Its server has the folder among its arguments. */
function expectNothingOf(folder: string): void {
  expect(folder).toMatch(/\.homeward\/demo-\w+$/);
  expect(existsSync(folder)).toBe(false);
  const { stdout } = spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' });
  expect(stdout.split('\n').filter((line) => line.includes(folder))).toEqual([]);
}
