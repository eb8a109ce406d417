// Parts of one return that are paid or looked at on different days: each keeps what is its own (ALL-19).
import { expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Order, ReturnRequest } from '../../src/domain/order.ts';
import type { Effect, LifeEvent } from '../../src/life/next.ts';
import { stageOf } from '../../src/life/stage.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { payoutsOf } from '../support/effects.ts';
import { order } from '../support/soocas.ts';
import { story } from '../support/stages.ts';

const line = { sku: 'A', title: 'Article', quantity: 1, unitPrice: 4000, tags: [], returnedBefore: 0 };
const payments = [{ id: 'p1', provider: 'sandbox', reference: 'pay_1', captured: 8500, refundedBefore: 0 }];
const two: Order = { ...order, lines: ['1', '2'].map((id) => ({ ...line, id })), payments };
/** Of a damaged and a wrong article: the first stays with the customer, the second comes back. */
const asked: Partial<ReturnRequest> = {
  ground: 'damaged',
  lines: [
    { line: '1', quantity: 1 },
    { line: '2', quantity: 1, ground: 'wrong-item' },
  ],
  evidence: ['product-photo', 'condition'],
};
const approved: CaseEvent = { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' };
const told: CaseEvent = { at: '2026-03-20T11:30:00Z', event: 'notice-sent', by: 'shop' };
const paid: CaseEvent = { at: '2026-03-20T12:00:00Z', event: 'refund-submitted', by: 'provider' };
const settled: CaseEvent = { at: '2026-03-21T12:00:00Z', event: 'refund-settled', by: 'provider' };
const scanned: CaseEvent = { at: '2026-03-22T12:00:00Z', event: 'parcel-scanned', by: 'carrier' };
const late: CaseEvent = { ...scanned, at: '2026-05-22T12:00:00Z' };
const heard: CaseEvent = { at: '2026-05-23T12:00:00Z', event: 'decided', by: 'supervisor:eve', verdict: 'approve' };

function received(at: string, quantity: number, id = '2'): CaseEvent {
  return { at, event: 'received', by: 'inspector', lines: [{ line: id, quantity }] };
}

function inspected(at: string, quantity: number, id = '2'): CaseEvent {
  return { at, event: 'inspected', by: 'inspector', sheet: {}, verdict: 'accept', lines: [{ line: id, quantity }] };
}

function jss(facts: readonly LifeEvent[]) {
  return story('justsoso', asked, facts, two);
}

function clocks({ clocks: all }: ReturnState, id: string): readonly Clock[] {
  return all.filter((clock) => clock.id === id);
}

function paidOut(effects: readonly Effect[]): readonly number[] {
  return payoutsOf(effects).map(({ amount }) => amount);
}

test('whoever lets a late part in pays nothing anew, and takes nothing back', () => {
  const { state, live } = jss([approved, told, paid, settled, late]);
  expect(stageOf(state)).toBe('needs-a-person');
  const letIn = live({
    ...heard,
    reason: 'Snow.',
    lines: [{ line: '2', quantity: 1, ground: 'disliked' }],
  });
  expect(paidOut(letIn.effects)).toEqual([]);
  expect(letIn.state.refund).toEqual(state.refund);
  expect(letIn.state.lines[0]).toEqual(state.lines[0]);
  expect(letIn.state.money).toEqual(state.money);
});

test('a decline of the rest leaves the part that is paid as it is', () => {
  const { state, live } = jss([approved, told, paid, settled, late]);
  const declined = live({ ...heard, verdict: 'decline', reason: 'Too late.' }).state;
  expect(declined.lines[0]).toEqual(state.lines[0]);
  expect(declined.refund).toEqual(state.refund);
  expect(declined.lines[1]).toMatchObject({ authorized: 0, accepted: 0, paid: 0 });
});

test('the second part is paid by a payout of its own, for itself alone', () => {
  const { live } = jss([approved, paid, settled, scanned, received('2026-03-24T02:00:00Z', 1)]);
  expect(paidOut(live(inspected('2026-03-24T03:00:00Z', 1)).effects)).toEqual([4250]);
});

test('what waits under a hold remembers that another part was paid', () => {
  const hold: CaseEvent = {
    at: '2026-03-23T02:00:00Z',
    event: 'refund-held',
    by: 'supervisor:eve',
    reason: 'A brick?',
  };
  const { state, live } = jss([approved, paid, settled, scanned, hold, received('2026-03-24T02:00:00Z', 1)]);
  const waiting = live(inspected('2026-03-24T03:00:00Z', 1)).state;
  expect(state.refund.kind).toBe('settled');
  expect(waiting.refund).toMatchObject({ kind: 'waiting', before: { kind: 'settled' } });
});

test('a report on the carriage alone leaves the refund of the goods owed', () => {
  const claim: CaseEvent = { at: '2026-03-25T02:00:00Z', event: 'carriage-claimed', by: 'customer', amount: 900 };
  const proof: CaseEvent = {
    at: '2026-03-25T03:00:00Z',
    event: 'evidence-supplied',
    by: 'customer',
    evidence: ['carriage-invoice', 'paypal-account'],
  };
  const own = { ...approved, route: 'own-carrier' } as CaseEvent;
  const mine: CaseEvent = { ...scanned, carriagePaidBy: 'customer' };
  const facts = [own, mine, received('2026-03-24T02:00:00Z', 1, '1'), inspected('2026-03-24T03:00:00Z', 1, '1')];
  const photos = { evidence: ['product-photo', 'package-photo'] } as const;
  const { state, live } = story('website', photos, [...facts, claim, proof]);
  expect(state.underWay.map(({ payout, amount }) => [payout, amount])).toEqual([
    [1, 8490],
    [2, 900],
  ]);
  const parts = state.underWay.filter(({ payout }) => payout === 2);
  const reported = live({ ...paid, at: '2026-03-25T04:00:00Z', parts } as CaseEvent).state;
  expect(reported.refund.kind).toBe('due');
  expect(clocks(reported, 'WEB-K08')).toMatchObject([{ state: 'met' }]);
  expect(clocks(reported, 'WEB-K05')).toMatchObject([{ state: 'running' }]);
  expect(reported.lines).toMatchObject([{ paid: 0 }]);
});

test('a refund that failed makes the limit unmet that it had met, not one of a later receipt', () => {
  const both: Order = { ...order, lines: [{ ...line, id: '2', quantity: 2 }] };
  const facts = [
    approved,
    scanned,
    received('2026-03-24T02:00:00Z', 1),
    inspected('2026-03-24T03:00:00Z', 1),
    { ...paid, at: '2026-03-24T04:00:00Z' },
    received('2026-03-25T02:00:00Z', 1),
  ];
  const lines = [{ line: '2', quantity: 2 }];
  const { state, live } = story('justsoso', { ...asked, ground: 'wrong-item', lines }, facts, both);
  expect(clocks(state, 'JSS-K06')).toMatchObject([{ state: 'met' }, { state: 'running' }]);
  const failed = live({ at: '2026-03-26T02:00:00Z', event: 'refund-failed', by: 'provider' }).state;
  expect(clocks(failed, 'JSS-K06')).toMatchObject([{ state: 'running' }, { state: 'running' }]);
});

test('the time to inspect one receipt is met though the next one is not looked at', () => {
  const both: Order = { ...order, lines: [{ ...line, id: '2', quantity: 2 }] };
  const facts = [approved, scanned, received('2026-03-24T02:00:00Z', 1), received('2026-03-24T05:00:00Z', 1)];
  const lines = [{ line: '2', quantity: 2 }];
  const { live } = story('justsoso', { ...asked, ground: 'wrong-item', lines }, facts, both);
  const looked = live(inspected('2026-03-24T06:00:00Z', 1)).state;
  expect(clocks(looked, 'JSS-K05')).toMatchObject([{ state: 'met' }, { state: 'running' }]);
});
