// Stories of the happy case's shop, one for each way in which its returns end.
import type { Order } from '../../src/domain/order.ts';
import { order } from '../support/soocas.ts';
import {
  approve,
  goodsAreWanted,
  goodsCome,
  inspect,
  postParcel,
  receive,
  resetToSecondTask,
  settle,
  waitFor,
} from './steps.ts';
import { ended, type Story } from './story.ts';

const twoUnits = {
  order: { lines: order.lines.map((line) => ({ ...line, quantity: 2 })), payments: paid(16_480) },
  request: { lines: [{ line: '1', quantity: 2 }] },
};

function paid(captured: number): Order['payments'] {
  return order.payments.map((payment) => ({ ...payment, captured }));
}

export const endings: readonly Story[] = [
  {
    name: 'refunded',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await settle(one);
    },
    ...ended('refunded'),
  },
  {
    name: 'refunded-when-bank-days-end',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await waitFor(one, 'closed', '2026-04-02T00:00:00Z');
    },
    ...ended('refunded'),
  },
  {
    name: 'refunded-amid-noise',
    tell: async (one) => {
      await one.handle.signal('knock', { id: 'noise-1' });
      await one.tell('approve', { by: 'customer' });
      await postParcel(one); // It comes before the approval.
      await one.tell('approve', { by: 'agent:bo', id: 'approval-1' });
      await one.tell('approve', { by: 'agent:bo', id: 'approval-1' });
      await one.until('2026-03-23T09:00:00Z');
      await one.ask('decide', { by: 'agent:cy', verdict: 'decline' }).catch(() => undefined);
      await receive(one);
      await inspect(one, { verdict: 'accept' });
      await settle(one);
    },
    ...ended('refunded'),
  },
  {
    // What the gates see here: facts of one task, which a replay tells in another order.
    name: 'refunded-after-a-reset',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await settle(one);
      await resetToSecondTask(one);
      await waitFor(one, 'closed', '2026-04-02T00:00:00Z');
    },
    ...ended('refunded'),
  },
  {
    name: 'part-refunded',
    ...twoUnits,
    tell: async (one) => {
      await goodsCome(one, 2);
      await inspect(one, { verdict: 'accept', lines: [{ line: '1', quantity: 1 }] });
      await inspect(one, { verdict: 'reject', lines: [{ line: '1', quantity: 1 }], reason: 'The head is missing.' });
      await settle(one);
      await waitFor(one, 'closed', '2026-04-24T00:00:00Z');
    },
    ...ended('part-refunded'),
  },
  {
    name: 'exchanged',
    request: { resolution: 'exchange' },
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await one.ask('recordDispatch', { by: 'inspector:ann' });
    },
    ...ended('exchanged'),
  },
  {
    name: 'lapsed',
    tell: async (one) => {
      await approve(one);
      await waitFor(one, 'closed', '2026-03-25T00:00:00Z');
    },
    ...ended('lapsed'),
  },
  {
    name: 'lapsed-and-reopened',
    tell: async (one) => {
      await approve(one);
      await waitFor(one, 'closed', '2026-03-25T00:00:00Z');
      await one.tell('parcelScanned', { by: 'carrier', at: '2026-03-22T06:59:59Z' });
      await one.until('2026-03-26T09:00:00Z');
      await receive(one);
      await inspect(one, { verdict: 'accept' });
      await settle(one);
    },
    ...ended('refunded'),
  },
  {
    name: 'declined',
    tell: (one) => one.tell('decline', { by: 'agent:bo', reason: 'The photo shows another product.' }),
    ...ended('declined'),
  },
  {
    name: 'refused-at-intake',
    request: { at: '2026-05-20T09:00:00Z' },
    tell: async () => undefined,
    ...ended('refused'),
  },
  {
    name: 'withdrawn',
    tell: async (one) => {
      await approve(one);
      await one.ask('withdraw', {});
    },
    ...ended('withdrawn'),
  },
  {
    name: 'sent-back',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'reject', reason: 'The brush was used.' });
      await goodsAreWanted(one);
      await one.ask('recordSentBack', { by: 'inspector:ann' });
    },
    ...ended('sent-back'),
  },
  {
    name: 'right-ended',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'reject', reason: 'The brush was used.' });
      await waitFor(one, 'closed', '2026-04-24T00:00:00Z');
    },
    ...ended('right-ended'),
  },
  {
    name: 'cancelled',
    order: { shippedAt: null, deliveredAt: null },
    request: { ground: 'not-needed' },
    tell: async (one) => {
      await one.ask('cancelOrder', {});
      await settle(one);
    },
    ...ended('cancelled'),
  },
];
