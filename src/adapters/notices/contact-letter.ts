// The e-mails about a change of contact details: the API's own, past every history, in the look of all others.
import type { Reader, WrittenNotice } from '../../ports/notices.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import type { Block } from './blocks.ts';
import { languageFor, textsOf } from './languages.ts';
import { greetingOf, writtenLetter } from './letter.ts';
import type { Texts } from './texts.ts';

export interface AboutContact {
  /** Without what the letter is to keep from others: subjects are shown on locked screens. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** In the reader's language; without one of ours, in English. */
export function contactLetter(
  rma: string,
  shop: ShopFacts,
  reader: Reader,
  tell: (texts: Texts) => AboutContact,
): WrittenNotice {
  const language = languageFor(reader.language);
  const texts = textsOf(language);
  const greeting = greetingOf(reader, texts);
  return writtenLetter({ language, texts, rma, shop, tone: 'attention', greeting, ...tell(texts) });
}
