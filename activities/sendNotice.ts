// Writes one e-mail of a return and hands it over, once for each cause.
import type { NoticeAnswer, NoticeOrder, PaperMade } from '../src/contract/effects.ts';
import type { NoticePart } from '../src/domain/vocabulary.ts';
import { type Mail, type Mailer, type MailLog, messageIdFrom } from '../src/ports/mail.ts';
import type { ComposeNotice, Reader } from '../src/ports/notices.ts';
import type { Citation, PolicyBook, ShopFacts } from '../src/ports/packs.ts';
import type { Files } from '../src/ports/papers.ts';
import type { People } from '../src/ports/people.ts';
import { digestOf } from './digest.ts';
import { ownTime } from './own-time.ts';

export interface NoticeDeps {
  readonly people: People;
  readonly mailer: Mailer;
  readonly mailLog: MailLog;
  readonly files: Files;
  readonly book: PolicyBook;
  readonly compose: ComposeNotice;
  /** Where customers reach us, without a slash at its end. */
  readonly publicUrl: string;
}

/**
 * Answers `bounced` when there is nobody to write to or the mail is refused for good; throws when the mail server may
 * take it later. A mail that the log knows is not sent again: its answer is that of the first time.
 */
export function sendNotice(deps: NoticeDeps): (order: NoticeOrder) => Promise<NoticeAnswer> {
  return async (order) => {
    const shop = deps.book.shop(order.pack, order.country);
    const messageId = await messageIdOf(order, shop);
    const known = await deps.mailLog.find(messageId);
    if (known !== undefined) return { kind: 'sent', at: known.sentAt, messageId, lacks: order.lacks };
    const { attachments, lost } = await attached(deps.files, order);
    const complete = {
      ...order,
      papers: order.papers.filter(({ kind }) => !lost.includes(kind)),
      lacks: [...order.lacks, ...lost.filter(isOwed)],
    };
    const answer = await handOver(deps, { order: complete, shop, messageId, attachments });
    const entry = { messageId, rma: order.rma, notice: order.notice, to: order.to };
    const at = ownTime(order.clockShift);
    if (answer.kind === 'refused') {
      const { reason } = answer;
      await deps.mailLog.recordBounce({ ...entry, id: `${messageId} refused`, heardAt: at, status: null, reason });
      return { kind: 'bounced', at, reason };
    }
    await deps.mailLog.record({ ...entry, sentAt: at });
    return { kind: 'sent', at, messageId, lacks: complete.lacks };
  };
}

interface Ready {
  readonly order: NoticeOrder;
  readonly shop: ShopFacts;
  readonly messageId: string;
  readonly attachments: Mail['attachments'];
}

async function handOver(deps: NoticeDeps, { order, shop, messageId, attachments }: Ready): ReturnType<Mailer['send']> {
  const reader = await readerOf(deps.people, order, shop);
  if (reader === undefined) return { kind: 'refused', reason: `no address of the ${order.to}` };
  const { address, ...named } = reader;
  // A carrier has no business on the customer's page.
  const link = order.to === 'carrier' ? {} : { link: `${deps.publicUrl}/r/${order.rma}` };
  const words = deps.compose(order, shop, cited(deps.book, order), { ...named, ...link });
  return deps.mailer.send({
    messageId,
    ...(await threadOf(deps.mailLog, order, shop)),
    from: shop.sender,
    replyTo: shop.sender,
    to: { name: reader.name, address },
    ...words,
    attachments,
  });
}

type Addressed = Pick<Reader, 'name' | 'language'> & { readonly address: string };

/** People are looked up now, so a corrected address counts; a desk without an address of its own is the supervisor's. */
async function readerOf(people: People, order: NoticeOrder, shop: ShopFacts): Promise<Addressed | undefined> {
  if (order.to === 'customer') {
    const person = await people.find(order.personId);
    if (person === undefined) return undefined;
    const { name, email: address, language } = person;
    return { name, address, ...(language === undefined ? {} : { language }) };
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
): Promise<{ readonly attachments: Mail['attachments']; readonly lost: readonly PaperMade['kind'][] }> {
  const found = await Promise.all(order.papers.map(async (paper) => ({ paper, content: await files.get(paper.key) })));
  return {
    attachments: found.flatMap(({ paper, content }) =>
      content === undefined ? [] : [{ filename: filenameOf(paper, order.rma), content, type: 'application/pdf' }],
    ),
    lost: found.filter(({ content }) => content === undefined).map(({ paper }) => paper.kind),
  };
}

/** An e-mail without it does not do what it is for (ALL-10); a certificate is owed too, and holds up nobody's time. */
function isOwed(kind: PaperMade['kind']): kind is NoticePart & PaperMade['kind'] {
  return kind !== 'refund-certificate';
}

function filenameOf({ kind }: PaperMade, rma: string): string {
  return `${kind === 'label' ? 'return-label' : kind}-${rma}.pdf`;
}

/** Never from chance: the same cause is the same mail. Reader and cause are hashed, since their texts may hold anything. */
async function messageIdOf(order: NoticeOrder, shop: ShopFacts): Promise<string> {
  const digest = await digestOf([order.to, order.cause]);
  return messageIdFrom(shop.sender, `${order.rma}.${order.notice}.${digest.slice(0, 16)}`);
}

/**
 * All mails of a return hang on one id, so that a mail program shows them as one conversation; after the first that this
 * reader got they answer that one.
 */
async function threadOf(log: MailLog, { rma, to }: NoticeOrder, shop: ShopFacts): Promise<Thread> {
  const root = messageIdFrom(shop.sender, rma);
  const [first] = await log.sentTo(rma, to);
  if (first === undefined) return { references: root };
  return { references: `${root} ${first.messageId}`, inReplyTo: first.messageId };
}

type Thread = Pick<Mail, 'references' | 'inReplyTo'>;
