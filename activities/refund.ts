// One refund to one payment: reserved in our ledger, looked up, sent, settled in our ledger (DESIGN 6).
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { RefundOutcome, RefundRequest } from '../src/contract/effects.ts';
import type { Instant } from '../src/domain/instant.ts';
import { unreachable } from '../src/domain/vocabulary.ts';
import type { NoAnswer, PaymentProvider, RefundAnswer, RefundFound } from '../src/ports/payments.ts';
import type { RefundIntent, RefundLedger } from '../src/ports/refunds.ts';
import { ownTime } from './own-time.ts';

export interface RefundDeps {
  readonly ledger: RefundLedger;
  /** The provider of that name; throws if there is none. */
  readonly providers: (name: string) => PaymentProvider;
}

/**
 * Refunds once, however often it runs. Throws a `RefundUnknown` that may be tried again when the provider's answer is
 * lost: the next try looks the refund up before it sends anything. Whatever needs a person is the value `declined`.
 */
export function refund({ ledger, providers }: RefundDeps): (request: RefundRequest) => Promise<RefundOutcome> {
  return async (request) => {
    const intent = intentOf(request);
    const provider = providers(intent.provider);
    const task: Task = { intent, provider, ledger, at: ownTime(request.clockShift) };
    const reserved = await reserve(task);
    if (reserved.kind === 'declined') return reserved;
    const found = reserved.fresh && activityInfo().attempt === 1 ? undefined : await lookUp(task);
    if (found) return settle(task, found);
    return reserved.providerId === undefined ? send(task) : lostByProvider(task, reserved.providerId);
  };
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
    const found = await lookUp({ provider, intent: other });
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

function lookUp({ provider, intent }: LookUp): Promise<RefundFound | undefined> {
  return provider.lookUp(intent.intentId).catch((error: unknown) => {
    throw unknownOutcome(intent, 'could not be looked up', error);
  });
}

interface LookUp {
  readonly provider: PaymentProvider;
  readonly intent: Pick<RefundIntent, 'intentId'>;
}

/** `submitted` is written first: whoever finds it later knows that the refund may have gone out. */
async function send(task: Task): Promise<RefundOutcome> {
  const { ledger, provider, intent, at } = task;
  const { intentId, reference, amount, currency, refundable } = intent;
  await ledger.settle(intentId, { state: 'submitted', at });
  const answer = await provider.refund({ intentId, reference, amount, currency, refundable }).catch(async (error) => {
    await ledger.settle(intentId, { state: 'unknown', reason: reasonOf(error), at });
    throw unknownOutcome(intent, 'was sent and not answered', error);
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
  const reason = differenceIn(intent, answer);
  if (reason !== undefined) {
    await ledger.settle(intent.intentId, { state: 'unknown', providerId, reason, at });
    return declined(task, reason);
  }
  await ledger.settle(intent.intentId, { state: answer.status, providerId, at });
  return { kind: 'submitted', at, providerId, settled: answer.status === 'settled' };
}

/** Money has moved, but not as we wanted: the reservation stands, and a person compares the two. */
function differenceIn(intent: RefundIntent, answer: Exclude<RefundAnswer | RefundFound, { kind: 'declined' }>) {
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

function unknownOutcome({ intentId }: LookUp['intent'], what: string, error: unknown): ApplicationFailure {
  const { retryAfterMs } = error as Partial<NoAnswer>;
  return ApplicationFailure.create({
    type: 'RefundUnknown',
    message: `The refund ${intentId} ${what}: ${reasonOf(error)}`,
    ...(error instanceof Error && { cause: error }),
    ...(retryAfterMs !== undefined && { nextRetryDelay: retryAfterMs }),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
