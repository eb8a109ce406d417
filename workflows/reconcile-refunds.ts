// The daily reconciliation of refunds: page by page, and what was found is its result. Schedules pass no arguments.
import { log, setCurrentDetails } from '@temporalio/workflow';
import type { Reviewed } from '../activities/reviewRefunds.ts';
import { books } from './activities.ts';

export type Reconciliation = Omit<Reviewed, 'after'>;

/** It only reads, and brings the ledger up to what the providers know; a person puts right what it finds. */
export async function reconcileRefunds(): Promise<Reconciliation> {
  let whole: Reconciliation = { orders: 0, corrected: 0, found: 0, differences: [], unread: [] };
  let after: Reviewed['after'] = null;
  do {
    const page: Reviewed = await books.reviewRefunds({ listed: whole.differences.length, after });
    whole = {
      orders: whole.orders + page.orders,
      corrected: whole.corrected + page.corrected,
      found: whole.found + page.found,
      differences: [...whole.differences, ...page.differences],
      unread: [...whole.unread, ...page.unread],
    };
    setCurrentDetails(detailsOf(whole));
    after = page.after;
  } while (after !== null);
  if (whole.found > 0 || whole.unread.length > 0) log.warn('Refunds differ', { found: whole.found });
  return whole;
}

/** Markdown for the Temporal UI. */
function detailsOf({ orders, corrected, found, differences, unread }: Reconciliation): string {
  return [
    `### ${orders} orders, ${corrected} intents brought up to date, ${found} differences`,
    ...differences.map(({ kind, sentence, orderNumber }) => `- **${kind}** ${sentence} (order ${orderNumber})`),
    ...unread.map((sentence) => `- could not be read: ${sentence}`),
  ].join('\n');
}
