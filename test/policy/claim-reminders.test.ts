// A claim with a carrier has no limit: the carrier is reminded again and again, and staff with it (PLT-15, PLT-K04).
import { expect, test } from '@jest/globals';
import { answerBy } from '../../src/case/answer.ts';
import { decideText } from '../../src/case/decide-text.ts';
import type { CaseEvent } from '../../src/contract/events.ts';
import { isBefore } from '../../src/domain/instant.ts';
import type { Order, ReturnRequest } from '../../src/domain/order.ts';
import { begin } from '../../src/life/begin.ts';
import { nextStrikeOrAlert } from '../../src/life/clocks.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import type { Pack } from '../../src/policy/load.ts';
import { examples } from '../support/examples.ts';
import { ownPacks, readPlain } from '../support/plain-pack.ts';

const platform = packOf('platform');
const claimed: CaseEvent = { at: '2026-05-12T02:00:00Z', event: 'claim-sent', by: 'agent:bo' };
const answered: CaseEvent = {
  at: '2026-06-03T02:00:00Z',
  event: 'carrier-answered',
  by: 'carrier',
  amount: 0,
  paidTo: 'customer',
};

// Tuesday 12 May; the fifth working day is Tuesday 19 May, and so on. 19 June is the Dragon Boat Festival.
const everyFiveDays = ['2026-05-19', '2026-05-26', '2026-06-02', '2026-06-09', '2026-06-16', '2026-06-24'].map(
  (day) => `${day}T16:00:00Z`,
);

test('the carrier is reminded every five working days, and a supervisor alerted each time', () => {
  const told = live([claimed], '2026-06-25T00:00:00Z');
  expect(told.filter(({ notice }) => notice === 'claim-reminder')).toEqual(
    everyFiveDays.map((at) => ({ notice: 'claim-reminder', to: 'carrier', at, cause: causeOf(at) })),
  );
  const alerts = told.filter(({ notice }) => notice === 'overdue');
  expect(alerts.map(({ to, at }) => `${to} ${at}`)).toEqual(everyFiveDays.map((at) => `supervisor ${at}`));
  expect(new Set(told.map(({ notice, to, cause }) => `${notice} ${to} ${cause}`)).size).toBe(told.length);
});

test('with the carrier’s answer it ends', () => {
  const told = live([claimed, answered], '2026-06-25T00:00:00Z');
  const reminders = told.filter(({ notice }) => notice === 'claim-reminder');
  expect(reminders.map(({ at }) => at)).toEqual(everyFiveDays.slice(0, 3));
});

test('a limit that a supervisor sets for the carrier repeats nothing that it was told before', () => {
  const moved: CaseEvent = {
    at: '2026-05-28T02:00:00Z',
    event: 'clock-moved',
    by: 'supervisor:eve',
    clock: 'PLT-K04',
    to: '2026-07-31T16:00:00Z',
    reason: 'it has asked for time',
  };
  const told = live([claimed, moved], '2026-06-25T00:00:00Z');
  const reminders = told.filter(({ notice }) => notice === 'claim-reminder');
  expect(reminders.map(({ at }) => at)).toEqual(everyFiveDays);
});

test('the answer to a case lists the first reminder alone', () => {
  const file = { ...claimCase(), events: [claimed], asOf: '2026-06-25T00:00:00Z' };
  const { notices } = decideText([platform], JSON.stringify(file)).answer;
  expect(notices.filter(({ notice }) => notice === 'claim-reminder').map(({ at }) => at)).toEqual([everyFiveDays[0]]);
  expect(notices.some(({ notice }) => notice === 'overdue')).toBe(false);
});

test.each([
  ['onDay: 1', 'target: 1, limit: 2'],
  ['atTarget: true', 'limit: 2'],
  ['atTarget: true', 'target: 0, limit: 2'],
])('a reminder with %s of a clock with %s cannot be repeated', (when, figures) => {
  const reminder = `{ notice: claim-reminder, to: carrier, ${when}, repeats: true, clauses: [] }`;
  const to = `${figures.replaceAll(', ', '\n        ')}\n        reminders: [${reminder}]`;
  expect(() => readPlain({ from: 'limit: 2', to })).toThrow('write atTarget, and a target of a day or more');
});

/** The first message of its name is counted, a repeated one named by its instant: each is another mail. */
function causeOf(at: string): string {
  return at === everyFiveDays[0] ? 'carrier-1' : `carrier-at-${at}`;
}

/** Lets a return live as the workflow does, with everything that comes by itself, and gives the messages of its claim. */
function live(events: readonly CaseEvent[], until: string) {
  const told: { readonly notice: string; readonly to: string; readonly at: string; readonly cause: string }[] = [];
  const { shop, order, request } = claimCase();
  const feed = (state: ReturnState, event: LifeEvent): ReturnState => {
    const steps = run(state, event, (ask) => answerBy(platform, ask));
    for (const effect of steps.flatMap(({ effects }) => effects)) {
      if (effect.effect !== 'notify' || effect.notice.clock !== 'PLT-K04') continue;
      const { notice, to, at } = effect.notice;
      told.push({ notice, to, at, cause: effect.cause });
    }
    return steps.at(-1)?.state ?? state;
  };
  let state = feed(begin({ shop, order, request }), { event: 'opened', at: request.at });
  for (const event of [...events, undefined]) {
    const end = event?.at ?? until;
    for (let strike = nextStrikeOrAlert(state); strike !== undefined && isBefore(strike.at, end);) {
      state = feed(state, { event: 'time-passed', at: strike.at });
      strike = nextStrikeOrAlert(state);
    }
    if (event !== undefined) state = feed(state, event);
  }
  return told;
}

/** A parcel that the user's own carrier has lost, asked for on the day before the claim. */
function claimCase(): { readonly shop: string; readonly order: Order; readonly request: ReturnRequest } {
  const found = examples('platform.jsonl').find(({ id }) => id === 'PLT-x-claim-waits');
  if (found === undefined) throw new Error('There is no example of a claim that waits.');
  const file = found.case as unknown as { readonly order: Order; readonly request: ReturnRequest };
  const order: Order = {
    ...file.order,
    deliveredAt: '2026-05-08T02:00:00Z',
    exchangesBefore: 0,
    payments: file.order.payments.map((payment) => ({ ...payment, refundedBefore: 0 })),
    lines: file.order.lines.map((line) => ({ ...line, returnedBefore: 0 })),
  };
  return { shop: 'platform', order, request: { ...file.request, at: '2026-05-11T02:00:00Z', conditions: {} } };
}

function packOf(shop: string): Pack {
  const found = ownPacks().find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`There is no pack of ${shop}.`);
  return found;
}
