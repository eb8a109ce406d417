// What the API reads from outside, beside running returns.
import type { Preview } from '../contract/preview.ts';
import type { PackStamp } from '../domain/ruling.ts';
import type { Orders } from '../ports/orders.ts';
import type { RefundsMade, ReturnPapers } from '../ports/papers.ts';
import type { ReturnList } from '../ports/return-list.ts';
import type { AskedCase } from './doors.ts';

export interface Reads {
  readonly list: ReturnList;
  readonly papers: ReturnPapers;
  readonly refundsMade: RefundsMade;
  readonly orders: Orders;
  /** What the policy would say, by the pack of the order; nothing is started. */
  readonly preview: (pack: PackStamp, asked: AskedCase) => Preview;
}
