// What activities and doors need to know of a shop and its clauses; the packs themselves are texts read by an adapter.
import type { Instant } from '../domain/instant.ts';
import type { PackStamp } from '../domain/ruling.ts';
import type { NoticeName } from '../domain/vocabulary.ts';
import type { PostalAddress } from './people.ts';

export interface ShopFacts {
  readonly shop: string;
  readonly name: string;
  /** Three letters at the start of its RMA numbers. */
  readonly rmaPrefix: string;
  readonly zone: string;
  readonly sender: { readonly name: string; readonly address: string };
  /** E-mail addresses of the desks, by role: agent, supervisor, inspector, finance. */
  readonly desks: Readonly<Record<string, string>>;
  /** The warehouse of the delivery's country, else the one for all others; never where a parcel came from (PLT-18). */
  readonly returnAddress: { readonly name: string; readonly address: PostalAddress };
}

export interface Citation {
  readonly id: string;
  /** The shop's own words; null where the clause is ours. */
  readonly quote: string | null;
  readonly reading: string;
}

export interface PolicyBook {
  /** The pack in force for an order placed then; undefined: no such shop. */
  packFor(shop: string, placedAt: Instant): PackStamp | undefined;
  /** `country`, two capital letters: where the order was delivered to. */
  shop(pack: PackStamp, country?: string): ShopFacts;
  /** Whether one of these clauses promises a certificate of the refund with this message (WEB-16). */
  owesCertificate(pack: PackStamp, notice: NoticeName, clauses: readonly string[]): boolean;
  citations(pack: PackStamp, clauses: readonly string[]): readonly Citation[];
}
