// A return keeps the version of its order's day to its end, on the workflow's side as in `decide` (ALL-23).
import { describe, expect, test } from '@jest/globals';
import { commonText, shopPackTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { liveThrough } from '../../src/case/live.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { PackStamp } from '../../src/domain/ruling.ts';
import { begin } from '../../src/life/begin.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { loadPacks, type Pack } from '../../src/policy/load.ts';
import { bicycleOrder, sixthShopFolder } from '../support/sixth-shop.ts';

const [first] = shopPackTexts(sixthShopFolder);
if (first === undefined) throw new Error('The folder has no pack.');
const { yaml, policyText } = first;
/** In force from the first of May: ten percent, three days to post, and the workshop closes at five. */
const second = {
  name: 'talrad-2026-05-01',
  yaml: yaml
    .replaceAll("'2025-06-01'", "'2026-05-01'")
    .replace("to: '18:30'", "to: '17:00'")
    .replace('eight percent', 'ten percent')
    .replace('percent: 8', 'percent: 10')
    .replace('within five working days of our yes', 'within three working days of our yes')
    .replace('unit: customer-working-days\n        limit: 5', 'unit: customer-working-days\n        limit: 3'),
  policyText: policyText.replace('eight percent', 'ten percent').replace('within five working', 'within three working'),
  hash: 'sha256:second',
};
const packs = loadPacks([first, second], commonText());
const book = policyBook(packs);

const [oldStamp, newStamp] = ['2026-04-30T21:59:59Z', '2026-04-30T22:00:00Z'].map((at) => book.packFor('talrad', at));

test('the last second of April in Regensburg has the old version, the first of May the new one', () => {
  expect(oldStamp).toEqual({ shop: 'talrad', version: '2025-06-01', hash: first.hash });
  expect(newStamp).toEqual({ shop: 'talrad', version: '2026-05-01', hash: 'sha256:second' });
});

describe.each([
  {
    age: 'old',
    placedAt: '2026-04-30T21:59:59Z',
    stamp: oldStamp,
    review: '2026-05-22T16:30:00Z',
    posting: '2026-05-29T22:00:00Z',
    inspection: '2026-05-29T16:30:00Z',
    total: 73018,
    quote: 'eight percent',
  },
  {
    age: 'new',
    placedAt: '2026-04-30T22:00:00Z',
    stamp: newStamp,
    review: '2026-05-22T15:00:00Z',
    posting: '2026-05-27T22:00:00Z',
    inspection: '2026-05-29T15:00:00Z',
    total: 71420,
    quote: 'ten percent',
  },
])('a return of an $age order, all of it after the new version has come', (one) => {
  const file = fileOf(one.placedAt);
  const clocks = { 'TAL-K04': one.review, 'TAL-K05': one.posting, 'TAL-K08': one.inspection };

  test('is judged by its version in decide', () => {
    const { answer } = decideText(packs, JSON.stringify(caseOf(one.placedAt)));
    const due = Object.fromEntries(answer.clocks.map(({ id, dueAt }) => [id, dueAt]));
    expect(due).toMatchObject(clocks);
    expect({ total: answer.money?.total, pack: answer.pack }).toEqual({ total: one.total, pack: one.stamp });
  });

  test('is judged by its version in what the workflow asks, to its last fact', () => {
    const state = lived(packs, one.stamp, file);
    const due = Object.fromEntries(state.clocks.map(({ id, dueAt }) => [id, dueAt]));
    expect(due).toMatchObject(clocks);
    expect(state.money.total).toBe(one.total);
  });

  test('is told the words of its version', () => {
    if (one.stamp === undefined) throw new Error('There was a version then.');
    expect(book.citations(one.stamp, ['TAL-15'])[0]?.quote).toContain(one.quote);
  });
});

test('a running return waits where its version is gone, and is never judged by another one', () => {
  const [, newer] = packs;
  if (newer === undefined) throw new Error('There are two versions.');
  expect(() => lived([newer], oldStamp, fileOf('2026-04-30T21:59:59Z'))).toThrow('the pack is not there');
  const edited = loadPacks([{ ...first, hash: 'sha256:edited' }], commonText());
  expect(() => lived(edited, oldStamp, fileOf('2026-04-30T21:59:59Z'))).toThrow('the pack is not there');
});

test('two versions of one day, or of one name, cannot stand beside each other', () => {
  const sameDay = second.yaml.replace("version: '2026-05-01'", "version: '3'");
  const load = (other: string) => () => loadPacks([second, { ...second, name: 'talrad-3', yaml: other }], commonText());
  expect(load(sameDay)).toThrow('are in force from the same day; change inForceFrom of one.');
  expect(load(second.yaml)).toThrow('have the same version; give each its own.');
});

test('a version of another shop’s name is named after its shop and its day', () => {
  const load = () => loadPacks([{ ...second, name: 'radtal-2026-05-01' }], commonText());
  expect(load).toThrow('the file is called radtal-2026-05-01.yaml; name it talrad.yaml, or talrad- and a day');
});

function caseOf(placedAt: string) {
  return {
    shop: 'talrad',
    order: bicycleOrder('T-versions', {
      placedAt,
      shippedAt: '2026-05-04T10:00:00Z',
      deliveredAt: '2026-05-06T12:00:00Z',
    }),
    request: {
      at: '2026-05-20T09:00:00Z',
      ground: 'disliked',
      resolution: 'refund',
      lines: [{ line: '1', quantity: 1 }],
      evidence: [],
    },
    events: [
      { at: '2026-05-21T10:00:00Z', event: 'decided', verdict: 'approve', by: 'agent:bo' },
      { at: '2026-05-22T10:00:00Z', event: 'parcel-scanned' },
      { at: '2026-05-27T09:00:00Z', event: 'received', lines: [{ line: '1', quantity: 1 }] },
      { at: '2026-05-28T09:00:00Z', event: 'inspected', verdict: 'accept', sheet: {} },
    ],
  };
}

function fileOf(placedAt: string): CaseFile {
  const read = readCaseValue(caseOf(placedAt), ['talrad']);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.file;
}

/** The return as the workflow has it after the case's facts: it applies the answers that an activity gave by the stamp. */
function lived(known: readonly Pack[], stamp: PackStamp | undefined, file: CaseFile): ReturnState {
  if (stamp === undefined) throw new Error('There was a version then.');
  const of = { rma: 'TAL-7K3MQ9XA-5', shop: file.shop, orderNumber: file.order.number, pack: stamp };
  const facts: readonly LifeEvent[] = [
    { event: 'opened', at: file.request.at },
    ...file.events.flatMap((event): readonly LifeEvent[] =>
      event.event === 'decided' ? [event, { event: 'notice-sent', at: event.at, by: 'shop' }] : [event],
    ),
  ];
  return facts.reduce<ReturnState>((state, event) => {
    const answered = liveThrough(known, { of, state, event, at: file.asOf });
    if (answered === undefined) throw new Error('the pack is not there');
    const answers = [...answered.answers];
    const steps = run(state, event, () => {
      const answer = answers.shift();
      if (answer === undefined) throw new Error('the machine asks more than was answered');
      return answer;
    });
    return steps.at(-1)?.state ?? state;
  }, begin(file));
}
