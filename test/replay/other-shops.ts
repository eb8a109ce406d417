// Stories of what only the policies of other shops know: offers, appeals, store credit, a carrier's payment.
import type { ReturnRequest } from '../../src/domain/order.ts';
import type { TheReturn } from '../support/a-return.ts';
import { settled } from '../support/time.ts';
import { approve, settle } from './steps.ts';
import { ended, open, type Story } from './story.ts';

const described = {
  ground: 'defective',
  evidence: ['order-number', 'return-reason', 'product-photo', 'description'],
} satisfies Partial<ReturnRequest>;

const photographed: ReturnRequest['evidence'] = ['order-screenshot', 'product-photo', 'package-photo', 'description'];

export const ofOtherShops: readonly Story[] = [
  {
    name: 'replaced',
    shop: 'platform',
    request: { ground: 'wrong-item', resolution: 'replacement', evidence: photographed },
    tell: async (one) => {
      await approve(one);
      await one.ask('recordDispatch', { by: 'inspector:ann' });
    },
    ...ended('replaced'),
  },
  {
    name: 'credited',
    shop: 'justsoso',
    request: { ground: 'damaged', resolution: 'store-credit' },
    tell: async (one) => {
      await approve(one);
      await payElsewhere(one);
    },
    ...ended('credited'),
  },
  {
    name: 'compensated',
    shop: 'platform',
    request: { ground: 'return-carrier', evidence: photographed },
    tell: async (one) => {
      await one.ask('recordClaimSent', { by: 'agent:bo' });
      await one.tell('carrierAnswered', { by: 'carrier', amount: 3000, paidTo: 'platform' });
      await approve(one);
      await payElsewhere(one);
    },
    ...ended('compensated'),
  },
  {
    name: 'offered',
    shop: 'website',
    request: { ground: 'damaged', resolution: 'partial-refund', evidence: ['product-photo', 'package-photo'] },
    tell: (one) => one.ask('makeOffer', { by: 'agent:bo', resolution: 'partial-refund', amount: 1500 }),
    ...open('offered'),
  },
  { name: 'open-to-appeal', shop: 'aisoon', request: described, tell: decline, ...open('open-to-appeal') },
  {
    name: 'appealed',
    shop: 'aisoon',
    request: described,
    tell: async (one) => {
      await decline(one);
      await one.ask('appeal', { reason: 'It has no battery inside.' });
    },
    ...open('appealed'),
  },
];

async function decline(one: TheReturn): Promise<void> {
  const because = { reason: 'The photo shows water inside.', evidence: ['product-photo'] };
  await one.ask('decide', { by: 'agent:bo', verdict: 'decline', ...because });
  await settled(one.handle);
}

/** Credit and an account's balance are given by a person here, who reports it. */
async function payElsewhere(one: TheReturn): Promise<void> {
  await one.tell('refundReported', { by: 'provider', status: 'submitted' });
  await settle(one);
}
