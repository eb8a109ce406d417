// What a customer gives up, and an order that is cancelled although it was approved as a return.
import { describe, expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import { isOpen } from '../../src/life/clocks.ts';
import { keptUnits } from '../../src/life/kept-units.ts';
import { attentionOf, stageOf } from '../../src/life/stage.ts';
import { type LifeFact, unitsIn } from '../../src/life/state.ts';
import { withdrawnFit } from '../../src/life/withdrawal.ts';
import { stages } from '../../src/domain/vocabulary.ts';
import { payoutsOf, refusalIn } from '../support/effects.ts';
import { order } from '../support/soocas.ts';
import { type Lived, reached, story } from '../support/stages.ts';

const at = (day: number): string => `2026-04-${String(day).padStart(2, '0')}T10:00:00Z`;
const withdrawn = (day: number): CaseEvent => ({ at: at(day), event: 'withdrawn', by: 'customer' });
const approve: CaseEvent = { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' };
const stuck: LifeFact = { at: at(1), event: 'step-failed', step: 'refund', why: 'no answer' };
const submitted: CaseEvent = { at: at(3), event: 'refund-submitted', by: 'provider' };

function refusalOf({ effects }: Lived): string | undefined {
  return refusalIn(effects)?.detail;
}

describe('whoever gives a return up', () => {
  const givenUp = [...stages, 'late-and-here', 'lost', 'failed', 'stuck', 'part-paid'] as const;
  const taken = givenUp
    .map((stage) => ({ stage, lived: reached(stage).live(withdrawn(2)) }))
    .filter(({ lived }) => refusalOf(lived) === undefined);

  test('may do so until the goods are here', () => {
    expect(taken.map(({ stage }) => stage).toSorted()).toEqual([
      'appealed',
      'awaiting-evidence',
      'awaiting-parcel',
      'in-review',
      'in-transit',
      'lost',
      'needs-a-person',
      'offered',
      'open-to-appeal',
    ]);
  });

  test.each(taken)('ends it at once, and nobody owes anything any more: $stage', ({ lived: { state } }) => {
    expect(state.closed).toMatchObject({ outcome: 'withdrawn' });
    expect(state.clocks.filter((clock) => isOpen(clock) && clock.step !== 'aftercare')).toEqual([]);
    expect(attentionOf(state)).toEqual([]);
    expect([state.money.total, state.alertAt, state.stuck]).toEqual([0, null, null]);
  });

  test('may not do so when a late parcel has come, whatever is in it', () => {
    const { live } = reached('needs-a-person');
    expect(refusalOf(live(withdrawn(1)))).toBeUndefined();
    const { state } = live({ at: at(1), event: 'received', by: 'inspector:ann', lines: [] });
    expect([stageOf(state), unitsIn(state, 'received')]).toEqual(['needs-a-person', 0]);
    expect(withdrawnFit(state)).toMatchObject({ code: 'NOT_NOW' });
  });

  test('is not told that it is too late for a dispute, but that there is none', () => {
    const { live } = story('aisoon', {}, [approve, { ...withdrawn(1), at: '2026-03-20T12:00:00Z' }]);
    const appealed: CaseEvent = { at: '2026-03-20T13:00:00Z', event: 'appealed', by: 'customer' };
    expect(refusalOf(live(appealed))).toContain('the return was withdrawn');
  });

  test('does not have it opened by a parcel, be it posted in time', () => {
    const { live } = story('soocas', {}, [approve, { ...withdrawn(1), at: '2026-03-20T12:00:00Z' }]);
    const scan: CaseEvent = { at: '2026-03-21T08:00:00Z', event: 'parcel-scanned', by: 'carrier' };
    expect(refusalOf(live(scan))).toContain('no parcel is expected');
  });
});

describe('a refund that needs no goods', () => {
  const asked = { ground: 'missing-item' } as const;
  const refunding = (facts: readonly LifeFact[]) => story('aisoon', asked, [approve, ...facts]);

  test('is given up before the provider has taken it', () => {
    expect(refunding([withdrawn(2)]).state.closed).toMatchObject({ outcome: 'withdrawn' });
  });

  test('is not given up while nobody knows whether the provider took it', () => {
    const { state, live } = refunding([stuck]);
    expect(refusalOf(live(withdrawn(2)))).toContain('not known yet');
    expect(stageOf(state)).toBe('needs-a-person');
  });

  test('frees its units when it is given up, but not if it was on its way and came through', () => {
    const { state, live } = refunding([withdrawn(2)]);
    expect(keptUnits(state)).toEqual([]);
    const paid = live(submitted).state;
    expect(paid.closed).toMatchObject({ outcome: 'withdrawn' });
    expect(keptUnits(paid)).toEqual([{ line: '1', quantity: 1 }]);
  });

  test('is owed still when it was taken and failed, whoever would rather not', () => {
    const failed: CaseEvent = { at: at(4), event: 'refund-failed', by: 'provider' };
    const decline: CaseEvent = { ...approve, at: at(5), verdict: 'decline', reason: 'worn', evidence: ['video'] };
    const { live } = refunding([submitted, failed]);
    expect(refusalOf(live(withdrawn(5)))).toContain('the refund was submitted');
    expect(refusalOf(live(decline))).toBeDefined();
  });
});

describe('an order that is cancelled although it was approved as a return', () => {
  const undelivered = {
    ...order,
    shippedAt: '2026-03-20T08:00:00Z',
    deliveredAt: null,
    placedAt: '2026-03-20T02:00:00Z',
  };
  const asked = { ground: 'not-needed', evidence: ['product-photo', 'package-photo'] } as const;
  const cancel: CaseEvent = { at: '2026-03-20T12:00:00Z', event: 'cancelled', by: 'customer' };
  const sold = (facts: readonly LifeFact[]) => story('website', asked, facts, undelivered);

  test('has only the rest asked for, by a payout of its own', () => {
    const [first] = payoutsOf(sold([]).live(approve).effects);
    const cancelled = sold([approve]).live(cancel);
    expect(first).toMatchObject({ payout: 1, amount: 7990 });
    expect(payoutsOf(cancelled.effects)).toMatchObject([{ payout: 2, amount: 500 }]);
    expect(cancelled.state.cancellation).toMatchObject({ kind: 'made', payoutsBefore: 1 });
    expect(cancelled.state.money.total).toBe(8490);
  });

  test('is not cancelled while nobody knows whether its refund was taken', () => {
    const { live } = sold([approve, { ...stuck, at: '2026-03-20T11:30:00Z' }]);
    expect(refusalOf(live(cancel))).toContain('not known yet');
  });

  test('is not cancelled twice', () => {
    const { live } = sold([approve, cancel]);
    expect(refusalOf(live({ ...cancel, at: '2026-03-20T13:00:00Z' }))).toContain('cancelled already');
  });
});
