// One refund to one payment: reserved in our ledger, looked up, sent, settled in our ledger (DESIGN 6).
import { activityInfo } from '@temporalio/activity';
import type { RefundOutcome, RefundRequest } from '../src/contract/effects.ts';
import type { Instant } from '../src/domain/instant.ts';
import { unreachable } from '../src/domain/vocabulary.ts';
import type { PaymentProvider, RefundAnswer, RefundFound, RefundSought } from '../src/ports/payments.ts';
import type { RefundIntent, RefundLedger } from '../src/ports/refunds.ts';
import { ownTime } from './own-time.ts';
import { reasonOf, unknownOutcome } from './refund-failure.ts';

export interface RefundDeps {
  readonly ledger: RefundLedger;
  /** The provider of that name; throws a `NoAnswer` if there is none or its credentials are not set. */
  readonly providers: (name: string) => PaymentProvider;
}

/**
 * Refunds once, however often it runs. Throws a `RefundUnknown` that may be tried again when the provider's answer is
 * lost: the next try looks the refund up before it sends anything. What a provider refuses for good is the value
 * `declined`; `RefundKeyRefused` and `RefundUnclear` wait for an operator or a person, see refund-failure.ts.
 */
export function refund({ ledger, providers }: RefundDeps): (request: RefundRequest) => Promise<RefundOutcome> {
  return async (request) => {
    const intent = intentOf(request);
    const provider = providerOf(providers, intent);
    const task: Task = { intent, provider, ledger, at: ownTime(request.clockShift) };
    const reserved = await reserve(task);
    if (reserved.kind === 'declined') return reserved;
    const { fresh, providerId } = reserved;
    const sought = { ...intent, ...(providerId !== undefined && { providerId }) };
    const found = fresh && activityInfo().attempt === 1 ? undefined : await lookUp(provider, sought);
    if (found) return settle(task, found);
    return providerId === undefined ? send(task) : lostByProvider(task, providerId);
  };
}

function providerOf(providers: RefundDeps['providers'], { provider, intentId }: RefundIntent): PaymentProvider {
  try {
    return providers(provider);
  } catch (error) {
    throw unknownOutcome(intentId, 'has no provider', error);
  }
}

interface Task {
  readonly intent: RefundIntent;
  readonly provider: PaymentProvider;
  readonly ledger: RefundLedger;
  /** The return's own time of this try. */
  readonly at: Instant;
}

type Declined = Extract<RefundOutcome, { kind: 'declined' }>;

interface Open {
  readonly kind: 'open';
  readonly fresh: boolean;
  readonly providerId: string | undefined;
}

function intentOf({
  rma,
  shop,
  orderNumber,
  cause,
  slot,
  payment,
  amount,
  currency,
  refundable,
}: RefundRequest): RefundIntent {
  const facts = { rma, shop, orderNumber, cause, slot, amount, currency, refundable };
  const { id: paymentId, provider, reference } = payment;
  return { ...facts, intentId: `${rma}:${cause}:${slot}`, paymentId, provider, reference };
}

/** An intent that has failed stays so: what it had reserved may belong to another one by now. */
async function reserve(task: Task): Promise<Declined | Open> {
  const { intent } = task;
  const reserved = await reserveWithRoom(task).catch(conflictIn);
  switch (reserved.kind) {
    case 'conflict':
      return declined(task, reserved.reason);
    case 'too-much': {
      const left = `${reserved.left} ${intent.currency} in minor units`;
      return declined(task, `Of payment ${intent.paymentId} only ${left} can still be refunded, not ${intent.amount}.`);
    }
    case 'reserved':
      if (reserved.state === 'failed') return declined(task, reserved.reason ?? 'The refund has failed before.');
      return { kind: 'open', fresh: reserved.fresh, providerId: reserved.providerId };
    default:
      return unreachable(reserved);
  }
}

/** A refund may fail days after it was taken. Where room is lacking, the provider is asked which of them have. */
async function reserveWithRoom(task: Task): ReturnType<RefundLedger['reserve']> {
  const { ledger, intent } = task;
  const reserved = await ledger.reserve(intent);
  if (reserved.kind === 'reserved') return reserved;
  return (await hasFreed(task)) ? ledger.reserve(intent) : reserved;
}

/** Only what the provider itself reports as failed is freed: what it does not know may still be on its way there. */
async function hasFreed({ ledger, intent, provider, at }: Task): Promise<boolean> {
  let freed = false;
  for (const other of await ledger.others(intent)) {
    if (other.provider !== intent.provider) continue;
    const found = await lookUp(provider, other);
    if (found?.kind !== 'declined') continue;
    await ledger.settle(other.intentId, { state: 'failed', reason: found.reason, at });
    freed = true;
  }
  return freed;
}

function conflictIn(error: unknown): { readonly kind: 'conflict'; readonly reason: string } {
  if (error instanceof Error && error.name === 'RefundIntentConflict') {
    return { kind: 'conflict', reason: error.message };
  }
  throw error;
}

function lookUp(provider: PaymentProvider, sought: RefundSought): Promise<RefundFound | undefined> {
  return provider.lookUp(sought).catch((error: unknown) => {
    throw unknownOutcome(sought.intentId, 'could not be looked up', error);
  });
}

/** `submitted` is written first: whoever finds it later knows that the refund may have gone out. */
async function send(task: Task): Promise<RefundOutcome> {
  const { ledger, provider, intent, at } = task;
  const { intentId, reference, amount, currency, refundable } = intent;
  await ledger.settle(intentId, { state: 'submitted', at });
  const answer = await provider.refund({ intentId, reference, amount, currency, refundable }).catch(async (error) => {
    await ledger.settle(intentId, { state: 'unknown', reason: reasonOf(error), at });
    throw unknownOutcome(intentId, 'was sent and not answered', error);
  });
  return settle(task, answer);
}

async function settle(task: Task, answer: RefundAnswer | RefundFound): Promise<RefundOutcome> {
  const { ledger, intent, at } = task;
  if (answer.kind === 'declined') {
    await ledger.settle(intent.intentId, { state: 'failed', reason: answer.reason, at });
    return declined(task, answer.reason);
  }
  const { providerId } = answer;
  if (answer.kind === 'asked') {
    await ledger.settle(intent.intentId, { state: 'pending', providerId, at });
    return { kind: 'asked', at };
  }
  const reason = differenceIn(intent, answer);
  if (reason !== undefined) {
    await ledger.settle(intent.intentId, { state: 'unknown', providerId, reason, at });
    return declined(task, reason);
  }
  await ledger.settle(intent.intentId, {
    state: answer.status,
    providerId,
    ...(answer.note !== undefined && { reason: answer.note }),
    at,
  });
  return { kind: 'submitted', at, providerId, settled: answer.status === 'settled' };
}

/** Money has moved, but not as we wanted: the reservation stands, and a person compares the two. */
function differenceIn(intent: RefundIntent, answer: Extract<RefundAnswer | RefundFound, { kind: 'taken' }>) {
  if (!('amount' in answer)) return undefined;
  const ours = `${intent.amount} ${intent.currency}`;
  const theirs = `${answer.amount} ${answer.currency}`;
  if (ours === theirs) return undefined;
  return `The provider has ${theirs} under ${answer.providerId}, our intent ${intent.intentId} is for ${ours}.`;
}

/** The provider had given its reference and knows nothing of it any more: never a reason to send again. */
function lostByProvider(task: Task, providerId: string): RefundOutcome {
  return declined(
    task,
    `The provider does not know ${providerId} any more, its own reference; nothing was sent again.`,
  );
}

function declined({ at }: Task, reason: string): Declined {
  return { kind: 'declined', at, reason };
}
