// The audit: what was done, by whom and when, kept so that a change of it shows.
import type { Who } from '../domain/vocabulary.ts';

export interface Act {
  /** Null: it has to do with no shop or with all, or the shop is that of the return. */
  readonly shop: string | null;
  readonly rma: string | null;
  /** Somebody; or `service`, by itself, without anybody asking in that moment. */
  readonly by: Who;
  readonly action: AuditAction;
  /** Names the act, so that its repeat is not another one; null: each is one of its own. */
  readonly once: string | null;
  readonly facts: Facts;
}

export type AuditAction =
  | 'return-started'
  | 'message-taken'
  | 'refund-reserved'
  | 'refund-changed'
  | 'key-made'
  | 'key-revoked'
  | 'staff-added'
  | 'staff-changed'
  | 'signed-in'
  | 'link-made'
  | 'link-revoked'
  | 'contact-changed'
  | 'webhook-made'
  | 'webhook-changed'
  | 'webhook-removed'
  | 'webhook-rotated'
  | 'webhook-replayed';

/** Nothing personal: ids, amounts, names of states. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface Audit {
  /** Resolves when it is kept for good. */
  record(act: Act): Promise<void>;
}

export type AuditVerdict =
  | { readonly kind: 'holds'; readonly rows: number; readonly lastHash: string }
  /** `seq`: the first row that is not as it was written; `why` is the rest of a sentence about it. */
  | { readonly kind: 'broken'; readonly seq: number; readonly why: string };
