// Goods that were refused one after the other, as the machine hears of it live: in any order, and with its e-mails later.
import { expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { ClockStep } from '../../src/domain/clock.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { keptUnits } from '../../src/life/kept-units.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { stageOf } from '../../src/life/stage.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { noticeOrder } from '../../workflows/notice-order.ts';
import { order } from '../support/soocas.ts';
import { type Reached, story } from '../support/stages.ts';

const lines = [{ line: '1', quantity: 2 }];
const one = [{ line: '1', quantity: 1 }];
const approved: readonly CaseEvent[] = [
  { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' },
  told('2026-03-20T11:05:00Z'),
  { at: '2026-03-21T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
  { at: '2026-03-23T08:00:00Z', event: 'received', by: 'inspector:ann', lines },
];

function told(at: Instant): CaseEvent {
  return { at, event: 'notice-sent', by: 'shop' };
}

function rejected(at: Instant): CaseEvent {
  const sheet = { identity: false };
  return {
    at,
    event: 'inspected',
    by: 'inspector:ann',
    verdict: 'reject',
    sheet,
    lines: one,
    reason: 'another one',
    evidence: ['product-photo'],
  };
}

function asked(at: Instant, event: 'goods-demanded' | 'appealed'): CaseEvent {
  return { at, event, by: 'customer' };
}

function paid(at: Instant): CaseEvent {
  return { at, event: 'carriage-paid', by: 'finance:lu' };
}

/** Two of a line are asked for, approved and here. */
function twoHere(shop: 'soocas' | 'aisoon', facts: readonly LifeEvent[]): Reached {
  const evidence = ['product-photo', 'description'] as const;
  const two = order.lines.map((line) => ({ ...line, quantity: 2 }));
  const payments = order.payments.map((payment) => ({ ...payment, captured: 2 * 7990 + 500 }));
  return story(shop, { lines, evidence }, [...approved, ...facts], { ...order, lines: two, payments });
}

function clocks({ clocks: all }: ReturnState, step: ClockStep): readonly string[] {
  return all.filter((clock) => clock.step === step).map(({ anchorAt, state }) => `${anchorAt} ${state}`);
}

const first = [rejected('2026-03-23T09:00:00Z'), told('2026-03-23T09:05:00Z')];
const second = [rejected('2026-03-25T09:00:00Z'), told('2026-03-25T09:05:00Z')];

test('a demand is for all goods that may still be wanted, and ends the time of each', () => {
  const { state } = twoHere('soocas', [...first, ...second, asked('2026-03-26T09:00:00Z', 'goods-demanded')]);
  expect(clocks(state, 'custody')).toEqual(['2026-03-23T09:05:00Z met', '2026-03-25T09:05:00Z met']);
});

test('what is told of the end of one rejection names the end of that one', () => {
  const { state, live } = twoHere('soocas', [...first, ...second]);
  const place = state.clocks.findIndex(({ step }) => step === 'custody');
  const at = state.clocks[place]?.dueAt ?? '';
  const { state: over, effects } = live({ event: 'clock-struck', at, clock: place, what: 'due' });
  const ended = effects.find((effect) => effect.effect === 'notify' && effect.notice.notice === 'right-ended');
  const input = { order, rma: 'SOO-7K3MQ9XA-5' } as Parameters<typeof noticeOrder>[0]['input'];
  expect(ended?.effect === 'notify' && noticeOrder({ input, state: over }, ended).due?.at).toBe(at);
  expect(stageOf(over)).toBe('in-custody');
});

test('the carriage that is told before the demand that it follows is owed from the demand', () => {
  const { state, live } = twoHere('soocas', [...first, paid('2026-03-24T09:00:00Z')]);
  const wanted = live(asked('2026-03-24T08:00:00Z', 'goods-demanded')).state;
  expect(clocks(state, 'send-back')).toEqual([]);
  expect(clocks(wanted, 'send-back')).toEqual(['2026-03-24T09:00:00Z running']);
});

test('goods that are paid for leave before those that are not', () => {
  const facts = [
    ...first,
    asked('2026-03-24T08:00:00Z', 'goods-demanded'),
    paid('2026-03-24T09:00:00Z'),
    ...second,
    asked('2026-03-26T08:00:00Z', 'goods-demanded'),
  ];
  const { state } = twoHere('soocas', facts).live({
    at: '2026-03-26T10:00:00Z',
    event: 'goods-sent-back',
    by: 'inspector:ann',
  });
  expect(state.rejections.map(({ goods }) => goods.kind)).toEqual(['sent-back', 'demanded']);
  expect(clocks(state, 'send-back')).toEqual(['2026-03-24T09:00:00Z met']);
});

test('of two refused units the shop keeps the one whose time has ended, and not the one that was sent back', () => {
  const facts = [
    ...first,
    asked('2026-03-24T08:00:00Z', 'goods-demanded'),
    paid('2026-03-24T09:00:00Z'),
    { at: '2026-03-24T10:00:00Z', event: 'goods-sent-back', by: 'inspector:ann' } as const,
    ...second,
  ];
  const { state, live } = twoHere('soocas', facts);
  const place = state.clocks.findLastIndex(({ step }) => step === 'custody');
  const at = state.clocks[place]?.dueAt ?? '';
  expect(keptUnits(live({ event: 'clock-struck', at, clock: place, what: 'due' }).state)).toEqual(one);
});

test('the e-mail of a rejection that is handed over after the next inspection starts its time all the same', () => {
  const accepted: CaseEvent = {
    at: '2026-03-23T09:01:00Z',
    event: 'inspected',
    by: 'inspector:ann',
    verdict: 'accept',
    sheet: {},
    lines: one,
  };
  const { state } = twoHere('soocas', [rejected('2026-03-23T09:00:00Z'), accepted]).live(told('2026-03-23T09:05:00Z'));
  expect(clocks(state, 'custody')).toEqual(['2026-03-23T09:05:00Z running']);
});

test('an e-mail that is sent once more starts no second time', () => {
  const lacking: CaseEvent = {
    at: '2026-03-24T09:00:00Z',
    event: 'notice-sent',
    by: 'shop',
    lacks: ['return-address'],
  };
  const { state } = twoHere('soocas', [...first, lacking]).live(told('2026-03-25T09:00:00Z'));
  expect(clocks(state, 'custody')).toEqual(['2026-03-23T09:05:00Z running']);
});

test('whoever appeals before the e-mail of the rejection comes has no second time to do so', () => {
  const { live } = twoHere('aisoon', [rejected('2026-03-23T09:00:00Z'), asked('2026-03-23T09:02:00Z', 'appealed')]);
  expect(clocks(live(told('2026-03-23T09:05:00Z')).state, 'appeal')).toEqual([]);
});

test('a second appeal has a time of its own to be decided in, and one decision ends both', () => {
  const facts = [
    ...first,
    asked('2026-03-24T08:00:00Z', 'appealed'),
    ...second,
    asked('2026-03-26T08:00:00Z', 'appealed'),
  ];
  const { state, live } = twoHere('aisoon', facts);
  expect(clocks(state, 'appeal-decision')).toEqual(['2026-03-24T08:00:00Z running', '2026-03-26T08:00:00Z running']);
  const { state: over } = live({
    at: '2026-03-27T08:00:00Z',
    event: 'appeal-decided',
    by: 'supervisor:eve',
    verdict: 'decline',
    reason: 'seen',
  });
  expect(clocks(over, 'appeal-decision')).toEqual(['2026-03-24T08:00:00Z met', '2026-03-26T08:00:00Z met']);
  expect(over.lines).toMatchObject([{ accepted: 0, rejected: 2 }]);
});

test('a granted appeal leaves alone what was rejected after it, and the time to want that back', () => {
  const facts = [...first, asked('2026-03-24T08:00:00Z', 'appealed'), ...second];
  const { state } = twoHere('aisoon', facts).live({
    at: '2026-03-27T08:00:00Z',
    event: 'appeal-decided',
    by: 'supervisor:eve',
    verdict: 'approve',
    reason: 'seen',
  });
  expect(state.lines).toMatchObject([{ accepted: 1, rejected: 1 }]);
  expect(clocks(state, 'custody')).toEqual(['2026-03-23T09:05:00Z ended', '2026-03-25T09:05:00Z running']);
});

test('a demand that comes when the first time is over is for the goods refused later alone', () => {
  const { state } = twoHere('soocas', [...first, ...second]).live(asked('2026-04-23T12:00:00Z', 'goods-demanded'));
  expect(state.rejections.map(({ goods }) => goods.kind)).toEqual(['held', 'demanded']);
});

test('an appeal that was lost for goods takes none from what a later decision leaves out', () => {
  const decided = { ...approved[0], lines: one, reason: 'one', evidence: ['video'] } as CaseEvent;
  const lost: CaseEvent = {
    at: '2026-03-24T08:00:00Z',
    event: 'appeal-decided',
    by: 'supervisor:eve',
    verdict: 'decline',
    reason: 'seen',
  };
  const facts = [
    ...first,
    asked('2026-03-24T07:00:00Z', 'appealed'),
    lost,
    { ...decided, at: '2026-03-25T08:00:00Z' },
    told('2026-03-25T08:05:00Z'),
  ];
  const { state, live } = twoHere('aisoon', facts);
  const appealed = live(asked('2026-03-26T08:00:00Z', 'appealed')).state;
  expect(state.appeal).toMatchObject({ kind: 'decided', decisions: 0 });
  expect(appealed.appeal).toMatchObject({ kind: 'open', ofRequest: true });
});

test('one e-mail may tell of a rejection and of the decline after it: the time to appeal against both ends with it', () => {
  const declined: CaseEvent = {
    at: '2026-03-24T10:00:00Z',
    event: 'decided',
    by: 'agent:bo',
    verdict: 'decline',
    reason: 'Not ours.',
    evidence: ['product-photo'],
  };
  const gone: CaseEvent = { at: '2026-03-26T09:00:00Z', event: 'goods-sent-back', by: 'inspector:ann' };
  const { state, live } = twoHere('aisoon', [
    rejected('2026-03-24T08:00:00Z'),
    declined,
    told('2026-03-24T10:05:00Z'),
    asked('2026-03-25T09:00:00Z', 'goods-demanded'),
    gone,
  ]);
  expect(clocks(state, 'appeal')).toEqual(['2026-03-24T10:05:00Z running']);
  expect(stageOf(state)).toBe('open-to-appeal');
  expect(stageOf(live(asked('2026-03-27T09:00:00Z', 'appealed')).state)).toBe('appealed');
  const dueAt = state.clocks.find(({ step }) => step === 'appeal')?.dueAt ?? '';
  expect(stageOf(live({ event: 'time-passed', at: dueAt }).state)).toBe('closed');
});
