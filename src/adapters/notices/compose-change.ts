// The e-mail to the address that was on file, after contact details have changed: which, and never to what.
import type { ComposeChange } from '../../ports/notices.ts';
import { paragraph } from './blocks.ts';
import { contactLetter } from './contact-letter.ts';
import { filled } from './texts.ts';
import { printedInstant } from './when.ts';

export const composeChange: ComposeChange = ({ rma, changed, at }, shop, reader) =>
  contactLetter(rma, shop, reader, (texts) => ({
    title: texts.changed.title,
    blocks: [
      paragraph(filled(texts.changed.happened, { instant: printedInstant(at, shop.zone, texts) })),
      { kind: 'list', items: changed.map((field) => texts.changed.fields[field]), numbered: false },
      paragraph(filled(texts.changed.notYou, { address: shop.sender.address })),
    ],
  }));
