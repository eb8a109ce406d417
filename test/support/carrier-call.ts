// One call to an invented carrier, in whichever protocol.
import type { CallKind } from './carrier-book.ts';

export const carrierTestKey = 'EZTK-test-key-of-the-shop';

export interface CarrierAsk {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where this carrier is reached. */
  readonly url: string;
}

export interface CarrierReply {
  readonly status: number;
  readonly body: unknown;
}

/** What the call is about, and how it is carried out. */
export interface CarrierCall {
  readonly kind: CallKind;
  act(): CarrierReply;
}
