// One refund at a provider that speaks Stripe's or PayPal's protocol, for specs of what each of its answers means.
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import type { PaymentProvider } from '../../src/ports/payments.ts';
import { providerAt } from './fault-worlds.ts';
import { type FakePayments, fakePayments } from './fake-payments.ts';
import { memoryLedger, type MemoryLedger, type MemoryRow } from './memory-ledger.ts';
import type { Payment } from './payment-book.ts';
import { intentIdOf, type PayRefund, payerWith, refundRequest } from './refunds.ts';

export interface Answers {
  readonly fake: FakePayments;
  readonly ledger: MemoryLedger;
  readonly provider: PaymentProvider;
  readonly pay: PayRefund;
  /** 6 490 cents of a captured payment of 6 990, or as changed. */
  request(change?: Partial<RefundRequest>): RefundRequest;
  /** The payment as the provider has it. */
  paymentOf(request: RefundRequest): Payment;
  rowOf(request: RefundRequest): MemoryRow | undefined;
  /** Money that went out at the provider, by hand. */
  byHand(request: RefundRequest, amount: number): string;
  close(): Promise<void>;
}

export async function openAnswers(protocol: 'stripe' | 'paypal'): Promise<Answers> {
  const fake = await fakePayments();
  const ledger = memoryLedger();
  const provider = providerAt(fake, protocol);
  const { book } = fake;
  return {
    fake,
    ledger,
    provider,
    pay: payerWith(ledger, provider),
    request(change = {}) {
      const made = refundRequest(change);
      const reference = `${protocol === 'stripe' ? 'pi_' : 'CAP'}${made.rma}`;
      const payment = { id: 'p1', provider: protocol, reference, ...change.payment };
      book.capture(payment.reference, made.refundable, made.currency);
      return { ...made, payment };
    },
    paymentOf({ payment }) {
      const known = book.payments.get(payment.reference);
      if (known === undefined) throw new Error(`no payment ${payment.reference}`);
      return known;
    },
    rowOf: (request) => ledger.rows.get(intentIdOf(request)),
    byHand({ payment, currency }, amount) {
      const made = book.refund({ payment: payment.reference, amount, currency, intent: undefined });
      if (typeof made === 'string') throw new Error(made);
      return made.id;
    },
    close: fake.close,
  };
}

/** What somebody reads who has to decide; throws where nothing was declined. */
export function reasonOf(outcome: RefundOutcome): string {
  if (outcome.kind !== 'declined') throw new Error(`The outcome is ${outcome.kind}.`);
  return outcome.reason;
}
