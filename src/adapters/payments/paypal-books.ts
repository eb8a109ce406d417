// PayPal's refunds as lines of its books. Source: developer.paypal.com/api/payments/v2 and /api/orders/v2.
import { z } from 'zod';
import { instantOf } from '../../domain/instant.ts';
import type { BookLine } from '../../domain/refund-books.ts';
import type { Heard } from './http.ts';
import { noAnswer, unclear } from './no-answer.ts';
import { fromPaypal } from './paypal-amounts.ts';
import type { PaypalCall } from './paypal-token.ts';

const money = z.object({ currency_code: z.string(), value: z.string() });

const refundBody = z.object({
  id: z.string().min(1),
  status: z.string(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  amount: money.optional(),
  custom_id: z.string().optional(),
  create_time: z.iso.datetime({ offset: true }).optional(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).optional(),
});
type RefundBody = z.infer<typeof refundBody>;

const captureBody = z.object({
  status: z.string(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
});

const orderBody = z.object({
  purchase_units: z.array(z.object({ payments: z.object({ refunds: z.array(refundBody).optional() }).optional() })),
});

/**
 * All refunds of a capture. PayPal lists none by itself: the capture names its order, and the order shows the refunds of
 * all its captures, each with our `custom_id` and a link up to its capture. A capture that names no order tells only
 * whether it was refunded at all.
 */
export async function refundsOfCapture(paypal: PaypalCall, capture: string): Promise<readonly BookLine[]> {
  const heard = await paypal(`/v2/payments/captures/${encodeURIComponent(capture)}`);
  if (heard.status === 404) throw unclear(`PayPal does not know the capture ${capture} under our account.`);
  const { status, supplementary_data: more } = read(captureBody, heard);
  const order = more?.related_ids?.order_id;
  if (order === undefined) {
    if (!status.includes('REFUNDED')) return [];
    throw unclear(`PayPal shows the capture ${capture} as ${status} and no order, so nobody can see by what.`);
  }
  const { purchase_units: units } = read(orderBody, await paypal(`/v2/checkout/orders/${encodeURIComponent(order)}`));
  const refunds = units.flatMap(({ payments }) => payments?.refunds ?? []).filter((refund) => isOf(refund, capture));
  return Promise.all(refunds.map((refund) => lineOf(paypal, refund)));
}

/** One refund by PayPal's own id; undefined where PayPal does not know it. */
export async function refundById(paypal: PaypalCall, id: string): Promise<BookLine | undefined> {
  const heard = await paypal(`/v2/payments/refunds/${encodeURIComponent(id)}`);
  return heard.status === 404 ? undefined : lineIn(read(refundBody, heard));
}

/** The answer to a refund that was just made; a short one is read again in full. */
export function refundIn(paypal: PaypalCall, heard: Heard): Promise<BookLine> {
  return lineOf(paypal, read(refundBody, heard));
}

async function lineOf(paypal: PaypalCall, refund: RefundBody): Promise<BookLine> {
  if (refund.amount !== undefined) return lineIn(refund);
  const whole = await refundById(paypal, refund.id);
  if (whole === undefined) throw noAnswer(`PayPal names the refund ${refund.id} and does not know it.`);
  return whole;
}

function lineIn({ id, status, status_details: details, amount, custom_id: intentId, ...more }: RefundBody): BookLine {
  if (amount === undefined) throw noAnswer(`PayPal names no amount for the refund ${id}.`);
  const reason = reasonOf(id, status, details?.reason);
  return {
    providerId: id,
    ...(intentId !== undefined && { intentId }),
    status: statusOf(status),
    ...fromPaypal(amount),
    ...(more.create_time !== undefined && { madeAt: instantOf(Date.parse(more.create_time)) }),
    ...(reason !== undefined && { reason }),
  };
}

/** A state that we do not know may still pay, so it holds its amount. */
function statusOf(status: string): BookLine['status'] {
  if (status === 'COMPLETED') return 'settled';
  return status === 'FAILED' || status === 'CANCELLED' ? 'failed' : 'pending';
}

function reasonOf(id: string, status: string, why: string | undefined): string | undefined {
  if (status === 'COMPLETED') return undefined;
  const state = { FAILED: 'could not be paid', CANCELLED: 'was canceled' }[status] ?? 'waits';
  return `The refund ${id} ${state} at PayPal${why === undefined ? '' : `: ${why}`}.`;
}

function isOf({ links }: RefundBody, capture: string): boolean {
  const up = links?.find(({ rel }) => rel === 'up');
  return up === undefined || up.href.endsWith(`/${capture}`);
}

function read<Body>(form: z.ZodType<Body>, { status, body }: Heard): Body {
  const found = form.safeParse(body);
  if (status < 300 && found.success) return found.data;
  throw noAnswer(`PayPal answered ${status}, and not as it is documented.`);
}
