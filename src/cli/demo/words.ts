// What happens in a story, in words for somebody who watches it.
import type { Card } from '../../contract/card.ts';
import type { CaseEvent, EventName } from '../../contract/events.ts';
import type { ClockStep } from '../../domain/clock.ts';
import { isBefore } from '../../domain/instant.ts';
import { printedAmount } from '../../domain/printed.ts';
import { stageWords, stepWords } from '../explain-words.ts';
import { wallClock, wallClockAtEnd } from '../../domain/wall-clock.ts';

/** `approves the request: “…”`; whoever does it stands beside it. */
export function actWords(event: CaseEvent, zone: string): string {
  const details = detailsOf(event, zone);
  return details.length === 0 ? verbOf(event) : `${verbOf(event)}: ${details.join(', ')}`;
}

/** Whether there are words for it. */
export function isCaseEvent(name: string): name is EventName {
  return name === 'decided' || name === 'inspected' || Object.hasOwn(verbs, name);
}

/** Where a return stands: its stage, what has to be done until when, and what needs attention. */
export function standWords(card: Card, zone: string): { readonly what: string; readonly clauses: readonly string[] } {
  const { stage, outcome, owes } = card;
  const attention = card.attention.length === 0 ? '' : `; attention: ${card.attention.join(', ')}`;
  if (stage === 'closed') return { what: `closed: ${outcome}, ${amountOf(card)}${attention}`, clauses: [] };
  if (owes?.dueAt == null) return { what: `${stage}: ${stageWords[stage]}${attention}`, clauses: [] };
  const step = stepWords[owes.what as ClockStep] ?? owes.what;
  const isLate = !isBefore(card.at, owes.dueAt);
  const limit = isLate ? `due since ${wallClock(owes.dueAt, zone)}` : `until ${wallClockAtEnd(owes.dueAt, zone)}`;
  return { what: `${stage}: ${step}, ${limit}${attention}`, clauses: [owes.clause] };
}

function verbOf(event: CaseEvent): string {
  if (event.event === 'decided') return event.verdict === 'approve' ? 'approves the request' : 'declines the request';
  if (event.event === 'inspected') return event.verdict === 'accept' ? 'accepts the goods' : 'rejects the goods';
  if (event.event === 'parcel-scanned' && event.postingReceiptAt !== undefined) return 'shows a receipt of posting';
  return verbs[event.event];
}

const verbs: Readonly<Record<Exclude<EventName, 'decided' | 'inspected'>, string>> = {
  'evidence-asked': 'asks for evidence',
  'evidence-supplied': 'sends evidence',
  'offer-made': 'makes an offer',
  'offer-answered': 'answers the offer',
  'notice-sent': 'the e-mail is handed over',
  'notice-bounced': 'reports that the e-mail came back',
  'pick-up-agreed': 'agrees on a pick-up',
  'parcel-scanned': 'scans the parcel',
  'second-parcel': 'scans a second parcel',
  received: 'receives the goods',
  'parcel-lost': 'confirms that the parcel is lost',
  appealed: 'appeals',
  'appeal-decided': 'decides on the appeal',
  'refund-held': 'holds the refund',
  'refund-released': 'releases the refund',
  'refund-submitted': 'takes the refund',
  'refund-settled': 'reports that the money has arrived',
  'refund-failed': 'reports that the money will not arrive',
  dispatched: 'dispatches the new goods',
  'not-in-stock': 'reports that the new goods are not to be had',
  'goods-demanded': 'wants the refused goods back',
  'carriage-paid': 'has got the money for the carriage',
  'goods-sent-back': 'sends the refused goods back',
  'carriage-claimed': 'claims the carriage',
  'claim-sent': 'claims from the carrier',
  'carrier-answered': 'answers the claim',
  'trace-asked': 'asks where the money is',
  'trace-answered': 'answers where the money is',
  withdrawn: 'gives the return up',
  cancelled: 'cancels the order',
  'clock-moved': 'moves a clock',
};

function detailsOf(event: CaseEvent, zone: string): readonly string[] {
  const facts: readonly (string | undefined)[] = [
    'reason' in event && event.reason !== undefined ? `“${event.reason}”` : undefined,
    event.event.startsWith('evidence-') && 'evidence' in event ? event.evidence?.join(', ') : undefined,
    event.event === 'inspected' ? failures(event.sheet) : undefined,
    event.event === 'parcel-scanned' && event.postingReceiptAt !== undefined
      ? wallClock(event.postingReceiptAt, zone)
      : undefined,
    'answer' in event ? event.answer : undefined,
    'clock' in event ? event.clock : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function failures(sheet: Readonly<Partial<Record<string, boolean>>>): string | undefined {
  const failed = Object.entries(sheet).flatMap(([answer, isSo]) => (isSo === false ? [answer] : []));
  return failed.length === 0 ? undefined : `not as it should be: ${failed.join(', ')}`;
}

/** `61.90 USD` of a card. */
export function amountOf({ money }: Card): string {
  return printedAmount(money.total, money.currency);
}
