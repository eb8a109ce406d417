// A mail of the shop to a person, which the API itself hands over.
import { type Mail, messageIdFrom } from '../ports/mail.ts';
import type { Reader, WrittenNotice } from '../ports/notices.ts';
import type { ShopFacts } from '../ports/packs.ts';
import type { Person } from '../ports/people.ts';

export interface Addressed {
  /** The same name is the same mail. */
  readonly name: string;
  readonly to: Pick<Person, 'name' | 'email' | 'language'>;
}

export function shopMail(
  shop: ShopFacts,
  { name: mailName, to: { name, email, language } }: Addressed,
  compose: (shop: ShopFacts, reader: Reader) => WrittenNotice,
): Mail {
  return {
    messageId: messageIdFrom(shop.sender, mailName),
    from: shop.sender,
    replyTo: shop.sender,
    to: { name, address: email },
    ...compose(shop, { name, ...(language !== undefined && { language }) }),
    attachments: [],
  };
}
