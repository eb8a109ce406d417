// The e-mail with the code for a change of contact details.
import type { ComposeCode } from '../../ports/notices.ts';
import { paragraph } from './blocks.ts';
import { contactLetter } from './contact-letter.ts';
import { filled } from './texts.ts';

export const composeCode: ComposeCode = ({ rma, code, minutes }, shop, reader) =>
  contactLetter(rma, shop, reader, (texts) => ({
    title: texts.code.title,
    blocks: [
      paragraph(texts.code.happened),
      { kind: 'heading', text: filled(texts.code.code, { code }) },
      paragraph(filled(texts.code.holds, { minutes: String(minutes) })),
      paragraph(texts.code.notYou),
    ],
  }));
