// The payout of what is due: one refund to each payment of the order, each by an intent of its own (DESIGN 6).
import type { RefundOutcome, RefundRequest } from '../src/contract/effects.ts';
import { laterOf } from '../src/domain/instant.ts';
import { printedAmount } from '../src/domain/printed.ts';
import type { LifeFact } from '../src/life/state.ts';
import { money } from './activities.ts';
import { type Desk, report } from './desk.ts';

/** Reports what came of it to the machine, unless whoever pays does; an unknown outcome is looked up until it is known. */
export async function payOut(desk: Desk): Promise<void> {
  desk.running += 1;
  const requests = requestsOf(desk);
  const { paid } = desk.state;
  try {
    const taken = [...paid];
    let at = desk.time.now();
    let settled = true;
    for (const request of requests) {
      const outcome = await refund(request);
      at = laterOf(at, outcome.at);
      if (outcome.kind === 'asked') return;
      if (outcome.kind === 'declined')
        return report(desk, { event: 'refund-failed', at, by: 'provider', paid: taken } as LifeFact);
      taken.push({ id: request.payment.id, amount: request.amount });
      settled &&= outcome.settled;
    }
    report(desk, { event: 'refund-submitted', at, by: 'provider' });
    if (settled) report(desk, { event: 'refund-settled', at, by: 'provider' });
  } catch (error) {
    report(desk, { event: 'step-failed', at: desk.time.now(), step: 'refund', why: String(error).slice(0, 300) });
  } finally {
    desk.running -= 1;
  }
}

function refund(request: RefundRequest): Promise<RefundOutcome> {
  const { amount, currency, payment, clauses } = request;
  const summary = `refund ${printedAmount(amount, currency)} to ${payment.id} (${clauses.join(', ')})`;
  return money.refund.executeWithOptions({ summary }, [request]);
}

/** The slot names the payment and the payout: the same payout again is the same intent. */
function requestsOf({ input, state }: Desk): readonly RefundRequest[] {
  const clauses = [...new Set(state.money.lines.flatMap((line) => line.clauses))];
  return state.money.payments.flatMap(({ id, amount }): readonly RefundRequest[] => {
    const payment = input.order.payments.find((one) => one.id === id);
    const left = amount - state.paid.filter((one) => one.id === id).reduce((sum, one) => sum + one.amount, 0);
    if (payment === undefined || left <= 0) return [];
    return [
      {
        rma: input.rma,
        shop: input.shop,
        orderNumber: input.order.number,
        cause: state.cancellation.kind === 'made' ? 'cancelled-order' : 'goods',
        slot: state.payouts === 1 ? id : `${id}-${state.payouts}`,
        payment: { id, provider: payment.provider, reference: payment.reference },
        amount: left,
        currency: state.money.currency,
        refundable: payment.captured - payment.refundedBefore,
        clauses,
        clockShift: input.clockShift,
      },
    ];
  });
}
