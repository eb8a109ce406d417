// A case file lived through on the real server: messages at the instants of its events, mail and refunds scripted by it.
import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import { answer } from '../../activities/answer.ts';
import { ownTime } from '../../activities/own-time.ts';
import { caseOf } from '../../src/api/history-case.ts';
import type { CaseAnswer } from '../../src/contract/case-answer.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { CaseEvent, EventName } from '../../src/contract/events.ts';
import type { NoticeOrder, RefundRequest } from '../../src/contract/effects.ts';
import type { HistoryCase } from '../../src/contract/history.ts';
import {
  askedForQuery,
  rulingsQuery,
  moneyQuery,
  refundReports,
  signalEvents,
  timelineQuery,
  updateEvents,
  type SignalName,
  type UpdateName,
} from '../../src/contract/messages.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { hoursFrom, instantOf, isBefore, msOf, type Instant } from '../../src/domain/instant.ts';
import { listedClock } from '../../src/life/list.ts';
import { packs, startReturn, type TheReturn } from './a-return.ts';
import type { World } from './world.ts';

/** What is being lived through, and how far; by the number of the order, which is made unique. */
const scripts = new Map<string, { readonly file: CaseFile; reached: Instant; going: Instant }>();

/** What our own activities report: they are tried again a second after the case has come so far. */
const awaited: readonly EventName[] = ['notice-sent', 'notice-bounced'];
const decisions: readonly EventName[] = ['decided', 'inspected', 'appeal-decided', 'offer-made'];
const told = ['approved', 'declined', 'goods-accepted', 'goods-refused', 'offer', 'appeal-decided'];

/** Activities that answer at the instants of the case's events, and never if it has none; the answers are the real ones. */
export function scriptedActivities() {
  const write = async (): Promise<void> => undefined;
  return {
    answer: answer({ packs, records: { write, find: async () => undefined } }),
    recordStage: write,
    makePapers: async () => ({ papers: [], lacks: [] }),
    sendNotice: async (order: NoticeOrder) => {
      const event = told.includes(order.notice) ? tellingEvent(order) : undefined;
      if (event === 'own-instant') return { kind: 'sent', at: order.at, messageId: order.cause, lacks: [] };
      if (event === undefined)
        return { kind: 'sent', at: ownTime(order.clockShift), messageId: order.cause, lacks: [] };
      waitFor(order.orderNumber, event.at);
      if (event.event === 'notice-bounced') return { kind: 'bounced', at: event.at, reason: 'came back' };
      return {
        kind: 'sent',
        at: event?.at ?? order.at,
        messageId: order.cause,
        lacks: event?.event === 'notice-sent' ? (event.lacks ?? []) : [],
      };
    },
    // The provider reports by its own messages, as one does that answers later.
    refund: async ({ clockShift }: RefundRequest) => ({ kind: 'asked', at: ownTime(clockShift) }),
  };
}

/**
 * Throws, to be tried again at that instant; undefined: never within this century. How far the case has come is known to
 * the test alone: a retry that is skipped to believes that its own instant has come.
 */
function waitFor(orderNumber: string, at: Instant | undefined): void {
  const { reached, going } = scriptOf(orderNumber);
  if (at !== undefined && !isBefore(reached, at)) return;
  const left = at === undefined ? 3_000_000_000_000 : Math.max(1_000, msOf(at) - msOf(going));
  throw ApplicationFailure.create({ message: 'not yet', nextRetryDelay: left });
}

function scriptOf(orderNumber: string) {
  const script = scripts.get(orderNumber);
  if (script === undefined) throw new Error(`no case for order ${orderNumber}`);
  return script;
}

type Telling = CaseEvent<'notice-sent' | 'notice-bounced'> | 'own-instant' | undefined;

/** The first word of the case on the e-mail of the decision at this instant; without any it is its own instant. */
function tellingEvent({ orderNumber, at }: NoticeOrder): Telling {
  const { events } = scriptOf(orderNumber).file;
  const index = events.findIndex((event) => decisions.includes(event.event) && event.at === at);
  const later = events.slice(index + 1);
  const end = later.findIndex(({ event }) => decisions.includes(event));
  const until = end === -1 ? later : later.slice(0, end);
  const found = until.find(
    (event): event is CaseEvent<'notice-sent' | 'notice-bounced'> =>
      event.event === 'notice-sent' || event.event === 'notice-bounced',
  );
  return found ?? 'own-instant';
}

/** The server has passed the instant it was sent to, and timers beyond it have fired: what was lived says nothing. */
class SkippedTooFar extends Error {}

/**
 * Lives a case through and answers as `decide` does; `problems` are those of the messages, by the event's path. Lived
 * anew where the server has skipped too far, which its own clock says and no answer of ours.
 */
export async function liveThrough(world: World, file: CaseFile, tries = 3): Promise<LivedCase> {
  try {
    return await liveOnce(world, file);
  } catch (error) {
    if (!(error instanceof SkippedTooFar) || tries === 1) throw error;
    return liveThrough(world, file, tries - 1);
  }
}

/** `exported`: the case file that is made of the return's own history. */
export type LivedCase = CaseAnswer & { readonly exported: HistoryCase };

async function liveOnce(world: World, file: CaseFile): Promise<LivedCase> {
  const number = `${file.order.number}-${randomUUID().slice(0, 8)}`;
  const own = { ...file, order: { ...file.order, number } };
  const script = { file: own, reached: own.request.at, going: own.request.at };
  scripts.set(number, script);
  const one = await startReturn(world, own);
  await world.settled(one.handle);
  const problems: { at: string; code: string; detail: string }[] = [];
  for (const [index, event] of own.events.entries()) {
    script.going = event.at;
    if (isBefore(await one.now(), event.at)) await goTo(one, event.at);
    script.reached = event.at;
    const before = (await one.card()).problems.length;
    const problem = await act(one, event, own.events.slice(0, index));
    if (awaited.includes(event.event)) await one.until(aMomentAfter(await one.now()));
    await world.settled(one.handle);
    // A signal is never answered: what was wrong with it stands on the card.
    const recorded = problem ?? (await one.card()).problems[before];
    if (recorded !== undefined) problems.push({ ...recorded, at: `events[${index}]` });
  }
  script.going = own.asOf;
  await comeTo(world, one, own.asOf);
  const lived = await read(one);
  const exported = await exportOf(one, own.asOf);
  await staysAt(one, own.asOf);
  return { ...lived, problems, exported } as LivedCase;
}

/**
 * What comes by itself at this very instant has come. The server is sent a little further: where what came takes longer
 * than is left of the way, its clock is past the goal, and it skips on to the next timer.
 */
async function comeTo(world: World, one: TheReturn, at: Instant): Promise<void> {
  const end = instantOf(msOf(at) + 20_000);
  if (isBefore(await one.now(), end)) await goTo(one, end);
  for (let tries = 0; tries < 50 && (await one.clocks()).some((clock) => isPassed(clock, at)); tries += 1)
    await world.settled(one.handle);
}

async function goTo(one: TheReturn, at: Instant): Promise<void> {
  await one.until(at);
  await staysAt(one, at);
}

async function staysAt(one: TheReturn, at: Instant): Promise<void> {
  const now = await one.now();
  const tooFar = msOf(now) - msOf(at) > 60_000;
  if (tooFar) throw new SkippedTooFar(`The server was sent to ${at} and stands at ${now}.`);
}

/** Its message, its own act or its limit should have come, and has not yet. */
function isPassed({ state, dueAt, actsAt, notices }: Clock, at: Instant): boolean {
  const instants = [dueAt, actsAt, notices[0]?.at];
  return state === 'running' && instants.some((instant) => instant != null && !isBefore(at, instant));
}

/** Time enough for the next try of what our own activities report. */
function aMomentAfter(at: Instant): Instant {
  return hoursFrom(at, 0.001);
}

const updates = new Map<EventName, UpdateName>(
  (Object.entries(updateEvents) as [UpdateName, EventName | null][])
    .filter(([name]) => name !== 'overrideRuling' && name !== 'registerParcel')
    .flatMap(([name, event]) => (event === null ? [] : [[event, name] as const])),
);
const signals = new Map<EventName, SignalName>(
  (Object.entries(signalEvents) as [SignalName, EventName][])
    .filter(([name]) => name !== 'approve' && name !== 'decline')
    .map(([name, event]) => [event, name]),
);

const reports = new Map(Object.entries(refundReports).map(([status, event]) => [event as EventName, status]));

/** Facts that our own activities bring are awaited, not sent: the scripts above answer for them. */
async function act(
  one: TheReturn,
  event: CaseEvent,
  before: readonly CaseEvent[],
): Promise<{ code: string; detail: string } | undefined> {
  const { event: name, at, by, ...fields } = event;
  if (name === 'notice-sent' || name === 'notice-bounced') {
    const sinceDecision = before.slice(before.findLastIndex((one_) => decisions.includes(one_.event)) + 1);
    if (!sinceDecision.some((one_) => one_.event === 'notice-sent' || one_.event === 'notice-bounced'))
      return undefined;
  }
  const message = { ...fields, at, by: saidBy(by) };
  const status = reports.get(name);
  const update = status === undefined || by.startsWith('finance') ? updates.get(name) : undefined;
  if (update !== undefined) return answerOf(one, update, message);
  const signal = status === undefined ? (signals.get(name) ?? 'noticeSent') : 'refundReported';
  try {
    await one.tell(signal, { ...message, ...(status === undefined ? {} : { status }) });
    return undefined;
  } catch (error) {
    return afterTheEnd(error) ?? { code: 'BROKEN', detail: String(error) };
  }
}

/** After the aftercare there is nobody left to ask; the API says so too. */
function afterTheEnd(error: unknown): { readonly code: string; readonly detail: string } | undefined {
  const { message, cause } = error as { message: string; cause?: { message?: string } };
  const said = `${message} ${cause?.message ?? ''}`;
  return /already completed|not found/i.test(said) ? { code: 'NOT_NOW', detail: said } : undefined;
}

async function answerOf(one: TheReturn, update: UpdateName, fields: object, tries = 3) {
  try {
    await one.ask(update, fields);
    return undefined;
  } catch (error) {
    const { cause, message } = error as { cause?: { type?: string; message?: string }; message: string };
    if (cause?.type !== undefined) return { code: cause.type, detail: cause.message ?? message };
    // A timer fired while it was being answered: nothing came of it, and it is sent again, unless the return has ended.
    const { status } = await one.handle.describe();
    if (status.name === 'RUNNING' && tries > 1) return answerOf(one, update, fields, tries - 1);
    return status.name === 'RUNNING'
      ? { code: 'BROKEN', detail: cause?.message ?? message }
      : { code: 'NOT_NOW', detail: message };
  }
}

/** A bare staff role is a default of the file; on the wire somebody has a name. */
function saidBy(by: string): string {
  return ['agent', 'inspector', 'finance'].includes(by) ? `${by}:somebody` : by;
}

async function exportOf({ handle }: TheReturn, asOf: Instant): Promise<HistoryCase> {
  const { entries, next } = await handle.query(timelineQuery, 1);
  if (next !== null) throw new Error('the case has more entries than one page');
  return caseOf(await handle.query(askedForQuery), entries, asOf);
}

async function read(one: TheReturn) {
  const card = await one.card();
  const clocks = await one.clocks();
  return {
    rulings: await one.handle.query(rulingsQuery),
    clocks: clocks.filter(({ unlisted }) => unlisted === undefined).map(listedClock),
    money: await one.handle.query(moneyQuery),
    missing: card.missing,
    notices: card.notices.map(({ notice, to, at, clauses }) => ({ notice, to, at, clauses })),
    stage: card.stage,
    outcome: card.outcome,
    attention: card.attention,
    pack: card.pack,
  };
}
