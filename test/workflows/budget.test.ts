// What each path of a return may cost the server: its events and writes by the formula, and nothing more.
import { afterAll, describe, expect, test } from '@jest/globals';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { costOf, eventsOf, type Terms, writesOf } from '../support/cost.ts';
import { happy, request } from '../support/soocas.ts';
import { isApproved, isDeclinedAfterEvidence, isInspected } from '../support/first-steps.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
afterAll(() => world.close());

interface Path {
  /** What happens, and what of it is asked of the server: each term with what it is for. */
  readonly [term: string]: readonly string[];
}

const approval = ['start', 'decide', 'papers', 'approved'];
const wayBack = ['scan', 'receipt', 'inspection'];
const answersUntilInspected = ['start', 'decide', 'approved', ...wayBack];
const desk = ['decide', 'receipt', 'inspection'];
const timersUntilInspected = ['review', 'ship-back', 'carrier-watch', 'inspection'];
const stagesUntilInspected = ['in-review', 'awaiting-parcel', 'in-transit', 'inspecting'];

/**
 * Each list names what the term is spent on; its length is the bound. A task for all that wakes the return, an answer
 * for each fact whose clauses or instants are asked, a timer for each thing that comes by itself next.
 */
const paths: Readonly<
  Record<
    string,
    { readonly terms: Path; readonly kilobytes: number; live(one: TheReturn): Promise<void>; file?: typeof happy }
  >
> = {
  refunded: {
    kilobytes: 44,
    terms: {
      tasks: [...approval, ...wayBack, 'goods-accepted', 'refund', 'refund-made', 'settled', 'aftercare'],
      activities: ['papers', 'approved', 'goods-accepted', 'refund', 'refund-made'],
      answers: [...answersUntilInspected, 'submitted', 'settled', 'aftercare'],
      signals: ['scan', 'settled'],
      updates: desk,
      timers: [...timersUntilInspected, 'refund', 'bank', 'aftercare'],
      upserts: [...stagesUntilInspected, 'refunding', 'settling', 'closed'],
    },
    live: async (one) => {
      await isInspected(world, one, 'accept');
      await one.tell('refundReported', { by: 'provider', status: 'settled' });
      await world.settled(one.handle);
    },
  },
  lapsed: {
    kilobytes: 34,
    terms: {
      tasks: [...approval, 'first reminder', 'its mail', 'limit', 'lapsed', 'overdue', 'aftercare'],
      activities: ['papers', 'approved', 'posting-reminder', 'lapsed', 'overdue'],
      answers: ['start', 'decide', 'approved', 'limit', 'aftercare', 'record of the reminder'],
      signals: [],
      updates: ['decide'],
      timers: ['review', 'reminder', 'ship-back', 'aftercare'],
      upserts: ['in-review', 'awaiting-parcel', 'closed'],
    },
    live: async (one) => {
      await isApproved(world, one);
      await one.until('2026-03-25T00:00:00Z');
    },
  },
  declined: {
    kilobytes: 16,
    terms: {
      tasks: ['start', 'decide', 'declined', 'aftercare'],
      activities: ['declined'],
      answers: ['start', 'decide', 'aftercare'],
      signals: [],
      updates: ['decide'],
      timers: ['review', 'aftercare'],
      upserts: ['in-review', 'closed'],
    },
    live: async (one) => {
      await one.ask('decide', { by: 'agent:bo', verdict: 'decline', reason: 'Bought elsewhere.' });
    },
  },
  paused: {
    kilobytes: 30,
    terms: {
      tasks: ['start', 'ask', 'evidence-wanted', 'supply', 'decide', 'declined', 'aftercare'],
      activities: ['evidence-wanted', 'declined'],
      answers: ['start', 'ask', 'supply', 'decide', 'aftercare'],
      signals: [],
      updates: ['ask', 'supply', 'decide'],
      timers: ['review', 'evidence', 'review again', 'aftercare'],
      upserts: ['in-review', 'awaiting-evidence', 'in-review', 'closed'],
    },
    live: (one) => isDeclinedAfterEvidence(world, one),
  },
  exchanged: {
    kilobytes: 41,
    terms: {
      tasks: [...approval, ...wayBack, 'goods-accepted', 'dispatch', 'exchange-sent', 'aftercare'],
      activities: ['papers', 'approved', 'goods-accepted', 'exchange-sent'],
      answers: [...answersUntilInspected, 'dispatch', 'aftercare'],
      signals: ['scan'],
      updates: [...desk, 'dispatch'],
      timers: [...timersUntilInspected, 'exchange', 'aftercare'],
      upserts: [...stagesUntilInspected, 'replacing', 'closed'],
    },
    file: { ...happy, request: { ...request, resolution: 'exchange' } },
    live: async (one) => {
      await isInspected(world, one, 'accept');
      await one.ask('recordDispatch', { by: 'inspector:ann', tracking: 'EX-1' });
    },
  },
};

describe('a return costs the server no more than its path asks for', () => {
  test.each(Object.entries(paths))('%s', async (_, { terms, kilobytes, live, file }) => {
    const one = await startReturn(world, file ?? happy);
    await live(one);
    await world.pass(one.handle, '60 days');
    const bound = Object.fromEntries(
      Object.entries(terms).map(([term, what]) => [term, what.length]),
    ) as unknown as Terms;
    const { terms: spent, events, writes, bytes } = await costOf(one.handle);
    const over = Object.entries(terms).filter(([term, what]) => spent[term as keyof Terms] > what.length);
    expect(over.map(([term, what]) => `${spent[term as keyof Terms]} ${term} for ${what.join(', ')}`)).toEqual([]);
    expect(events).toBe(eventsOf(spent));
    expect(events).toBeLessThanOrEqual(eventsOf(bound));
    expect(writes).toBeLessThanOrEqual(writesOf(bound));
    expect(bytes).toBeLessThanOrEqual(kilobytes * 1024);
  });
});
