// The e-mail with the code for a change of contact details, in the look of all others.
import type { ComposeCode } from '../../ports/notices.ts';
import { oneLine, paragraph } from './blocks.ts';
import type { Letter } from './blocks.ts';
import { defaultLanguage, languageFor, textsOf } from './languages.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { filled } from './texts.ts';

export const composeCode: ComposeCode = ({ rma, code, minutes }, shop, reader) => {
  const language = languageFor(reader.language);
  const texts = textsOf(language);
  const name = oneLine(reader.name);
  const letter: Letter = {
    language: texts.locale,
    quotesIn: defaultLanguage,
    colon: filled(texts.labelled, { label: '', text: '' }).trim(),
    // Without the code: subjects are shown on locked screens.
    subject: `${texts.code.title} · ${rma}`,
    headline: texts.code.title,
    tone: 'attention',
    sender: oneLine(shop.name),
    greeting: name === '' ? texts.frame.greetingWithoutName : filled(texts.frame.greeting, { name }),
    blocks: [
      paragraph(texts.code.happened),
      { kind: 'heading', text: filled(texts.code.code, { code }) },
      paragraph(filled(texts.code.holds, { minutes: String(minutes) })),
      paragraph(texts.code.notYou),
    ],
    footer: filled(texts.frame.footer, { shop: oneLine(shop.name), rma }),
  };
  return { language, subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
};
