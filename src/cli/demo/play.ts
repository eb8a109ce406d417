// Plays one story: each event at its instant through its door, and what is seen of it from outside.
import type { CaseBody } from '../../client/bodies.ts';
import type { Card } from '../../contract/card.ts';
import type { CaseEvent } from '../../contract/events.ts';
import { type Instant, laterOf, msOf } from '../../domain/instant.ts';
import { printedAmount } from '../../domain/printed.ts';
import { customerOf } from './customer.ts';
import { doorOf, doorText } from './doors.ts';
import type { Teller } from './narrator.ts';
import type { Mail, Outside } from './outside.ts';
import type { Refund } from './payments.ts';
import type { Story } from './stories.ts';
import { actWords, standWords } from './words.ts';

/** Time of one return, on a server that skips it. */
export interface OwnTime {
  now(): Promise<Instant>;
  until(at: Instant): Promise<void>;
  settled(): Promise<void>;
  events(): Promise<number>;
}

export interface Stage {
  readonly outside: Outside;
  readonly timeOf: (rma: string, clockShift: number) => OwnTime;
  readonly teller: Teller;
  /** Of the shop. */
  readonly zone: string;
}

/** What was seen of one return from outside when its story was over. */
export interface Played {
  readonly story: Story;
  readonly card: Card;
  /** The mails that its customer has got, in order. */
  readonly notices: readonly string[];
  readonly refunds: readonly Refund[];
  /** The codes of what was refused, in order. */
  readonly problems: readonly string[];
  readonly events: number;
  /** From the request to the end of the story. */
  readonly days: number;
}

/** Starts the return, lets its events happen, and lets its time run up to `asOf`. */
export async function play(story: Story, stage: Stage): Promise<Played> {
  const { file } = story;
  const { outside, teller } = stage;
  const clockShift = Date.now() - msOf(file.request.at);
  const customer = customerOf(story);
  const body = { requestId: `demo-${story.name}`, person: customer, case: story.asked as CaseBody, clockShift };
  const { rma } = await outside.start(file.shop, body);
  const time = stage.timeOf(rma, clockShift);
  const { number } = file.order;
  const wish = `${file.request.ground}, wants ${file.request.resolution}`;
  teller.act(file.request.at, 'shop', `starts ${rma} for order ${number}: ${wish}`, 'POST /v1/returns');
  const scene: Scene = { ...stage, rma, time, customer: customer.email, seen: nothingSeen() };
  await look(scene);
  for (const event of file.events) {
    await time.until(event.at);
    await look(scene);
    await act(scene, event, file.shop);
    await look(scene);
  }
  await time.until(file.asOf);
  const card = await look(scene);
  const { seen } = scene;
  const endsAt = laterOf(file.asOf, file.request.at);
  return {
    story,
    card,
    notices: seen.mails.filter(({ to }) => to === customer.email).map(({ notice }) => notice),
    refunds: seen.refunds,
    problems: seen.problems,
    events: await time.events(),
    days: Math.round((msOf(endsAt) - msOf(file.request.at)) / (24 * 3_600_000)),
  };
}

interface Scene extends Stage {
  readonly rma: string;
  readonly time: OwnTime;
  /** E-mail address. */
  readonly customer: string;
  /** What was told already. */
  readonly seen: Seen;
}

interface Seen {
  mails: readonly Mail[];
  refunds: readonly Refund[];
  problems: readonly string[];
  /** How many problems of the card are among them. */
  onCard: number;
  stand: string;
}

function nothingSeen(): Seen {
  return { mails: [], refunds: [], problems: [], onCard: 0, stand: '' };
}

async function act({ outside, time, teller, rma, zone, seen }: Scene, event: CaseEvent, shop: string): Promise<void> {
  const door = doorOf(event);
  if (door.door === 'awaited') return teller.skip();
  const who = door.door === 'http' && door.owner !== undefined ? door.owner : event.by;
  teller.act(await time.now(), who, actWords(event, zone), doorText(door));
  const refused = await outside.act(event, { rma, shop });
  if (refused === undefined) return;
  seen.problems = [...seen.problems, refused.code];
  teller.trouble(`refused: ${refused.code}, ${refused.detail}`);
  seen.onCard = (await outside.card(rma)).problems.length; // Most refusals stand on the card too.
}

/** Waits until nothing is under way, and tells what is new. */
async function look(scene: Scene): Promise<Card> {
  const { outside, time, teller, rma, zone, seen } = scene;
  await time.settled();
  const [card, mails, refunds] = await Promise.all([outside.card(rma), outside.mails(rma), outside.refunds(rma)]);
  for (const { code, detail } of card.problems.slice(seen.onCard)) {
    seen.problems = [...seen.problems, code];
    teller.trouble(`refused: ${code}, ${detail}`);
  }
  seen.onCard = card.problems.length;
  for (const refund of refunds.slice(seen.refunds.length)) tellRefund(scene, card, refund);
  for (const mail of mails.slice(seen.mails.length)) tellMail(scene, card, mails, mail);
  const stand = `${card.stage} ${card.outcome} ${card.attention.join()}`;
  if (stand !== seen.stand) {
    const { what, clauses } = standWords(card, zone);
    teller.stand(what, clauses);
  }
  Object.assign(seen, { mails, refunds, stand });
  return card;
}

function tellRefund({ teller }: Scene, card: Card, { payment, amount, currency }: Refund): void {
  const clauses = [...new Set(card.money.lines.flatMap((line) => line.clauses))];
  teller.follow(
    card.at,
    'provider',
    `refunds ${printedAmount(amount, currency)} to ${payment}, by its own ledger`,
    clauses,
  );
}

/** The card lists each mail with its fact's own instant and its clauses; alerts that are repeated are not listed there. */
function tellMail({ teller, customer, rma }: Scene, card: Card, all: readonly Mail[], mail: Mail): void {
  const to = mail.to === customer ? 'customer' : (mail.to.split('@')[0] ?? '');
  const alike = all.filter((other) => other.notice === mail.notice && other.to === mail.to);
  const listed = card.notices.filter((one) => one.notice === mail.notice && one.to === to)[alike.indexOf(mail)];
  const subject = mail.subject.replace(` · ${rma}`, '');
  const files = mail.attachments.map((file) => file.replace(`-${rma}`, ''));
  const attached = files.length === 0 ? '' : `, attached ${files.join(' and ')}`;
  teller.follow(listed?.at, `✉ ${to}`, `${subject}${attached}`, listed?.clauses ?? []);
}
