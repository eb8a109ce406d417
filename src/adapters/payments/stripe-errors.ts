// What an error of Stripe's client means for a refund. Source: docs.stripe.com/api/errors, /error-codes.
import Stripe from 'stripe';
import type { NoAnswer } from '../../ports/payments.ts';
import { keyRefused, noAnswer, retryAfterIn } from './no-answer.ts';

export interface Meaning {
  /**
   * `declined`: Stripe has understood and will not do it, so nothing moved. `refunded-already`: nor now, but perhaps
   * before. `key-reused`: our key stands for another content. `no-answer`: nobody knows; `cause` is to be thrown.
   */
  readonly kind: 'declined' | 'refunded-already' | 'key-reused' | 'no-answer';
  /** Stripe's own, without keys. */
  readonly sentence: string;
  readonly cause: NoAnswer;
}

export function meaningOf(error: unknown): Meaning {
  const sentence = withoutKeys(error instanceof Error ? error.message : String(error));
  const retryAfterMs = error instanceof StripeError ? retryAfterIn(error.headers?.['retry-after']) : undefined;
  const meaning = { sentence, cause: noAnswer(sentence, retryAfterMs) };
  if (error instanceof StripeIdempotencyError) return { ...meaning, kind: 'key-reused' };
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError)
    return { ...meaning, kind: 'no-answer', cause: keyRefused(`Stripe refused our key: ${sentence}`) };
  if (error instanceof StripeCardError) return { ...meaning, kind: 'declined' };
  if (error instanceof StripeInvalidRequestError) return { ...meaning, ...refusalOf(error, sentence) };
  return { ...meaning, kind: 'no-answer' };
}

const {
  StripeError,
  StripeAuthenticationError,
  StripeCardError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripePermissionError,
} = Stripe.errors;

function refusalOf({ code, param }: Stripe.errors.StripeError, sentence: string): Pick<Meaning, 'kind' | 'sentence'> {
  // More than is left of the charge is refused without a code of its own, by naming the amount.
  if (code === 'charge_already_refunded' || code === 'amount_too_large' || param === 'amount')
    return { kind: 'refunded-already', sentence };
  if (code !== 'charge_disputed' && code !== 'refund_disputed_payment') return { kind: 'declined', sentence };
  const dispute = 'The customer has disputed this payment at their bank, which decides about the money now.';
  return { kind: 'declined', sentence: `${dispute} ${sentence}` };
}

/** Stripe masks keys in its sentences; a key of ours never stands in a history or a log, whatever it does. */
function withoutKeys(sentence: string): string {
  return sentence.replaceAll(/\b(sk|rk|pk)_(test|live)_[\w*]+/g, '$1_$2_…');
}
