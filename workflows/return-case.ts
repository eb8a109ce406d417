// The story of one return, from the request to the end of its aftercare. The machine in src/life tells it; this drives.
import { allHandlersFinished, condition, isCancellation } from '@temporalio/workflow';
import type { Card } from '../src/contract/card.ts';
import type { ReturnInput } from '../src/contract/input.ts';
import type { Answered } from '../activities/answer.ts';
import type { Answer } from '../src/life/ask.ts';
import { nextStrikeOrAlert, type Strike } from '../src/life/clocks.ts';
import { isBefore } from '../src/domain/instant.ts';
import { next, type LifeEvent } from '../src/life/next.ts';
import { run } from '../src/life/run.ts';
import { stageOf } from '../src/life/stage.ts';
import type { LifeFact, ReturnState } from '../src/life/state.ts';
import { patient, quick } from './activities.ts';
import { type Alarm, openAlarm } from './alarm.ts';
import { cardNow } from './card.ts';
import { type Desk, type Entry, openDesk, takeFirst, write } from './desk.ts';
import { letterBox } from './letters.ts';
import { listen } from './messages.ts';
import type { Notify } from './notice-order.ts';
import { payOut } from './payout.ts';
import { factOnce } from './repeats.ts';
import { lookOf, showChanges } from './visible.ts';

/** Answers the card as it is at the end: it stands in history for good, whether or not a worker is there to ask. */
export async function returnCase(input: ReturnInput): Promise<Card> {
  const desk = openDesk(input);
  listen(desk);
  const post = letterBox(desk);
  const show = showChanges(desk);
  const alarm = openAlarm();
  const opened = { event: 'opened', at: input.request.at } as const;
  await live(desk, post, { fact: opened, from: 'request', id: null, by: 'customer', said: null }, opened);
  for (;;) {
    const entry = takeFirst(desk);
    if (entry !== undefined) {
      const fact = factOnce(desk, entry);
      if (fact === undefined) continue;
      await passTo(desk, post, fact.at);
      await live(desk, post, entry, fact);
      continue;
    }
    const strike = nextStrikeOrAlert(desk.state);
    if (strike !== undefined && desk.time.until(strike.at) === 0) {
      await strikeOf(desk, post, strike);
      continue;
    }
    await show();
    if (desk.inbox.length > 0) continue;
    if (isOver(desk)) break;
    await heardOrDue(desk, alarm, strike);
  }
  await condition(allHandlersFinished);
  return cardNow(desk);
}

/** Waits for a message, or for the next thing that comes by itself: one timer at a time. */
async function heardOrDue(desk: Desk, alarm: Alarm, strike: Strike | undefined): Promise<void> {
  if (strike === undefined) alarm.set(null);
  else alarm.set({ left: desk.time.until(strike.at), summary: summaryOf(desk.state, strike) });
  await condition(() => desk.inbox.length > 0 || alarm.hasRung() || isOver(desk));
}

/** What came due before a fact happened is seen to first; its own instant decides, not when we came round to it. */
async function passTo(desk: Desk, post: (notify: Notify) => void, at: string): Promise<void> {
  for (;;) {
    const strike = nextStrikeOrAlert(desk.state);
    if (strike === undefined || isBefore(at, strike.at) || desk.time.until(strike.at) > 0) return;
    await strikeOf(desk, post, strike);
  }
}

/** Lets happen what comes by itself. */
async function strikeOf(desk: Desk, post: (notify: Notify) => void, { at, place, what }: Strike): Promise<void> {
  await step(desk, post, { event: 'time-passed', at });
  write(desk, { kind: 'clock', at, clock: desk.state.clocks[place]?.id ?? 'alert', what });
}

/** Lets one fact happen, with all that follows from it at once, and answers whoever reported it. */
async function live(desk: Desk, post: (notify: Notify) => void, entry: Entry, fact: LifeFact): Promise<void> {
  const problem = await step(desk, post, fact);
  const early = desk.state.early.some((event) => event === fact);
  entry.answer = problem === undefined ? { heard: { stage: stageOf(desk.state), early } } : { problem };
  const { id, by } = entry;
  write(desk, { kind: 'fact', fact, id, by, refused: problem ?? null, early });
  if (fact.event === 'step-retried') tellAgain(desk, post);
}

/** One step of the machine after the other, until nothing more follows. */
async function step(desk: Desk, post: (notify: Notify) => void, first: LifeEvent) {
  const asks = next(desk.state, first).effects.some(({ effect }) => effect === 'ask');
  const { answers, recorded } = asks ? await answersTo(desk, first) : nothing;
  const left = [...answers];
  let refused;
  for (const { state, effects } of run(desk.state, first, () => taken(left))) {
    desk.state = state;
    for (const effect of effects) {
      if (effect.effect === 'notify') post(effect);
      else if (effect.effect === 'pay') void payOut(desk, effect.payouts);
      else if (effect.effect === 'refuse' && effect.about === first) refused = effect.problem;
    }
  }
  if (recorded) desk.recorded = lookOf(cardNow(desk));
  return refused;
}

const nothing: Answered = { answers: [], recorded: false };

function taken(left: Answer[]): Answer {
  const answer = left.shift();
  if (answer === undefined) throw new Error('The machine asks more than was answered: was it changed on the way?');
  return answer;
}

/** Policy, calendar and money are asked in an activity, once for each fact, so that history keeps what they said. */
async function answersTo({ head, state, time }: Desk, event: LifeEvent): Promise<Answered> {
  const struck = event.event === 'time-passed' ? nextStrikeOrAlert(state) : undefined;
  const summary = `answer ${event.event}${struck === undefined ? '' : ` ${state.clocks[struck.place]?.id ?? 'alert'}`}`;
  const happening = { of: head, state, event, at: time.now() };
  try {
    return await quick.answer.executeWithOptions({ summary }, [happening]);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return patient.answer.executeWithOptions({ summary }, [happening]);
  }
}

/** An operator has put right what an e-mail lacked, or where it came back from: it goes out anew. */
function tellAgain(desk: Desk, post: (notify: Notify) => void): void {
  const { notice, notices } = desk.state;
  if (notice.kind !== 'lacking' && notice.kind !== 'bounced') return;
  const last = notices.findLast(({ to }) => to === 'customer');
  if (last !== undefined)
    post({ effect: 'notify', notice: last, cause: `customer-again-${desk.time.now()}`, reason: null });
}

/** Closed, its aftercare over, nothing under way. */
function isOver({ state, running, inbox }: Desk): boolean {
  const careRuns = state.clocks.some(({ step: about, state: now }) => about === 'aftercare' && now === 'running');
  return state.closed !== null && !careRuns && running === 0 && inbox.length === 0;
}

/** `review limit, SOO-18, Wed 25 Mar 2026 20:00 (Asia/Shanghai)`; before the limit's own timer it names the limit too. */
function summaryOf({ clocks }: ReturnState, { place, at, what }: Strike): string {
  const clock = clocks[place];
  if (clock === undefined) return `alert again, ALL-12, ${at}`;
  const instant = (one: string): string => clock.texts[one] ?? one;
  const of = `${clock.step} %, ${clock.clauses[0] ?? clock.id}, ${instant(at)}`;
  if (what === 'due') return of.replace('%', 'limit');
  if (what === 'repetition') return of.replace('%', `${clock.repetition?.notice ?? 'reminder'} again`);
  const named = what === 'acts' ? 'starts by itself' : (clock.notices[0]?.notice ?? 'reminder');
  return `${of.replace('%', named)}; limit ${clock.dueAt === null ? 'not known' : instant(clock.dueAt)}`;
}
