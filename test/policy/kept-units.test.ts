// Which units nobody can ask for again, told by whole lives of a return of soocas.
import { expect, test } from '@jest/globals';
import { answerBy } from '../../src/case/answer.ts';
import { keptUnits } from '../../src/life/kept-units.ts';
import { liveThrough } from '../../src/case/live.ts';
import type { CaseEvent } from '../../src/contract/events.ts';
import { type Instant, isBefore } from '../../src/domain/instant.ts';
import type { Order, ReturnRequest } from '../../src/domain/order.ts';
import { begin } from '../../src/life/begin.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { happy } from '../support/soocas.ts';

const packs = ownPacks();
const pack = packs.find(({ stamp }) => stamp.shop === 'soocas');
if (pack === undefined) throw new Error('no pack of soocas');

/** Three of one line and one of another are asked for. */
const order: Order = {
  ...happy.order,
  lines: [3, 1].flatMap((quantity, index) =>
    happy.order.lines.map((line) => ({ ...line, id: `${index + 1}`, quantity })),
  ),
  payments: happy.order.payments.map((payment) => ({ ...payment, captured: 4 * 7990 + 500 })),
};
const lines = order.lines.map(({ id, quantity }) => ({ line: id, quantity }));

interface Life {
  readonly events: readonly CaseEvent[];
  readonly asked?: Partial<ReturnRequest>;
  readonly delivered?: Instant | null;
  /** Time passes up to here, without anybody doing anything. */
  readonly to?: Instant;
}

function lived({ events, asked = {}, delivered = order.deliveredAt, to = '2026-03-24T10:00:00Z' }: Life): ReturnState {
  const request = { ...happy.request, lines, ...asked };
  const undelivered = { ...order, deliveredAt: delivered, shippedAt: delivered === null ? null : order.shippedAt };
  const begun = begin({ shop: 'soocas', order: undelivered, request });
  const whole: readonly LifeEvent[] = [{ event: 'opened', at: request.at }, ...events];
  return passTo(
    whole.reduce((state, event) => after(state, event), begun),
    to,
  );
}

function after(state: ReturnState, event: LifeEvent): ReturnState {
  if (pack === undefined) return state;
  return run(state, event, (ask) => answerBy(pack, ask)).at(-1)?.state ?? state;
}

function passTo(before: ReturnState, to: Instant): ReturnState {
  let state = before;
  for (let strike = nextStrike(state); strike !== undefined && !isBefore(to, strike.at); strike = nextStrike(state)) {
    state = after({ ...state, alertAt: null }, { event: 'time-passed', at: strike.at });
  }
  return state;
}

/** What comes of it: the end, and `1:2` for two units of line 1. */
function endOf(state: ReturnState): readonly [string | undefined, string | undefined] {
  const kept = keptUnits(state)?.map(({ line, quantity }) => `${line}:${quantity}`);
  return [state.closed?.outcome, kept?.join(' ')];
}

const decided = (change: object = {}): readonly CaseEvent[] => [
  { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve', ...change },
  { at: '2026-03-20T11:05:00Z', event: 'notice-sent', by: 'shop' },
];
const come = (...units: typeof lines): readonly CaseEvent[] => [
  { at: '2026-03-21T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
  { at: '2026-03-23T08:00:00Z', event: 'received', by: 'inspector:ann', lines: units },
];
const here = come(...lines);
const inspected = (minute: number, verdict: 'accept' | 'reject', ...units: typeof lines): CaseEvent => ({
  at: `2026-03-23T09:0${minute}:00Z`,
  event: 'inspected',
  by: 'inspector:ann',
  verdict,
  lines: units,
  sheet: {},
  reason: 'Looked at under the lamp.',
});
const paid: readonly CaseEvent[] = [
  { at: '2026-03-23T09:30:00Z', event: 'notice-sent', by: 'shop' },
  { at: '2026-03-23T10:00:00Z', event: 'refund-submitted', by: 'provider' },
  { at: '2026-03-23T11:00:00Z', event: 'refund-settled', by: 'provider' },
];
const one = { line: '1', quantity: 1 };
const two = { line: '1', quantity: 2 };
const other = { line: '2', quantity: 1 };
const inPart = [...decided(), ...here, inspected(0, 'accept', one), inspected(1, 'reject', two, other), ...paid];
const whole = [...decided(), ...here, inspected(0, 'accept', ...lines), ...paid];

test('a return that has not ended holds all that it asks for', () => {
  expect(endOf(lived({ events: decided(), to: '2026-03-21T10:00:00Z' }))).toEqual([undefined, undefined]);
});

test('what is refunded is not asked for again', () => {
  expect(endOf(lived({ events: whole }))).toEqual(['refunded', '1:3 2:1']);
});

test('units that an approval left out are with the customer, who may ask again', () => {
  const events = [...decided({ lines: [one] }), ...come(one), inspected(0, 'accept', one), ...paid];
  expect(endOf(lived({ events }))).toEqual(['part-refunded', '1:1']);
});

test('rejected goods that were sent back may be asked for again, the accepted ones not', () => {
  const back: CaseEvent = { at: '2026-03-23T12:00:00Z', event: 'goods-sent-back', by: 'inspector:ann' };
  const demanded: CaseEvent = { at: '2026-03-23T11:30:00Z', event: 'goods-demanded', by: 'customer' };
  const carriage: CaseEvent = { at: '2026-03-23T11:45:00Z', event: 'carriage-paid', by: 'finance:lu' };
  expect(endOf(lived({ events: [...inPart, demanded, carriage, back] }))).toEqual(['part-refunded', '1:1']);
});

test('rejected goods whose right to be sent back has ended stay with the shop', () => {
  expect(endOf(lived({ events: inPart, to: '2026-06-30T00:00:00Z' }))).toEqual(['part-refunded', '1:3 2:1']);
});

test('who declined, withdrew or let it lapse has the goods', () => {
  const declined = decided({ verdict: 'decline', reason: 'It works.' });
  const withdrawn: CaseEvent = { at: '2026-03-21T08:00:00Z', event: 'withdrawn', by: 'customer' };
  expect(endOf(lived({ events: declined }))).toEqual(['declined', '']);
  expect(endOf(lived({ events: [...decided(), withdrawn] }))).toEqual(['withdrawn', '']);
  expect(endOf(lived({ events: decided(), to: '2026-04-30T00:00:00Z' }))).toEqual(['lapsed', '']);
});

test('who has got new goods may ask for these', () => {
  const sent: CaseEvent = { at: '2026-03-23T10:00:00Z', event: 'dispatched', by: 'shop' };
  const events = [...decided(), ...here, inspected(0, 'accept', ...lines), sent];
  expect(endOf(lived({ events, asked: { resolution: 'exchange' } }))).toEqual(['exchanged', '']);
});

test('what was cancelled before it was sent can never be asked for', () => {
  const cancelled: CaseEvent = {
    at: '2026-03-20T10:00:00Z',
    event: 'cancelled',
    by: 'supervisor:eve',
    reason: 'sold out',
  };
  const asked = { ground: 'not-needed' as const };
  expect(endOf(lived({ events: [cancelled, ...paid.slice(1)], delivered: null, asked }))).toEqual([
    'cancelled',
    '1:3 2:1',
  ]);
});

test('a refund that failed after the end holds everything again', () => {
  const failed: CaseEvent = { at: '2026-03-24T11:00:00Z', event: 'refund-failed', by: 'provider' };
  expect(endOf(after(lived({ events: whole }), failed))).toEqual([undefined, undefined]);
});

test('the card that the read model keeps tells it', () => {
  const state = lived({ events: whole.slice(0, -1) });
  const event: CaseEvent = { at: '2026-03-23T11:00:00Z', event: 'refund-settled', by: 'provider' };
  const of = { rma: 'SOO-1', shop: 'soocas', orderNumber: order.number, pack: pack.stamp };
  expect(liveThrough(packs, { of, state, event, at: event.at })?.card.kept).toEqual(lines);
});
