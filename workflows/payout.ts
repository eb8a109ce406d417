// The payout of what is due: one refund to each payment of the order or to the customer's account at the shop, each by
// an intent of its own (DESIGN 6).
import type { RefundOutcome, RefundRequest } from '../src/contract/effects.ts';
import { type Instant, laterOf } from '../src/domain/instant.ts';
import type { Payment } from '../src/domain/order.ts';
import { printedAmount } from '../src/domain/printed.ts';
import type { Payout } from '../src/life/parts.ts';
import { advancedId, creditId, refundStep } from '../src/life/payout.ts';
import type { LifeFact, ReturnState } from '../src/life/state.ts';
import { money } from './activities.ts';
import { type Desk, report, write } from './desk.ts';

/** Reports what came of it to the machine, unless whoever pays does; an unknown outcome is looked up until it is known. */
export async function payOut(desk: Desk, payouts: readonly Payout[]): Promise<void> {
  const asked = payouts.flatMap((part) => requestsOf(desk, part).map((request) => ({ part, request })));
  // What finance moves to an account of the customer's own is reported by finance.
  if (asked.length === 0) return;
  desk.running += 1;
  try {
    let at = desk.time.now();
    let settled = true;
    let isWithPerson = false;
    for (const [index, { request }] of asked.entries()) {
      const outcome = await refund(request);
      write(desk, { kind: 'refund', request, outcome });
      at = laterOf(at, outcome.at);
      if (outcome.kind === 'declined') return reportFailed(desk, at, partsOf(asked.slice(index)));
      if (outcome.kind === 'asked') isWithPerson = true;
      else settled &&= outcome.settled;
    }
    // Whoever moves a part of it reports when all of it is out.
    if (isWithPerson || payouts.some((one) => goesElsewhere(desk.state, one))) return;
    report(desk, { event: 'refund-submitted', at, by: 'provider', parts: partsOf(asked) } as LifeFact);
    if (settled) report(desk, { event: 'refund-settled', at, by: 'provider' });
  } catch (error) {
    report(desk, { event: 'step-failed', at: desk.time.now(), step: refundStep, why: String(error).slice(0, 300) });
  } finally {
    desk.running -= 1;
  }
}

/** What was not taken, and what was not even asked for then. */
function reportFailed(desk: Desk, at: Instant, parts: readonly Payout[]): void {
  report(desk, { event: 'refund-failed', at, by: 'provider', parts } as LifeFact);
}

function partsOf(asked: readonly { readonly part: Payout }[]): readonly Payout[] {
  return asked.map(({ part }) => part);
}

function refund(request: RefundRequest): Promise<RefundOutcome> {
  const { amount, currency, payment, clauses } = request;
  const summary = `refund ${printedAmount(amount, currency)} to ${payment.id} (${clauses.join(', ')})`;
  return money.refund.executeWithOptions({ summary }, [request]);
}

/** The slot names the payment and the payout: the same payout again is the same intent. */
function requestsOf(desk: Desk, payout: Payout): readonly RefundRequest[] {
  const { state } = desk;
  const { id, amount } = payout;
  if (id === advancedId) return advancedOf(desk, payout);
  if (id === creditId) return creditOf(desk, payout);
  return requestsTo(desk, paymentOf(desk, id), payout.payout, {
    cause: causeOf(state, payout.payout),
    slot: id,
    amount,
  });
}

/** What was asked for before the order was cancelled keeps its cause: tried again, it is the same intent. */
function causeOf({ cancellation }: ReturnState, payout: number): RefundRequest['cause'] {
  const isOfOrder = cancellation.kind === 'made' && payout > cancellation.payoutsBefore;
  return isOfOrder ? 'cancelled-order' : 'goods';
}

function paymentOf({ input }: Desk, id: string): Payment | undefined {
  return input.order.payments.find((one) => one.id === id);
}

/** To the customer's balance or as store credit: the method is the provider, and the order names the customer there. */
function creditOf({ input, state }: Desk, { payout, amount }: Payout): readonly RefundRequest[] {
  const { number, payments } = input.order;
  if (state.money.method === null) return [];
  const payment: Payment = {
    id: 'credit',
    provider: state.money.method,
    reference: number,
    captured: payments.reduce((sum, { captured }) => sum + captured, 0),
    refundedBefore: payments.reduce((sum, { refundedBefore }) => sum + refundedBefore, 0),
  };
  return requestsTo({ input, state }, payment, payout, { cause: causeOf(state, payout), slot: 'credit', amount });
}

/** What the customer advanced stands beside the payments; it goes to the first of them, as far as that has room. */
function advancedOf(desk: Desk, payout: Payout): readonly RefundRequest[] {
  const first = desk.state.money.payments[0];
  if (first === undefined || goesElsewhere(desk.state, payout)) return [];
  const part = { cause: 'carriage', slot: 'carriage', amount: payout.amount } as const;
  return requestsTo(desk, paymentOf(desk, first.id), payout.payout, part);
}

/** To the account that the customer named of theirs: finance moves it, and reports. */
function goesElsewhere({ evidence }: ReturnState, { id }: Payout): boolean {
  return id === advancedId && evidence.includes('paypal-account');
}

type Part = Pick<RefundRequest, 'cause' | 'slot' | 'amount'>;

function requestsTo(
  { input, state }: Pick<Desk, 'input' | 'state'>,
  payment: Payment | undefined,
  payout: number,
  part: Part,
): readonly RefundRequest[] {
  if (payment === undefined) return [];
  return [
    {
      rma: input.rma,
      shop: input.shop,
      orderNumber: input.order.number,
      cause: part.cause,
      slot: payout === 1 ? part.slot : `${part.slot}-${payout}`,
      payment: { id: payment.id, provider: payment.provider, reference: payment.reference },
      amount: part.amount,
      currency: state.money.currency,
      refundable: payment.captured - payment.refundedBefore,
      clauses: [...new Set(state.money.lines.flatMap((line) => line.clauses))],
      clockShift: input.clockShift,
    },
  ];
}
