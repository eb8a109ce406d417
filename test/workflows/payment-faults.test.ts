// Whole returns whose payment provider fails in each way that is known: the money goes out once, and the return ends.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refund } from '../../activities/refund.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { diceOf } from '../explore/dice.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { faultsInWords, providerAt } from '../support/fault-worlds.ts';
import { type MemoryLedger, memoryLedger } from '../support/memory-ledger.ts';
import { isAlive } from '../support/payment-book.ts';
import type { FaultKind } from '../support/payment-faults.ts';
import { faultsOf } from '../support/refund-runs.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

let fake: FakePayments;
let ledger: MemoryLedger;
let world: World;
beforeAll(async () => {
  fake = await fakePayments();
  ledger = memoryLedger();
  const once = refund({ ledger, providers: (name) => providerAt(fake, name === 'paypal' ? 'paypal' : 'stripe') });
  world = await openWorld(fakes(nothingSeen(), { refund: once }));
});
afterAll(async () => {
  await world.close();
  await fake.close();
});

const seeds = Array.from({ length: 10 }, (_, seed) => seed);

describe.each(faultsInWords)('a provider that %s', (_, kind) => {
  test.concurrent.each(seeds)(
    'refunds a whole return once, seed %d',
    async (seed) => {
      const { card, booked, row } = await livedWith(kind, seed);
      expect(booked.map(({ id }) => id)).toEqual([row?.providerId]);
      // What the provider booked otherwise than we asked for is for a person, whoever is right.
      const ended = kind === 'differs' ? ['needs-a-person', null, 'unknown'] : ['closed', 'refunded', 'settled'];
      expect([card.stage, card.outcome, row?.state]).toEqual(ended);
    },
    120_000,
  );
});

async function livedWith(kind: FaultKind, seed: number) {
  const file = fileOf(seed);
  const reference = file.order.payments[0]?.reference ?? '';
  fake.book.capture(reference, 8490, 'USD');
  fake.faults.plan(reference, faultsOf(kind, diceOf(seed, 11)));
  const one = await startReturn(world, file);
  await world.settled(one.handle);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  await world.pass(one.handle, '1 hour');
  // A failure that is kept under the key is answered for a day; until then nothing can be known.
  fake.book.nowMs += 25 * 3_600_000;
  await world.pass(one.handle, '1 hour');
  const booked = fake.book.of(reference).filter(isAlive);
  return { card: await one.card(), booked, row: ledger.rows.get(`${one.rma}:goods:p1`) };
}

/** Stripe's protocol for one half, PayPal's for the other; an order and a payment of its own for each. */
function fileOf(seed: number): Pick<CaseFile, 'shop' | 'order' | 'request'> {
  const provider = seed % 2 === 0 ? 'stripe' : 'paypal';
  const name = `${process.pid}${(counted += 1)}`;
  const payment = { id: 'p1', provider, captured: 8490, refundedBefore: 0 };
  const reference = provider === 'stripe' ? `pi_${name}` : `CAP${name}`;
  return { ...happy, order: { ...happy.order, number: `F-${name}`, payments: [{ ...payment, reference }] } };
}

let counted = 0;
