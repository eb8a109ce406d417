// An operator resets a return to any point of its history: it comes to the same end, with one refund and the same mails.
import { afterAll, describe, expect, test } from '@jest/globals';
import type { NoticeOrder, RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/vocabulary.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { isApproved, isDeclinedAfterEvidence, isInspected } from '../support/first-steps.ts';
import { isReset, pointsOf } from '../support/reset.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

/** As the mail log and the provider's ledger are: what was done once is answered as it was then. */
const mails = new Map<string, { readonly at: string }>();
const refunds = new Map<string, RefundOutcome>();

const world = await openWorld({
  ...fakes(nothingSeen()),
  sendNotice: async ({ rma, notice, cause, clockShift }: NoticeOrder) => {
    const key = `${rma} ${notice} ${cause}`;
    const sent = mails.get(key) ?? { at: instantOf(Date.now() - clockShift) };
    mails.set(key, sent);
    return { kind: 'sent', at: sent.at, messageId: key, lacks: [] };
  },
  refund: async ({ rma, slot, clockShift }: RefundRequest): Promise<RefundOutcome> => {
    const key = `${rma} ${slot}`;
    const known = refunds.get(key) ?? {
      kind: 'submitted',
      at: instantOf(Date.now() - clockShift),
      providerId: `re_${slot}`,
      settled: false,
    };
    refunds.set(key, known);
    return known;
  },
});
afterAll(() => world.close());

const ofReturn = (known: ReadonlyMap<string, unknown>, { rma }: TheReturn): readonly string[] =>
  [...known.keys()].filter((key) => key.startsWith(`${rma} `)).sort();

async function lookOf(one: TheReturn) {
  const { stage, outcome, money, attention } = await one.card();
  return { stage, outcome, money, attention, mails: ofReturn(mails, one), refunds: ofReturn(refunds, one) };
}

/** A new run may skip time by itself before it is asked to, and then does not end in the first pass. */
async function toTheEnd(one: TheReturn): Promise<void> {
  for (let passes = 0; passes < 60; passes += 1) {
    if ((await world.pass(one.handle, '60 days')) === 'ended') return;
  }
  throw new Error(`${one.rma} does not end.`);
}

interface Path {
  readonly file?: typeof happy;
  readonly outcome: Outcome;
  readonly live: (one: TheReturn) => Promise<void>;
}

const paths: Readonly<Record<string, Path>> = {
  refunded: {
    outcome: 'refunded',
    live: async (one) => {
      await isInspected(world, one, 'accept');
      await one.tell('refundReported', { by: 'provider', status: 'settled' });
    },
  },
  lapsed: {
    outcome: 'lapsed',
    live: async (one) => {
      await isApproved(world, one);
      await one.until('2026-03-25T00:00:00Z');
    },
  },
  declined: {
    outcome: 'declined',
    live: (one) => isDeclinedAfterEvidence(world, one),
  },
  exchanged: {
    outcome: 'exchanged',
    file: asking({ ground: 'wrong-item', resolution: 'exchange' }),
    live: async (one) => {
      await isInspected(world, one, 'accept');
      await one.ask('recordDispatch', { by: 'inspector:ann' });
    },
  },
  'sent back': {
    outcome: 'sent-back',
    live: async (one) => {
      await isInspected(world, one, 'reject');
      await one.ask('reclaimGoods', {});
      await one.ask('recordCarriagePaid', { by: 'finance:lu' });
      await world.settled(one.handle);
      await one.ask('recordSentBack', { by: 'inspector:ann' });
    },
  },
  'granted on appeal': {
    outcome: 'refunded',
    file: { ...asking({ ground: 'missing-item', evidence: ['description', 'product-photo'] }), shop: 'aisoon' },
    live: async (one) => {
      const reason = 'The parcel had its full weight.';
      await one.ask('decide', { by: 'agent:bo', verdict: 'decline', reason, evidence: ['weighing-photo'] });
      await world.settled(one.handle);
      await one.ask('appeal', { reason: 'It was that of another parcel.' });
      await world.settled(one.handle);
      await one.ask('decideAppeal', { by: 'supervisor:eve', verdict: 'approve', reason: 'The scales were wrong.' });
      await world.settled(one.handle);
      await one.tell('refundReported', { by: 'provider', status: 'settled' });
    },
  },
  cancelled: {
    outcome: 'cancelled',
    file: { ...happy, order: { ...happy.order, shippedAt: null, deliveredAt: null } },
    live: (one) => one.ask('cancelOrder', { by: 'agent:bo', reason: 'Not to be had.' }).then(() => undefined),
  },
};

function asking(request: Partial<typeof happy.request>): typeof happy {
  return { ...happy, request: { ...happy.request, ...request } };
}

describe('a return that is reset to any point comes to the same end', () => {
  test.each(Object.entries(paths))(
    '%s',
    async (_, { file = happy, outcome, live }) => {
      const one = await startReturn(world, file);
      await live(one);
      await toTheEnd(one);
      const before = await lookOf(one);
      expect(before).toMatchObject({ stage: 'closed', outcome });
      const { runId } = await one.handle.describe();
      let resets = 0;
      for (const point of await pointsOf(one.handle)) {
        if (!(await isReset(one.handle, runId, point))) continue;
        resets += 1;
        await toTheEnd(one);
        expect({ point: String(point), ...(await lookOf(one)) }).toEqual({ point: String(point), ...before });
      }
      expect(resets).toBeGreaterThan(3);
    },
    120_000,
  );
});
