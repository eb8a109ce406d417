// What all our e-mails have in common: whose they are, how they greet a customer, their foot and their two forms.
import type { Reader, WrittenNotice } from '../../ports/notices.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import { type Letter, oneLine } from './blocks.ts';
import { defaultLanguage } from './languages.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { filled, type Texts } from './texts.ts';

export interface LetterParts extends Pick<Letter, 'tone' | 'greeting' | 'blocks'> {
  /** Which of our languages the texts are in. */
  readonly language: string;
  readonly texts: Texts;
  readonly rma: string;
  readonly shop: ShopFacts;
  readonly title: string;
}

export function writtenLetter({
  language,
  texts,
  rma,
  shop,
  title,
  tone,
  greeting,
  blocks,
}: LetterParts): WrittenNotice {
  const letter: Letter = {
    language: texts.locale,
    quotesIn: defaultLanguage,
    colon: filled(texts.labelled, { label: '', text: '' }).trim(),
    subject: `${title} · ${rma}`,
    headline: title,
    tone,
    sender: oneLine(shop.name),
    greeting,
    blocks,
    footer: filled(texts.frame.footer, { shop: oneLine(shop.name), rma }),
  };
  return { language, subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
}

export function greetingOf(reader: Pick<Reader, 'name'>, { frame }: Texts): string {
  const name = oneLine(reader.name);
  return name === '' ? frame.greetingWithoutName : filled(frame.greeting, { name });
}
