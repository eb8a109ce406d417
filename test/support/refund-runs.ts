// Seeded runs of refunds against a provider that fails: a few intents on one capture, tried as Temporal would.
import { expect } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { type Dice, diceOf } from '../explore/dice.ts';
import type { FakePayments } from './fake-payments.ts';
import { isAlive } from './payment-book.ts';
import type { Fault, FaultKind } from './payment-faults.ts';
import { intentIdOf, type PayRefund, refundRequest } from './refunds.ts';

export interface RunWorld {
  readonly fake: FakePayments;
  readonly protocol: 'stripe' | 'paypal';
  readonly pay: PayRefund;
  readonly stateOf: (
    intentId: string,
  ) => Promise<{ readonly state: string; readonly providerId: string | null } | undefined>;
}

/** One run; it throws what does not hold at its end, with its seed. Answers how many tries it took. */
export async function oneRun(world: RunWorld, kind: FaultKind, seed: number): Promise<number> {
  const dice = diceOf(seed, 7);
  const requests = requestsOf(world, dice);
  const [first] = requests;
  if (first === undefined) throw new Error('a run has a refund');
  const payment = first.payment.reference;
  world.fake.book.capture(payment, first.refundable, first.currency);
  world.fake.faults.plan(payment, faultsOf(kind, dice));
  const told = { tries: 0 };
  const lives = requests.map((request) => live(world, request, { dice, kind, told }));
  // Each refund ends by itself before the next begins, or all are under way at once.
  if (dice.chance(50)) await Promise.all(lives.map((one) => one()));
  else for (const one of lives) await one();
  await mustHold(world, requests, `${kind} with seed ${seed}`);
  return told.tries;
}

function requestsOf({ protocol }: RunWorld, dice: Dice): readonly RefundRequest[] {
  const captured = 1000 + dice.below(9000);
  const name = refundRequest();
  const reference = `${protocol === 'stripe' ? 'pi_' : 'CAP'}${name.rma}`;
  const payment = { id: 'p1', provider: protocol, reference };
  const count = dice.pick([1, 1, 1, 1, 2, 3]);
  return Array.from({ length: count }, (_, index) => ({
    ...name,
    slot: index === 0 ? 'p1' : `p1-${index + 1}`,
    payment,
    amount: 1 + dice.below(captured),
    refundable: captured,
  }));
}

export function faultsOf(
  kind: FaultKind,
  dice: Dice,
): { readonly refund: readonly Fault[]; readonly lookUp: readonly Fault[] } {
  const one = (): Fault => ({ kind, commits: dice.chance(50), after: 1 + dice.below(4) });
  const isOnLookUp = kind !== 'differs' && dice.chance(30);
  return {
    refund: Array.from({ length: 1 + dice.below(3) }, one),
    lookUp: isOnLookUp ? Array.from({ length: 1 + dice.below(2) }, one) : [],
  };
}

interface Life {
  readonly dice: Dice;
  readonly kind: FaultKind;
  readonly told: { tries: number };
}

const hourMs = 3_600_000;

/** Tried until it is known; between two tries time passes, now and then a day, or more than any key is kept. */
function live({ fake, pay }: RunWorld, request: RefundRequest, { dice, kind, told }: Life) {
  return async (): Promise<RefundOutcome> => {
    // Now and then the whole refund runs a second time, as after a reset of its workflow.
    let isRunAgain = dice.chance(20);
    for (let attempt = 1; attempt <= 60; attempt += 1) {
      told.tries += 1;
      try {
        const outcome = await pay(request, dice.chance(5) ? 1 : attempt);
        if (!isRunAgain) return outcome;
        isRunAgain = false;
      } catch (error) {
        if (!(error instanceof ApplicationFailure)) throw error;
        if (error.nonRetryable) throw new Error(`A person was asked: ${error.message}`, { cause: error });
        if (kind === '429' && error.message.includes('oo many')) expect(error.nextRetryDelay).toBe(7000);
        fake.book.nowMs += kind === 'forgotten-key' ? 50 * 24 * hourMs : dice.below(6) * hourMs;
      }
    }
    throw new Error('It was tried sixty times and is still unknown.');
  };
}

async function mustHold({ fake, stateOf }: RunWorld, requests: readonly RefundRequest[], run: string): Promise<void> {
  fake.faults.finish();
  const [first] = requests;
  const booked = fake.book.of(first?.payment.reference ?? '');
  const captured = first?.refundable ?? 0;
  const found: string[] = [];
  const outBooked = booked.filter(isAlive).reduce((sum, { amount }) => sum + amount, 0);
  if (outBooked > captured) found.push(`${outBooked} of ${captured} went out`);
  for (const request of requests) {
    const id = intentIdOf(request);
    const own = booked.filter((refund) => refund.intent === id && isAlive(refund));
    const row = await stateOf(id);
    found.push(...differencesOf(request, own, row).map((what) => `${id}: ${what}`));
  }
  expect({ run, found }).toEqual({ run, found: [] });
}

type Own = readonly { readonly id: string; readonly amount: number }[];

function differencesOf(
  { amount }: RefundRequest,
  own: Own,
  row: Awaited<ReturnType<RunWorld['stateOf']>>,
): readonly string[] {
  if (own.length > 1) return [`refunded ${own.length} times`];
  const [refund] = own;
  const { state = 'none', providerId = null } = row ?? {};
  if (refund === undefined) return ['none', 'failed'].includes(state) ? [] : [`${state} in our ledger, unknown there`];
  if (refund.id !== providerId) return [`${refund.id} there, ${String(providerId)} in our ledger`];
  const expected = refund.amount === amount ? ['settled', 'pending'] : ['unknown'];
  return expected.includes(state) ? [] : [`${state} in our ledger, ${refund.amount} of ${amount} went out there`];
}
