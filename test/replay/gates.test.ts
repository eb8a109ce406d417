// What open returns have lived through must stay possible: the gates of TEMPORAL 9, on the golden histories.
import { describe, expect, test } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { differences, judge, type Judgement } from '../support/gates.ts';
import { goldenNames, readGolden } from '../support/golden.ts';
import { bundleTraced } from '../support/replay.ts';
import { broke, broken } from './broken.ts';
import { stories } from './stories.ts';

Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
});
const code = await bundleTraced();
const goldens = goldenNames().map(readGolden);
const judgements = await judge(code, goldens);
const judged = goldens.map(({ name }, place) => ({ name, judgement: judgements[place] }));

const green: Judgement = { replay: [], trace: [], commands: [] };

describe('a golden history', () => {
  test('stands for each story, and for nothing else', () => {
    expect(goldenNames()).toEqual(stories.map(({ name }) => name).sort());
  });

  test.each(judged)('is lived through as it was; if a change is meant, run `npm run histories`: $name', (one) => {
    expect(one.judgement).toEqual(green);
  });

  test.each(goldenNames())('names no machine and nobody: %s', (name) => {
    expect(openText(name).match(/.{0,40}("identity":"|"stackTrace"|file:\/\/|node_modules|\w@\w).{0,40}/g)).toBeNull();
  });

  test('is small: all of them together have less than three million characters', () => {
    const all = goldenNames().map((name) => JSON.stringify(readGolden(name)).length);
    expect(all.reduce((sum, length) => sum + length, 0)).toBeLessThan(3_000_000);
  });
});

test('the bundle holds the workflows, domain, contract and life, and Temporal; no Node, no policy, no calendar', () => {
  const modules = [...code.matchAll(/^\/\*{3}\/ "([^"]+)"\n\/\*!\*+!\*\\\n {2}!\*{3} (.*) \*{3}!$/gm)].map(
    ([, , path]) => path,
  );
  expect(modules.length).toBeGreaterThan(50);
  expect(modules.filter((path) => !mayBeBundled.some((allowed) => allowed.test(path ?? '')))).toEqual([]);
});

describe('a broken workflow', () => {
  test.concurrent.each(broken)('is seen by its gates: $what', async (one) => {
    const [judgement = green] = await judge(broke(code, one), [readGolden(one.story)]);
    const red = (Object.keys(judgement) as (keyof Judgement)[]).filter((gate) => judgement[gate].length > 0);
    expect(red).toEqual(one.seenBy);
  });

  test('is described by what was and what would be', async () => {
    const cent = broken.find(({ what }) => what === 'a cent more is refunded') ?? raise();
    const [judgement] = await judge(broke(code, cent), [readGolden('refunded')]);
    expect(judgement?.trace).toContainEqual(
      expect.stringMatching(/^activity \d+\.input\.0\.amount: was 7990, would be 7991$/),
    );
  });

  test('needs a text that stands once in its file', () => {
    const [one = raise()] = broken;
    expect(() => broke(code, { ...one, from: 'const' })).toThrow(/stands \d+ times in workflows\/payout\.ts/);
    expect(() => broke(code, { ...one, file: 'nowhere.ts' })).toThrow(/stands/);
  });
});

describe('a difference', () => {
  test.each([
    ['a part that is new', { a: 1 }, { a: 1, b: 2 }, ['b: was nothing, would be 2']],
    ['a part that is gone', { a: { b: 1 } }, { a: {} }, ['a.b: was 1, would be nothing']],
    ['an entry of a list', [1, 2], [1, 3], ['1: was 2, would be 3']],
    ['another kind of value', { a: [1] }, { a: 'x' }, ['a: was [1], would be "x"']],
    ['nothing', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ])('names %s', (_what, was, wouldBe, expected) => {
    expect(differences(was, wouldBe)).toEqual(expected);
  });
});

const mayBeBundled = [
  /^\.\/(workflows|src\/(domain|contract|life))\//,
  /\/node_modules\/(@temporalio\/(common|workflow)|nexus-rpc|ms|long)\//,
  /^\.\/test\/support\/trace-interceptor\.ts$/,
  /^__temporal_custom_(payload|failure)_converter \(ignored\)$/,
];

/** What stands in both files of a golden, payloads decoded. */
function openText(name: string): string {
  const { history, commands } = readGolden(name);
  const payloads = JSON.stringify(history).matchAll(/"data":"([A-Za-z0-9+/=]+)"/g);
  const texts = [...payloads].map(([, data = '']) => Buffer.from(data, 'base64').toString('utf8'));
  return [JSON.stringify(history), JSON.stringify(commands), ...texts].join('\n');
}

function raise(): never {
  throw new Error('it is not in the list of broken workflows');
}
