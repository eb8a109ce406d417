// The payout of what is due: one refund to each payment of the order, each by an intent of its own (DESIGN 6).
import type { RefundOutcome, RefundRequest } from '../src/contract/effects.ts';
import { laterOf } from '../src/domain/instant.ts';
import { printedAmount } from '../src/domain/printed.ts';
import { advancedId, advancedIn } from '../src/life/refund.ts';
import type { LifeFact, ReturnState } from '../src/life/state.ts';
import { money } from './activities.ts';
import { type Desk, report } from './desk.ts';

/** Reports what came of it to the machine, unless whoever pays does; an unknown outcome is looked up until it is known. */
export async function payOut(desk: Desk): Promise<void> {
  const requests = [...requestsOf(desk), ...advancedOf(desk)];
  const { paid } = desk.state;
  // Money that goes elsewhere than to a payment of the order is reported by whoever moves it.
  if (requests.length === 0) return;
  desk.running += 1;
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
      taken.push({ id: request.cause === 'carriage' ? advancedId : request.payment.id, amount: request.amount });
      settled &&= outcome.settled;
    }
    if (goesElsewhere(desk.state)) return;
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
function requestsOf(desk: Desk): readonly RefundRequest[] {
  const { state } = desk;
  return state.money.payments.flatMap(({ id, amount }): readonly RefundRequest[] => {
    const left = amount - paidTo(state, id);
    const cause = state.cancellation.kind === 'made' ? 'cancelled-order' : 'goods';
    return left > 0 ? requestTo(desk, id, { cause, slot: id, amount: left }) : [];
  });
}

/** What the customer advanced stands beside the payments; it goes to the first of them, as far as that has room. */
function advancedOf(desk: Desk): readonly RefundRequest[] {
  const first = desk.state.money.payments[0];
  const left = advancedLeft(desk.state);
  if (first === undefined || left <= 0 || goesElsewhere(desk.state)) return [];
  return requestTo(desk, first.id, { cause: 'carriage', slot: 'carriage', amount: left });
}

function advancedLeft(state: ReturnState): number {
  return advancedIn(state.money) - paidTo(state, advancedId);
}

/** To the account that the customer named of theirs: finance moves it, and reports. */
function goesElsewhere(state: ReturnState): boolean {
  return advancedLeft(state) > 0 && state.evidence.includes('paypal-account');
}

function paidTo({ paid }: ReturnState, id: string): number {
  return paid.filter((one) => one.id === id).reduce((sum, { amount }) => sum + amount, 0);
}

type Part = Pick<RefundRequest, 'cause' | 'slot' | 'amount'>;

function requestTo({ input, state }: Desk, id: string, part: Part): readonly RefundRequest[] {
  const payment = input.order.payments.find((one) => one.id === id);
  if (payment === undefined) return [];
  return [
    {
      rma: input.rma,
      shop: input.shop,
      orderNumber: input.order.number,
      cause: part.cause,
      slot: state.payouts === 1 ? part.slot : `${part.slot}-${state.payouts}`,
      payment: { id, provider: payment.provider, reference: payment.reference },
      amount: part.amount,
      currency: state.money.currency,
      refundable: payment.captured - payment.refundedBefore,
      clauses: [...new Set(state.money.lines.flatMap((line) => line.clauses))],
      clockShift: input.clockShift,
    },
  ];
}
