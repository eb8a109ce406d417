// E-mails to those who have to act for the shop, or for a carrier.
import type { NoticeOrder } from '../../../contract/effects.ts';
import type { NoticeName } from '../../../domain/vocabulary.ts';
import { oneLine } from '../blocks.ts';
import { printedSince } from '../when.ts';
import { stepWords } from '../step-words.ts';
import type { Tell } from '../story.ts';

export const staffStories = {
  reminder: (order) => ({
    title: `Due: ${lowered(subjectMatter(order))}`,
    tone: 'attention',
    happened: [`${subjectMatter(order)} of return ${order.rma} is due and not done yet. Nothing is decided by itself.`],
    duty: { who: desk(order), does: 'one of the commands below ends it' },
    next: [],
    shows: ['missing', 'commands'],
  }),
  overdue: (order) => ({
    title: `Overdue: ${lowered(subjectMatter(order))}`,
    tone: 'bad',
    happened: [
      overdue(order),
      'The return goes on waiting and never decides by itself. This alert comes again until it is done.',
    ],
    duty: null,
    next: [],
    shows: ['missing', 'commands'],
  }),
  'claim-reminder': (order, shop) => ({
    title: 'Reminder: your answer to our claim is due',
    tone: 'attention',
    happened: [
      `We have claimed compensation for the parcel of order ${oneLine(order.orderNumber)} of ${oneLine(shop.name)} and do not have your answer yet.`,
    ],
    duty: { who: 'You', does: 'answer our claim' },
    next: ['Reply to this e-mail with your decision, or with what you still need from us.'],
    shows: [],
  }),
} satisfies Partial<Record<NoticeName, Tell>>;

export function isStaffNotice(notice: NoticeName): notice is keyof typeof staffStories {
  return Object.hasOwn(staffStories, notice);
}

function overdue(order: NoticeOrder): string {
  const what = `${subjectMatter(order)} of return ${order.rma} is overdue`;
  return order.due === null
    ? `${what}.`
    : `${what} under ${order.due.clause}, ${printedSince(order.due.at, order.due.zone)}.`;
}

function subjectMatter({ step }: NoticeOrder): string {
  return step === undefined ? 'A step' : stepWords[step];
}

function desk({ to }: NoticeOrder): string {
  return `${to.slice(0, 1).toUpperCase()}${to.slice(1)}`;
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
