// The words of an e-mail, made from an order to send one.
import type { NoticeOrder } from '../contract/effects.ts';
import type { Citation, ShopFacts } from './packs.ts';

/** The same content twice: plain text, and HTML in which everything from outside is escaped. */
export interface WrittenNotice {
  /** One line, with the RMA number. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `citations` holds every clause that the mail names; `recipientName` is a person or a desk, empty if unknown. */
export type ComposeNotice = (
  order: NoticeOrder,
  shop: ShopFacts,
  citations: readonly Citation[],
  recipientName: string,
) => WrittenNotice;
