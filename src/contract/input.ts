// What a return is started with. It carries references and order facts, nothing personal (DESIGN 3).
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { PackStamp } from '../domain/ruling.ts';

export interface ReturnInput {
  /** The RMA number, also the end of the workflow id. */
  readonly rma: string;
  readonly shop: string;
  readonly pack: PackStamp;
  readonly order: Order;
  readonly request: ReturnRequest;
  /** The row of the customer in the database. */
  readonly personId: string;
  /** Whole milliseconds that the return's own time lies behind Temporal's; 0 in production (DESIGN 3). */
  readonly clockShift: number;
}
