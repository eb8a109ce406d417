// The words of an e-mail, made from an order to send one.
import type { NoticeOrder } from '../contract/effects.ts';
import type { Citation, ShopFacts } from './packs.ts';
import type { UntoldChange } from './people.ts';

/** The same content twice: plain text, and HTML in which everything from outside is escaped. */
export interface WrittenNotice {
  /** Of our words, as a tag of BCP 47; clauses are quoted as the shop wrote them. */
  readonly language: string;
  /** One line, with the RMA number. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Who reads it. */
export interface Reader {
  /** Of a person or a desk, empty if unknown. */
  readonly name: string;
  /** A tag of BCP 47; without it, or without texts of ours for it, the e-mail is in English. */
  readonly language?: string;
  /** The address of the return's page; undefined where the reader has no business there. */
  readonly link?: string;
}

/** `citations` holds every clause that the mail names. */
export type ComposeNotice = (
  order: NoticeOrder,
  shop: ShopFacts,
  citations: readonly Citation[],
  reader: Reader,
) => WrittenNotice;

/** A code by which a customer shows that the address on file is theirs; it belongs to no clause and no history. */
export interface CodeToSend {
  readonly rma: string;
  /** Six digits. */
  readonly code: string;
  /** Whole minutes that it holds. */
  readonly minutes: number;
}

export type ComposeCode = (code: CodeToSend, shop: ShopFacts, reader: Reader) => WrittenNotice;

/** Contact details that were changed: which, and never to what. */
export type ChangeToTell = Pick<UntoldChange, 'rma' | 'changed' | 'at'>;

export type ComposeChange = (change: ChangeToTell, shop: ShopFacts, reader: Reader) => WrittenNotice;
