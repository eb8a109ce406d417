import { describe, expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { attentionOf, stageOf } from '../../src/life/stage.ts';
import type { LifeFact } from '../../src/life/state.ts';
import { payoutsOf, refusalIn } from '../support/effects.ts';
import { order } from '../support/soocas.ts';
import { type Lived, story } from '../support/stages.ts';

const at = (day: number): Instant => `2026-03-${day}T10:00:00Z`;
const approve: CaseEvent = { at: at(21), event: 'decided', by: 'agent:bo', verdict: 'approve' };
const approveAgain: CaseEvent = { ...approve, at: at(23), reason: 'seen again', evidence: ['video'] };
const decline: CaseEvent = {
  at: at(22),
  event: 'decided',
  by: 'agent:bo',
  verdict: 'decline',
  reason: 'it was used',
  evidence: ['video'],
};
const failed: CaseEvent = { at: at(22), event: 'refund-failed', by: 'provider' };
const submitted = (day: number): CaseEvent => ({ at: at(day), event: 'refund-submitted', by: 'provider' });
const retried: LifeFact = { at: at(24), event: 'step-retried' };
const stuck: LifeFact = { at: at(22), event: 'step-failed', step: 'refund', why: 'no answer' };
const notReceived = { ground: 'not-received', evidence: [], lines: [{ line: '1', quantity: 1 }] } as const;

/** Nothing comes back, so that the approval itself makes the refund due. */
const refunding = (facts: readonly LifeFact[]) => story('aisoon', { ...notReceived, ground: 'missing-item' }, facts);

function payouts({ effects }: Lived): readonly number[] {
  return payoutsOf(effects).map(({ amount }) => amount);
}

describe('a refund that is under way', () => {
  test('is not asked for again when the request is declined and approved once more', () => {
    expect(payouts(story('aisoon', { ground: 'missing-item' }, []).live(approve))).not.toEqual([]);
    expect(payouts(refunding([approve, decline]).live(approveAgain))).toEqual([]);
  });

  test('is booked when the provider took it after all, though the request was declined meanwhile', () => {
    const { state } = refunding([approve, decline]).live(submitted(24));
    expect(state.paidTotal).toBeGreaterThan(0);
    expect(state.underWay).toEqual([]);
  });

  test('is tried again by the same intents when nobody knows what came of it', () => {
    const { state, live } = refunding([approve, stuck]);
    const again = live(retried);
    expect(again.effects).toContainEqual({ effect: 'pay', payouts: state.underWay });
    expect(again.state.payouts).toBe(state.payouts);
  });

  test('is not tried again once the request was declined', () => {
    expect(payouts(refunding([approve, stuck, { ...decline, at: at(23) }]).live(retried))).toEqual([]);
  });
});

test('a refund that failed is paid once, however often an operator has it tried again', () => {
  const { live } = refunding([approve, failed, { ...retried, at: at(23) }]);
  expect(payouts(live(retried))).toEqual([]);
  expect(payouts(refunding([approve, failed]).live(retried))).toHaveLength(1);
});

test('news of a failure that comes twice has nothing paid anew that finance paid by hand meanwhile', () => {
  const parts = refunding([approve]).state.underWay;
  const news = { ...failed, parts };
  const again = { ...news, at: at(24) };
  const byHand = refunding([approve, news, submitted(23)]);
  expect(stageOf(byHand.state)).toBe('settling');
  const heard = byHand.live(again);
  expect(heard.effects).toContainEqual(expect.objectContaining({ effect: 'refuse' }));
  expect(stageOf(heard.state)).toBe('settling');
  expect(payouts(refunding([approve, news, submitted(23), again]).live({ ...retried, at: at(25) }))).toEqual([]);
});

test('nothing is owed of a refund that failed when its request is declined', () => {
  const { state } = refunding([approve, failed]).live({ ...decline, at: at(23) });
  expect(attentionOf(state)).not.toContain('REFUND_FAILED');
  expect(state.refund.kind).toBe('none');
});

test('whoever withdraws before the refund is made gets none', () => {
  const { state, effects } = refunding([approve]).live({ at: at(22), event: 'withdrawn', by: 'customer' });
  expect([stageOf(state), state.refund.kind]).toEqual(['closed', 'none']);
  expect(payouts({ state, effects })).toEqual([]);
});

test('a refund that failed is not tried again while it is on hold, and the operator hears why', () => {
  const held: CaseEvent = { at: at(23), event: 'refund-held', by: 'supervisor:eve', reason: 'The account is odd.' };
  const { effects } = refunding([approve, failed, held]).live(retried);
  expect(refusalIn(effects)?.detail).toContain('it has to be released first');
  const released: CaseEvent = { at: at(23), event: 'refund-released', by: 'supervisor:eve', reason: 'It is theirs.' };
  expect(payouts(refunding([approve, failed, held, released]).live(retried))).toHaveLength(1);
});

test('of two refunds a report that does not say which has failed needs a person, and pays nothing anew', () => {
  const card = { id: 'p1', provider: 'sandbox', reference: 'pay_1', captured: 4245, refundedBefore: 0 };
  const payments = [card, { ...card, id: 'p2', reference: 'pay_2' }];
  const missing = { ...notReceived, ground: 'missing-item' } as const;
  const { state, live } = story('aisoon', missing, [approve, submitted(21), failed], { ...order, payments });
  expect(stageOf(state)).toBe('needs-a-person');
  expect(payouts(live(retried))).toEqual([]);
});
