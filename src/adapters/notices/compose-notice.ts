// An e-mail of a return: what happened, who does what next until when, by which clause, and about which return.
import type { NoticeName } from '../../domain/vocabulary.ts';
import type { ComposeNotice, Reader } from '../../ports/notices.ts';
import type { Citation } from '../../ports/packs.ts';
import { oneLine, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { defaultLanguage, languageFor, textsOf } from './languages.ts';
import { greetingOf, writtenLetter } from './letter.ts';
import { returnFacts } from './return-facts.ts';
import { sectionBlocks } from './sections.ts';
import type { Telling } from './sections.ts';
import { customerStory } from './stories/customer.ts';
import { isStaffNotice, staffStories } from './stories/staff.ts';
import type { Story } from './story.ts';
import { filled } from './texts.ts';
import { printedDeadline } from './when.ts';

/** Staff and carriers read English; a customer reads their own language where we have its texts. */
export const composeNotice: ComposeNotice = (order, shop, citations, reader) => {
  const language = order.to === 'customer' ? languageFor(reader.language) : defaultLanguage;
  const texts = textsOf(language);
  const telling = { order, shop, texts };
  const story = storyOf(order.notice, telling);
  const { title, tone } = story;
  const greeting = order.to === 'customer' ? greetingOf(reader, texts) : '';
  const blocks = blocksOf(telling, { story, citations, reader });
  return writtenLetter({ language, texts, rma: order.rma, shop, title, tone, greeting, blocks });
};

interface Shown {
  readonly story: Story;
  readonly citations: readonly Citation[];
  readonly reader: Reader;
}

function blocksOf(telling: Telling, { story, citations, reader }: Shown): readonly Block[] {
  const { order, texts } = telling;
  return [
    ...story.happened.map((text) => paragraph(text)),
    ...reasonBlocks(telling),
    ...deadlineBlocks(telling, story),
    ...nextBlocks(telling, story),
    ...linkBlocks(telling, reader),
    ...story.shows.flatMap((section) => sectionBlocks(section, telling)),
    ...paperBlocks(telling),
    { kind: 'heading', text: order.to === 'customer' ? texts.facts.heading : 'The return' },
    { kind: 'facts', rows: returnFacts(telling, story) },
    ...clauseBlocks(telling, citations),
  ];
}

/** What comes from outside is filled in on one line. */
function storyOf(notice: NoticeName, { order, shop, texts }: Telling): Story {
  if (isStaffNotice(notice)) return staffStories[notice](order, shop);
  const story = customerStory(notice, order, texts);
  const values = { order: oneLine(order.orderNumber), shop: oneLine(shop.name) };
  return { ...story, happened: story.happened.map((text) => filled(text, values)) };
}

function reasonBlocks({ order, texts }: Telling): readonly Block[] {
  const reason = oneLine(order.reason ?? '');
  return reason === '' ? [] : [paragraph(filled(texts.frame.reason, { reason }))];
}

function deadlineBlocks({ order: { due }, texts }: Telling, { duty }: Story): readonly Block[] {
  if (due === null || duty === null) return [];
  const words = filled(texts.labelled, { label: duty.who, text: duty.does });
  return [{ kind: 'deadline', duty: words, when: printedDeadline(due.at, due.zone, texts), clause: due.clause }];
}

function nextBlocks({ texts: { frame } }: Telling, { next }: Story): readonly Block[] {
  if (next.length === 0) return [];
  return [
    { kind: 'heading', text: frame.next },
    { kind: 'list', items: next, numbered: next.length > 1 },
  ];
}

function linkBlocks({ order, texts: { frame } }: Telling, { link }: Reader): readonly Block[] {
  if (link === undefined) return [];
  return [{ kind: 'link', text: order.to === 'customer' ? frame.link : 'The page of the customer', url: link }];
}

/** What is attached, and what could not be made (ALL-10). */
function paperBlocks({ order, texts }: Telling): readonly Block[] {
  const { frame, papers, parts, separator, locale } = texts;
  const attached = order.papers.map(({ kind }) => papers[kind]).join(separator);
  const lacking = new Intl.ListFormat(locale).format(order.lacks.map((part) => parts[part]));
  return [
    ...(attached === '' ? [] : [paragraph(filled(frame.attached, { papers: attached }))]),
    ...(lacking === '' ? [] : [paragraph(filled(frame.lacking, { parts: lacking }))]),
  ];
}

/** Clauses stay in the words of the shop, and where they are in another language the reader is told which. */
function clauseBlocks({ texts: { frame } }: Telling, citations: readonly Citation[]): readonly Block[] {
  if (citations.length === 0) return [];
  return [
    { kind: 'heading', text: frame.clauses },
    ...(frame.quotedIn === '' ? [] : [paragraph(frame.quotedIn)]),
    ...citations.map(({ id, quote, reading }): Block => {
      const words = oneLine(quote ?? reading);
      if (quote !== null) return { kind: 'quote', clause: id, words, by: 'shop' };
      return { kind: 'quote', clause: filled(frame.reading, { clause: id }), words, by: 'reading' };
    }),
  ];
}
