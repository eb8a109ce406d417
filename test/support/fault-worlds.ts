// What runs of refunds against a failing provider need: either ledger, either protocol, and many runs at a time.
import { expect } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { paypalPayments } from '../../src/adapters/payments/paypal.ts';
import { stripePayments } from '../../src/adapters/payments/stripe.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { type FakePayments, fakePayments } from './fake-payments.ts';
import { paypalTestClient } from './fake-paypal.ts';
import { stripeTestKey } from './fake-stripe.ts';
import { memoryLedger } from './memory-ledger.ts';
import { type FaultKind, faultKinds } from './payment-faults.ts';
import { oneRun, type RunWorld } from './refund-runs.ts';
import { payerWith } from './refunds.ts';

/** Each fault with the words for it. */
export const faultsInWords: readonly (readonly [string, FaultKind])[] = faultKinds.map((kind) => [
  {
    'reset-before': 'breaks the connection before it has understood',
    'reset-after': 'breaks the connection after it has paid',
    'cut-answer': 'pays and loses its answer half way',
    '429': 'has too many calls and asks for patience',
    'saved-500': 'fails, with or without paying, and may keep that answer',
    'forgotten-key': 'pays, loses the answer, and has forgotten the key when we come back',
    late: 'pays long after we have given up waiting',
    differs: 'books another amount',
  }[kind],
  kind,
]);

export type Protocol = RunWorld['protocol'];

export interface Runs {
  readonly protocol: Protocol;
  readonly kind: FaultKind;
  readonly seed: number;
  readonly numRuns: number;
  /** Without one, a ledger in memory. */
  readonly database?: OpenDatabase;
}

/** Runs them all; throws for the first that does not hold at its end, with its seed. */
export async function runAll({ protocol, kind, seed, numRuns, database }: Runs): Promise<void> {
  const fake = await fakePayments();
  const world = { fake, protocol, ...(database ? onDatabase(database, fake, protocol) : inMemory(fake, protocol)) };
  let tries = 0;
  await inTurns(numRuns, async (index) => {
    const tried = await oneRun(world, kind, seed + index);
    tries += tried;
  });
  await fake.close();
  // No run was without its fault, and none of them was over at the first try alone.
  expect(fake.faults.happened.get(kind)).toBeGreaterThanOrEqual(numRuns);
  expect(tries).toBeGreaterThan(numRuns);
}

type Ledgered = Pick<RunWorld, 'pay' | 'stateOf'>;

function onDatabase({ db }: OpenDatabase, fake: FakePayments, protocol: Protocol): Ledgered {
  return {
    pay: payerWith(databaseRefundLedger(db), providerAt(fake, protocol)),
    stateOf: (intentId) =>
      db
        .selectFrom('refund_intents')
        .select(['state', 'provider_id as providerId'])
        .where('intent_id', '=', intentId)
        .executeTakeFirst(),
  };
}

function inMemory(fake: FakePayments, protocol: Protocol): Ledgered {
  const ledger = memoryLedger();
  return {
    pay: payerWith(ledger, providerAt(fake, protocol)),
    stateOf: async (intentId) => {
      const row = ledger.rows.get(intentId);
      return row && { state: row.state, providerId: row.providerId ?? null };
    },
  };
}

export function providerAt({ url }: Pick<FakePayments, 'url'>, protocol: Protocol) {
  if (protocol === 'paypal') return paypalPayments({ url, ...paypalTestClient });
  return stripePayments({ secretKey: stripeTestKey, url });
}

/** A few at a time, so that waiting for one is working on another. */
async function inTurns(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
