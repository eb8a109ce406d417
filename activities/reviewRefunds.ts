// A page of the daily reconciliation: what the providers' books, our ledger and the returns say of some orders.
import { type Instant, instantOf } from '../src/domain/instant.ts';
import { type Correction, type Difference, reconcile, reconcileReturn } from '../src/domain/reconcile.ts';
import type { LedgerLine, PaymentBook } from '../src/domain/refund-books.ts';
import type { OrderKey, OrderRefunds, RefundReview } from '../src/ports/refund-review.ts';
import { ownTime } from './own-time.ts';
import type { RefundDeps } from './refund.ts';
import { reasonOf } from './refund-failure.ts';
import { takeOver, tellArrived, type TakeOverDeps } from './take-over.ts';

export interface ReviewDeps extends TakeOverDeps {
  readonly review: RefundReview;
}

export interface ReviewPage {
  /** How many differences were found on the pages before: a result that lists all of a bad day would be too large. */
  readonly listed: number;
  readonly after: OrderKey | null;
}

export interface Reviewed {
  readonly orders: number;
  /** Intents whose state in our ledger was behind the provider's books. */
  readonly corrected: number;
  /** How many there are; the first two hundred of all pages are listed. */
  readonly found: number;
  readonly differences: readonly (Difference & OrderKey)[];
  /** Payments whose books could not be read this time, with the reason. */
  readonly unread: readonly string[];
  /** Where the next page begins; null: this was the last one. */
  readonly after: OrderKey | null;
}

/**
 * Compares a page of orders and brings the ledger up to what the providers' books know, which the returns hear, too; it
 * never sends money. A provider that does not answer is named and looked at tomorrow: the others are compared all the same.
 */
export function reviewRefunds(deps: ReviewDeps): (page: ReviewPage) => Promise<Reviewed> {
  return async ({ listed, after }) => {
    const at = ownTime(0);
    const nowMs = Date.parse(at);
    const overdueFrom = instantOf(nowMs - underWayMs);
    const orders = await deps.review.orders({ since: instantOf(nowMs - reachMs), after, limit: pageSize });
    const unread: string[] = [];
    const differences: (Difference & OrderKey)[] = [];
    let corrected = 0;
    for (const { shop, orderNumber, ...order } of orders) {
      const payments = await booksOf(deps, order, unread);
      const isRead = ({ provider, reference }: LedgerLine) =>
        payments.some((one) => one.provider === provider && one.reference === reference);
      const closed = order.returns.filter(({ isClosed }) => isClosed).map(({ rma }) => rma);
      const found = reconcile({ ledger: order.ledger.filter(isRead), payments, closed, overdueFrom });
      const ofReturns = order.returns.flatMap((one) => reconcileReturn(one, order.ledger));
      await takeOverOr(unread, deps, order.ledger, found.corrections, at);
      corrected += found.corrections.length;
      for (const one of [...found.differences, ...ofReturns]) differences.push({ shop, orderNumber, ...one });
    }
    const last = orders.at(-1);
    const next = orders.length < pageSize || last === undefined ? null : keyOf(last);
    const shown = differences.slice(0, Math.max(0, mostListed - listed));
    return { orders: orders.length, corrected, found: differences.length, differences: shown, unread, after: next };
  };
}

/** Few enough that a page is done within its time, also with a call to a provider for each payment. */
const pageSize = 25;
const mostListed = 200;
const hourMs = 3_600_000;
/** Orders whose refunds are all answered are looked at for so long: a bank may take weeks to send money back. */
const reachMs = 120 * 24 * hourMs;
/** A refund without an answer is tried again for an hour and longer; after a day somebody should know. */
const underWayMs = 24 * hourMs;

async function booksOf(
  { providers }: RefundDeps,
  { ledger }: Pick<OrderRefunds, 'ledger'>,
  unread: string[],
): Promise<readonly PaymentBook[]> {
  const seen = new Map(ledger.map(({ provider, reference }) => [`${provider} ${reference}`, { provider, reference }]));
  const books: PaymentBook[] = [];
  for (const { provider, reference } of seen.values()) {
    try {
      const { list } = providers(provider);
      books.push({ provider, reference, lines: list === null ? null : await list(reference) });
    } catch (error) {
      unread.push(`${provider} ${reference}: ${reasonOf(error)}`);
    }
  }
  return books;
}

/** A return that cannot be told, as while an operator has paused it, keeps nobody else waiting: tomorrow it is tried again. */
async function takeOverOr(
  unread: string[],
  deps: ReviewDeps,
  ledger: readonly LedgerLine[],
  corrections: readonly Correction[],
  at: Instant,
): Promise<void> {
  const behind = ledger.filter((line) => corrections.some(({ intentId }) => intentId === line.intentId));
  try {
    await takeOver(deps, ledger, corrections, at);
    for (const rma of new Set(behind.map((line) => line.rma))) await tellArrived(deps, rma, at);
  } catch (error) {
    unread.push(reasonOf(error));
  }
}

function keyOf({ shop, orderNumber }: OrderKey): OrderKey {
  return { shop, orderNumber };
}
