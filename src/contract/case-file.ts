// A case file as it was read: every default filled in, every instant in our one written form (CASE-FILE 2 and 3).
import type { Instant } from '../domain/instant.ts';
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { CaseEvent } from './events.ts';

export interface CaseFile {
  readonly shop: string;
  readonly order: Order;
  readonly request: ReturnRequest;
  /** In order of `at`, equal instants in file order. */
  readonly events: readonly CaseEvent[];
  /** Time runs up to here, this instant included; by default the later of the request and the last event. */
  readonly asOf: Instant;
}
