// What a provider's books say of one payment, in answer to our intent.
import { printedAmount } from '../../domain/printed.ts';
import type { BookLine } from '../../domain/refund-books.ts';
import type { RefundAnswer, RefundFound } from '../../ports/payments.ts';
import { unclear } from './no-answer.ts';

/** Our refund among those of the payment; throws `NoAnswer` for a person if there is more than one that has not failed. */
export function ownAmong(refunds: readonly BookLine[], intentId: string): RefundFound | undefined {
  const own = refunds.filter((refund) => refund.intentId === intentId);
  const [alive, second] = own.filter(({ status }) => status !== 'failed');
  if (second) throw unclear(`The provider has more than one refund of ${intentId}: ${namesOf(own)}.`);
  const refund = alive ?? own.at(-1);
  return refund && foundOf(refund);
}

export function foundOf({ providerId, status, amount, currency, reason }: BookLine): RefundFound {
  if (status === 'failed') return { kind: 'declined', reason: reason ?? `The refund ${providerId} has failed.` };
  return { kind: 'taken', providerId, status, amount, currency, ...(reason !== undefined && { note: reason }) };
}

/**
 * The provider says that this was refunded already. By us, then the answer was lost and its key forgotten; or by hand,
 * then the person who decides sees by what.
 *
 * @param sentence the provider's own
 */
export function refundedAlready(
  refunds: readonly BookLine[],
  { intentId, sentence }: { readonly intentId: string; readonly sentence: string },
): RefundAnswer | RefundFound {
  const others = refunds.filter(({ status }) => status !== 'failed');
  const known = others.length === 0 ? 'It lists none.' : `It has ${namesOf(others)}.`;
  return ownAmong(refunds, intentId) ?? { kind: 'declined', reason: `${sentence} ${known}` };
}

function namesOf(refunds: readonly BookLine[]): string {
  return refunds.map(nameOf).join(', ');
}

function nameOf({ providerId, intentId, amount, currency }: BookLine): string {
  return `${providerId} over ${printedAmount(amount, currency)} (${intentId ?? 'made by hand'})`;
}
