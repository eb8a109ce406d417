// An e-mail of a return: what happened, who does what next until when, by which clause, and about which return.
import type { NoticeOrder } from '../../contract/effects.ts';
import { printedAmount } from '../../domain/printed.ts';
import type { Money } from '../../domain/ruling.ts';
import type { NoticeName } from '../../domain/vocabulary.ts';
import type { WrittenNotice } from '../../ports/notices.ts';
import type { Citation, ShopFacts } from '../../ports/packs.ts';
import { oneLine, paragraph } from './blocks.ts';
import type { Block, Letter } from './blocks.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { sectionBlocks } from './sections.ts';
import { staffStories } from './stories/staff.ts';
import { goodsStories } from './stories/goods.ts';
import { moneyStories } from './stories/money.ts';
import { parcelStories } from './stories/parcel.ts';
import { requestStories } from './stories/request.ts';
import type { Story, Tell } from './story.ts';
import { printedDeadline, printedInstant } from './when.ts';
import { methodWords, partWords, resolutionWords } from './words.ts';

const stories: Readonly<Record<NoticeName, Tell>> = {
  ...requestStories,
  ...parcelStories,
  ...goodsStories,
  ...moneyStories,
  ...staffStories,
};

/** Answers `WrittenNotice`: one line of subject, and the same content as text and as HTML (`ComposeNotice`). */
export function composeNotice(
  order: NoticeOrder,
  shop: ShopFacts,
  citations: readonly Citation[],
  recipientName: string,
): WrittenNotice {
  const story = stories[order.notice](order, shop);
  const name = oneLine(recipientName);
  const letter: Letter = {
    subject: `${oneLine(story.title)} · ${order.rma}`,
    headline: oneLine(story.title),
    tone: story.tone,
    sender: oneLine(shop.name),
    greeting: order.to !== 'customer' ? '' : name === '' ? 'Hello,' : `Dear ${name},`,
    blocks: [
      ...story.happened.map((text) => paragraph(oneLine(text))),
      ...reasonBlocks(order),
      ...deadlineBlocks(order, story),
      ...nextBlocks(story),
      ...story.shows.flatMap((section) => sectionBlocks(section, order, shop)),
      ...paperBlocks(order),
      { kind: 'heading', text: order.to === 'customer' ? 'Your return' : 'The return' },
      { kind: 'facts', rows: returnFacts(order, story, shop) },
      ...clauseBlocks(citations),
    ],
    footer: `${oneLine(shop.name)} · return ${order.rma}. This e-mail was written by our returns service; please keep the return number in the subject when you reply.`,
  };
  return { subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
}

function reasonBlocks({ reason }: NoticeOrder): readonly Block[] {
  return reason === null || oneLine(reason) === '' ? [] : [paragraph(`The reason given: ${oneLine(reason)}`)];
}

function deadlineBlocks({ due }: NoticeOrder, { duty }: Story): readonly Block[] {
  if (due === null || duty === null) return [];
  return [{ kind: 'deadline', ...duty, when: printedDeadline(due.at, due.zone), clause: due.clause }];
}

function nextBlocks({ next }: Story): readonly Block[] {
  if (next.length === 0) return [];
  return [
    { kind: 'heading', text: 'What happens next' },
    { kind: 'list', items: next, numbered: next.length > 1 },
  ];
}

/** What is attached, and what could not be made (ALL-10). */
function paperBlocks({ papers, lacks }: NoticeOrder): readonly Block[] {
  const attached = papers.map(({ kind }) => (kind === 'label' ? 'return label (PDF)' : 'packing slip (PDF)'));
  const lacking = lacks.map((part) => partWords[part]).join(' and ');
  return [
    ...(attached.length === 0 ? [] : [paragraph(`Attached: ${attached.join(', ')}.`)]),
    ...(lacks.length === 0
      ? []
      : [
          paragraph(
            `Still lacking: ${lacking}. You get it in another e-mail, and your time to post the parcel does not begin before that one.`,
          ),
        ]),
  ];
}

function returnFacts(order: NoticeOrder, story: Story, shop: ShopFacts): readonly { label: string; value: string }[] {
  const goods = order.lines.map(({ quantity, title }) => `${quantity} × ${oneLine(title)}`).join(', ');
  const { money } = order;
  const paid = story.shows.includes('money') && money.method !== null ? methodWords[money.method] : '';
  return [
    { label: 'Return (RMA)', value: order.rma },
    { label: 'Order', value: oneLine(order.orderNumber) },
    { label: 'Goods', value: goods },
    { label: 'Wish', value: resolutionWords[order.resolution] },
    { label: 'Refunded to', value: paid === '' ? '' : `${paid}${split(money)}` },
    { label: 'As of', value: printedInstant(order.at, order.due?.zone ?? shop.zone) },
  ].filter(({ value }) => value !== '');
}

/** An order paid in several ways is refunded in as many amounts; each shows up by itself on a statement. */
function split({ payments, currency }: Money): string {
  if (payments.length < 2) return '';
  return `, in ${payments.length} amounts: ${payments.map(({ amount }) => printedAmount(amount, currency)).join(' and ')}`;
}

function clauseBlocks(citations: readonly Citation[]): readonly Block[] {
  if (citations.length === 0) return [];
  return [
    { kind: 'heading', text: 'What this rests on' },
    ...citations.map(({ id, quote, reading }): Block => {
      const words = oneLine(quote ?? reading);
      return {
        kind: 'quote',
        clause: quote === null ? `${id} (our reading)` : id,
        words,
        by: quote === null ? 'reading' : 'shop',
      };
    }),
  ];
}
