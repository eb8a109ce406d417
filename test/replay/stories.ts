// The stories of which golden histories are made: one for each ending and each stage of a return, all invented.
import type { ReturnRequest, Order } from '../../src/domain/order.ts';
import type { Outcome, Stage } from '../../src/domain/vocabulary.ts';
import type { TheReturn } from '../support/a-return.ts';
import { happy, order, request } from '../support/soocas.ts';
import { approve, goodsAreWanted, goodsCome, inspect, postParcel, receive, settle, waitFor } from './steps.ts';

export interface Story {
  /** Names the files of its history; its order has the same name as number. */
  readonly name: string;
  readonly order?: Partial<Order>;
  readonly request?: Partial<ReturnRequest>;
  readonly tell: (one: TheReturn) => Promise<unknown>;
  /** Where it ends; a return that is closed is then left alone until its workflow has completed. */
  readonly stage: Stage;
  readonly outcome: Outcome | null;
}

export function caseOf({ name, order: changedOrder, request: changedRequest }: Story) {
  return {
    shop: happy.shop,
    order: { ...order, number: name, ...changedOrder },
    request: { ...request, ...changedRequest },
  };
}

const twoUnits = {
  order: { lines: order.lines.map((line) => ({ ...line, quantity: 2 })), payments: paid(16_480) },
  request: { lines: [{ line: '1', quantity: 2 }] },
};

function paid(captured: number): Order['payments'] {
  return order.payments.map((payment) => ({ ...payment, captured }));
}

const ended = (outcome: Outcome) => ({ stage: 'closed', outcome }) as const;
const open = (stage: Stage) => ({ stage, outcome: null }) as const;

const endings: readonly Story[] = [
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

const stages: readonly Story[] = [
  {
    name: 'awaiting-evidence',
    request: { evidence: ['order-number'] },
    tell: (one) => one.ask('decide', { by: 'agent:bo', verdict: 'approve' }).catch(() => undefined),
    ...open('awaiting-evidence'),
  },
  {
    name: 'in-review-overdue',
    tell: (one) => one.until('2026-03-26T12:00:00Z'),
    ...open('in-review'),
  },
  { name: 'awaiting-parcel', tell: approve, ...open('awaiting-parcel') },
  {
    // The quick tries fail in this story, so that the patient ones stand in a history too.
    name: 'awaiting-parcel-while-the-database-is-away',
    tell: approve,
    ...open('awaiting-parcel'),
  },
  {
    name: 'in-transit',
    tell: async (one) => {
      await approve(one);
      await postParcel(one);
    },
    ...open('in-transit'),
  },
  { name: 'inspecting', tell: (one) => goodsCome(one), ...open('inspecting') },
  {
    // The provider cannot be reached in this story.
    name: 'refunding',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('refunding'),
  },
  {
    // The provider declines in this story.
    name: 'needs-a-person',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await waitFor(one, 'needs-a-person', '2026-03-24T09:00:00Z');
    },
    ...open('needs-a-person'),
  },
  {
    name: 'settling',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('settling'),
  },
  {
    name: 'replacing',
    request: { resolution: 'exchange' },
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('replacing'),
  },
  {
    name: 'in-custody',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'reject', reason: 'The brush was used.' });
    },
    ...open('in-custody'),
  },
];

export const stories: readonly Story[] = [...endings, ...stages];
