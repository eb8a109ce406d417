// Writes one e-mail of a return and hands it over, once for each cause.
import type { NoticeAnswer, NoticeOrder, PaperMade } from '../src/contract/effects.ts';
import type { NoticePart } from '../src/domain/vocabulary.ts';
import type { Mail, Mailer, MailLog } from '../src/ports/mail.ts';
import type { ComposeNotice } from '../src/ports/notices.ts';
import type { Citation, PolicyBook, ShopFacts } from '../src/ports/packs.ts';
import type { Files } from '../src/ports/papers.ts';
import type { People } from '../src/ports/people.ts';
import { ownTime } from './own-time.ts';

export interface NoticeDeps {
  readonly people: People;
  readonly mailer: Mailer;
  readonly mailLog: MailLog;
  readonly files: Files;
  readonly book: PolicyBook;
  readonly compose: ComposeNotice;
}

/**
 * Answers `bounced` when there is nobody to write to or the recipient is refused for good; throws when the mail server
 * may take it later. A mail that the log knows is not sent again: its answer is that of the first time.
 */
export function sendNotice(deps: NoticeDeps): (order: NoticeOrder) => Promise<NoticeAnswer> {
  return async (order) => {
    const shop = deps.book.shop(order.pack, order.country);
    const messageId = await messageIdOf(order, shop);
    const known = await deps.mailLog.find(messageId);
    if (known !== undefined) return { kind: 'sent', at: known.sentAt, messageId, lacks: order.lacks };
    const to = await recipient(deps.people, order, shop);
    if (to === undefined)
      return { kind: 'bounced', at: ownTime(order.clockShift), reason: `no address of the ${order.to}` };
    const { attachments, lost } = await attached(deps.files, order);
    const complete = {
      ...order,
      papers: order.papers.filter(({ kind }) => !lost.includes(kind)),
      lacks: [...order.lacks, ...lost],
    };
    const words = deps.compose(complete, shop, cited(deps.book, order), to.name);
    const answer = await deps.mailer.send({
      messageId,
      references: threadOf(order, shop),
      from: shop.sender,
      to,
      ...words,
      attachments,
    });
    const at = ownTime(order.clockShift);
    if (answer.kind === 'refused') return { kind: 'bounced', at, reason: answer.reason };
    await deps.mailLog.record({ messageId, rma: order.rma, notice: order.notice, to: order.to, sentAt: at });
    return { kind: 'sent', at, messageId, lacks: complete.lacks };
  };
}

interface Recipient {
  readonly name: string;
  readonly address: string;
}

/** People are looked up now, so a corrected address counts; a desk without an address of its own is the supervisor's. */
async function recipient(people: People, order: NoticeOrder, shop: ShopFacts): Promise<Recipient | undefined> {
  if (order.to === 'customer') {
    const person = await people.find(order.personId);
    return person === undefined ? undefined : { name: person.name, address: person.email };
  }
  const address = shop.desks[order.to] ?? shop.desks.supervisor;
  return address === undefined ? undefined : { name: `${shop.name}, ${order.to}`, address };
}

/** Every clause that the mail names, the ones it rests on first. */
function cited(book: PolicyBook, order: NoticeOrder): readonly Citation[] {
  const { clauses, due, checkList, money, expected } = order;
  const amounts = [...money.lines, ...(expected?.lines ?? [])].flatMap((line) => line.clauses);
  const named = [
    ...clauses,
    ...(due === null ? [] : [due.clause]),
    ...amounts,
    ...checkList.map(({ clause }) => clause),
  ];
  return book.citations(order.pack, [...new Set(named)]);
}

/** A paper that is no longer on the disk does not hold the mail; it is lacking then, and somebody is told (ALL-10). */
async function attached(
  files: Files,
  order: NoticeOrder,
): Promise<{ readonly attachments: Mail['attachments']; readonly lost: readonly NoticePart[] }> {
  const found = await Promise.all(order.papers.map(async (paper) => ({ paper, content: await files.get(paper.key) })));
  return {
    attachments: found.flatMap(({ paper, content }) =>
      content === undefined ? [] : [{ filename: filenameOf(paper, order.rma), content, type: 'application/pdf' }],
    ),
    lost: found.filter(({ content }) => content === undefined).map(({ paper }) => paper.kind),
  };
}

function filenameOf({ kind }: PaperMade, rma: string): string {
  return `${kind === 'label' ? 'return-label' : kind}-${rma}.pdf`;
}

/** Never from chance: the same cause is the same mail. Reader and cause are hashed, since their texts may hold anything. */
async function messageIdOf(order: NoticeOrder, shop: ShopFacts): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([order.to, order.cause]));
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', text)).toString('hex');
  return `<${order.rma}.${order.notice}.${digest.slice(0, 16)}@homeward.${domainOf(shop)}>`;
}

/** All mails of a return hang on this id, so that a mail program shows them as one conversation. */
function threadOf(order: NoticeOrder, shop: ShopFacts): string {
  return `<${order.rma}@homeward.${domainOf(shop)}>`;
}

function domainOf({ sender }: ShopFacts): string {
  return sender.address.slice(sender.address.lastIndexOf('@') + 1);
}
