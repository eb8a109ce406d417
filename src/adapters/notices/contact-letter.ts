// The e-mails about a change of contact details: the API's own, past every history, in the look of all others.
import type { Reader, WrittenNotice } from '../../ports/notices.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import { type Block, type Letter, oneLine } from './blocks.ts';
import { defaultLanguage, languageFor, textsOf } from './languages.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { filled, type Texts } from './texts.ts';

export interface AboutContact {
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
  const { title, blocks } = tell(texts);
  const name = oneLine(reader.name);
  const letter: Letter = {
    language: texts.locale,
    quotesIn: defaultLanguage,
    colon: filled(texts.labelled, { label: '', text: '' }).trim(),
    // Without what the letter is to keep from others: subjects are shown on locked screens.
    subject: `${title} · ${rma}`,
    headline: title,
    tone: 'attention',
    sender: oneLine(shop.name),
    greeting: name === '' ? texts.frame.greetingWithoutName : filled(texts.frame.greeting, { name }),
    blocks,
    footer: filled(texts.frame.footer, { shop: oneLine(shop.name), rma }),
  };
  return { language, subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
}
