// The handlers of one return: every message becomes a fact before the machine, and none is heard twice.
import { ApplicationFailure, condition, log, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { can } from '../src/contract/can.ts';
import type { Problem } from '../src/contract/problems.ts';
import { contentOf, givenAt, type Said } from '../src/contract/said.ts';
import { fieldsFor, malformed } from '../src/contract/guards.ts';
import {
  askedForQuery,
  cardQuery,
  clocksQuery,
  type Heard,
  type Message,
  moneyQuery,
  refundReports,
  rulingsQuery,
  signalDefinition,
  signalEvents,
  type SignalName,
  timelineQuery,
  updateDefinition,
  updateEvents,
  type UpdateName,
} from '../src/contract/messages.ts';
import type { CaseEvent, EventName } from '../src/contract/events.ts';
import { instantOf, isBefore, msOf } from '../src/domain/instant.ts';
import type { AskedFor } from '../src/contract/timeline.ts';
import { roleOf } from '../src/domain/vocabulary.ts';
import { timelinePageOf } from '../src/life/timeline.ts';
import { type Desk, type Entry, noteProblem, receive } from './desk.ts';
import { cardNow } from './card.ts';
import { descriptions } from './descriptions.ts';
import { contradiction } from './repeats.ts';
import { unknown } from './unknown-signals.ts';

/** Set before the first wait, so that a message which comes with the start, or after a reset, finds its handler. */
export function listen(desk: Desk): void {
  for (const name of Object.keys(updateEvents) as UpdateName[]) {
    setHandler(updateDefinition(name), (message) => asked(desk, name, message), {
      description: descriptions[name],
      validator: (message) => refuseUnfit(desk, name, message),
    });
  }
  for (const name of Object.keys(signalEvents) as SignalName[]) {
    setHandler(signalDefinition(name), (message) => told(desk, name, message), { description: descriptions[name] });
  }
  setDefaultSignalHandler((name) => unknown(desk, name));
  setHandler(cardQuery, () => cardNow(desk), { description: 'what a person sees of this return' });
  setHandler(clocksQuery, () => desk.state.clocks, { description: 'who owes what until when, with pauses' });
  setHandler(rulingsQuery, () => desk.state.rulings, { description: 'what the policy says, with its own words' });
  setHandler(moneyQuery, () => desk.state.money, { description: 'what is due, line by line, with clauses' });
  setHandler(timelineQuery, (from) => timelinePageOf(desk.log, from), { description: 'what happened, in order' });
  setHandler(askedForQuery, () => askedFor(desk), {
    description: 'the order and the request, as they were at the start',
  });
}

function askedFor({ input: { shop, order, request } }: Desk): AskedFor {
  return { shop, order, request };
}

/**
 * Form, authority, and an id that says something else than before: what is merely early comes right later, above all after
 * a reset (TEMPORAL, fact 4).
 */
function refuseUnfit(desk: Desk, name: UpdateName, message: Message): void {
  const fact = factOf(desk, name, message);
  if ('code' in fact) throw failureFor({ at: '', ...fact });
  const problem = contradiction(desk, message, saidIn(message, fact));
  if (problem !== undefined) throw failureFor(problem);
}

async function asked(desk: Desk, name: UpdateName, message: Message): Promise<Heard> {
  const fact = factOf(desk, name, message);
  if ('code' in fact) throw failureFor({ at: '', ...fact });
  const entry = receive(desk, message, { fact, said: saidIn(message, fact) });
  await condition(() => entry.answer !== undefined);
  return answerTo(entry);
}

function saidIn(message: Message, fact: Entry['fact']): Said {
  return { content: contentOf(fact), at: givenAt(message) === null ? null : fact.at };
}

function failureFor({ at, code, detail }: Problem): ApplicationFailure {
  return ApplicationFailure.nonRetryable(detail, code, { at });
}

function answerTo({ answer }: Entry): Heard {
  if (answer === undefined) throw new Error('a message was answered before it was heard');
  if ('heard' in answer) return answer.heard;
  throw failureFor(answer.problem);
}

/**
 * A signal cannot be refused: what is wrong with it is noted, and it changes nothing. Carriers and providers report the
 * same fact again with another instant, so by its id and fields alone it is known.
 */
function told(desk: Desk, name: SignalName, message: Message): void {
  const fact = factOf(desk, name, message);
  if ('code' in fact) {
    log.warn('a signal was ignored', { name, code: fact.code, detail: fact.detail });
    noteProblem(desk, { at: name, code: fact.code, detail: fact.detail });
    return;
  }
  receive(desk, message, { fact, said: { content: contentOf(fact), at: null } });
}

type Unfit = { readonly code: 'BAD_VALUE' | 'NOT_ALLOWED'; readonly detail: string };
type Fact = Entry['fact'] | Unfit;

/** The event that a message reports; sent past the API it may lack its instant, and then the return's own now counts. */
function factOf(desk: Desk, name: UpdateName | SignalName, message: Message): Fact {
  const wrong = malformed(message);
  if (wrong !== undefined) return { code: 'BAD_VALUE', detail: wrong };
  const role = message.by.split(':', 1)[0] ?? '';
  const speaker = { role: role as 'mail', name: message.by };
  if (!can(speaker, name, { rma: desk.input.rma, shop: desk.input.shop })) {
    return { code: 'NOT_ALLOWED', detail: `${name} is not for ${message.by}` };
  }
  const now = desk.time.now();
  const at = message.at === undefined ? now : instantOf(msOf(message.at));
  if (message.heardAt === undefined && isBefore(now, at))
    return { code: 'BAD_VALUE', detail: `at lies after now, ${now}` };
  if (name === 'retryStep') return { event: 'step-retried', at };
  const event = eventOf(name, message);
  const fields = fieldsFor(event, { ...message, ...fixed[name] });
  if (typeof fields === 'string') return { code: 'BAD_VALUE', detail: fields };
  // A number that the customer tells is no proof of posting; a dated receipt is (ALL-09).
  if (name === 'registerParcel' && fields['postingReceiptAt'] === undefined)
    return { ...fields, event: 'number-told', at };
  const via = message.heardAt === undefined ? { via: 'temporal' } : {};
  return { ...fields, ...via, event, at, by: byOf(name, message) } as CaseEvent;
}

/** What a message says by its name alone. */
const fixed: Readonly<Partial<Record<UpdateName | SignalName, object>>> = {
  approve: { verdict: 'approve' },
  decline: { verdict: 'decline' },
  overrideRuling: { override: true },
};

function eventOf(name: UpdateName | SignalName, message: Message): EventName {
  const status = message['status'];
  if (name === 'refundReported' || name === 'confirmRefund') {
    const reported = Object.entries(refundReports).find(([word]) => word === status)?.[1];
    return reported ?? (name === 'confirmRefund' ? 'refund-settled' : 'refund-submitted');
  }
  const events: Readonly<Record<string, EventName | null>> = { ...updateEvents, ...signalEvents };
  return events[name] ?? 'notice-sent';
}

/** Mail is a part of the shop; a receipt that the customer shows is the carrier's word. */
function byOf(name: UpdateName | SignalName, { by }: Message): string {
  if (name === 'registerParcel') return 'carrier';
  return (roleOf(by) as string) === 'mail' ? 'shop' : by;
}
