// What one kind of e-mail says; everything that all e-mails have is added in `compose-notice.ts`.
import type { NoticeOrder } from '../../contract/effects.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import type { Tone } from './blocks.ts';

export interface Story {
  /** The subject without the RMA number, and the headline. */
  readonly title: string;
  readonly tone: Tone;
  /** What happened, a paragraph each. */
  readonly happened: readonly string[];
  /** Who has to act until `order.due`, and how; null where the instant is not shown as a deadline. */
  readonly duty: { readonly who: string; readonly does: string } | null;
  /** What comes next, in its order. */
  readonly next: readonly string[];
  /** The sections this e-mail has beside those that every e-mail has; an empty one is left out. */
  readonly shows: readonly Section[];
}

export type Section = 'missing' | 'address' | 'check-list' | 'expected' | 'money' | 'commands';

/** For staff and carriers. */
export type Tell = (order: NoticeOrder, shop: ShopFacts) => Story;
