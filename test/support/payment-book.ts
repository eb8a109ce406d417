// The books of an invented payment provider: what was captured, what was refunded, and which keys it still remembers.

export interface BookedRefund {
  readonly id: string;
  readonly payment: string;
  /** Minor units by ISO 4217, as everywhere in this file. */
  readonly amount: number;
  readonly currency: string;
  /** What the caller wrote on it; undefined for one that was made by hand. */
  readonly intent: string | undefined;
  readonly madeMs: number;
  status: 'succeeded' | 'pending' | 'requires-action' | 'failed' | 'canceled';
  reason?: string;
}

export interface Payment {
  readonly reference: string;
  readonly captured: number;
  readonly currency: string;
  disputed: boolean;
}

/** What went back over HTTP, as it is kept under a key. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Refusal = 'no-such-payment' | 'disputed' | 'fully-refunded' | 'too-much' | 'other-currency';

export interface Wanted {
  readonly payment: string;
  readonly amount: number;
  readonly currency: string;
  readonly intent: string | undefined;
}

/** A book of its own for each test file; `keyLifeMs` is how long the provider keeps an idempotency key. */
export class PaymentBook {
  readonly payments = new Map<string, Payment>();
  readonly refunds: BookedRefund[] = [];
  /** Milliseconds of the provider's own clock; tests move it. */
  nowMs = 0;
  /** How new refunds come out. */
  nextStatus: BookedRefund['status'] = 'succeeded';
  readonly #keys = new Map<string, { readonly content: string; readonly reply: Reply; readonly untilMs: number }>();
  readonly #busyKeys = new Set<string>();
  #made = 0;

  capture(reference: string, captured: number, currency: string): void {
    this.payments.set(reference, { reference, captured, currency, disputed: false });
  }

  /** Books it, or says why not; a failed refund frees its amount. */
  refund({ payment: reference, amount, currency, intent }: Wanted): BookedRefund | Refusal {
    const payment = this.payments.get(reference);
    if (payment === undefined) return 'no-such-payment';
    if (payment.disputed) return 'disputed';
    if (payment.currency !== currency) return 'other-currency';
    const left = payment.captured - this.outOf(reference);
    if (left === 0) return 'fully-refunded';
    if (amount > left) return 'too-much';
    this.#made += 1;
    const id = `re_${this.#made.toString().padStart(8, '0')}`;
    const refund = { id, payment: reference, amount, currency, intent, madeMs: this.nowMs, status: this.nextStatus };
    this.refunds.push(refund);
    return refund;
  }

  of(payment: string): readonly BookedRefund[] {
    return this.refunds.filter((refund) => refund.payment === payment);
  }

  /** What has gone out or may go out. */
  outOf(payment: string): number {
    return this.of(payment)
      .filter(isAlive)
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  /** What is kept under the key; `other` was sent with other content, `busy` is under way. */
  kept(key: string, content: string): Reply | 'other' | 'busy' | undefined {
    if (this.#busyKeys.has(key)) return 'busy';
    const kept = this.#keys.get(key);
    if (kept === undefined || kept.untilMs <= this.nowMs) return undefined;
    return kept.content === content ? kept.reply : 'other';
  }

  keep(key: string, content: string, reply: Reply, lifeMs: number): void {
    this.#busyKeys.delete(key);
    this.#keys.set(key, { content, reply, untilMs: this.nowMs + lifeMs });
  }

  begin(key: string): void {
    this.#busyKeys.add(key);
  }
}

export function isAlive({ status }: BookedRefund): boolean {
  return status !== 'failed' && status !== 'canceled';
}
