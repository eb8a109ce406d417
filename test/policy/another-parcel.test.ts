// A second parcel with the rest of the goods: told late, lost, and found again (ALL-24).
import { expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { stageOf } from '../../src/life/stage.ts';
import { order } from '../support/soocas.ts';
import { type Reached, story } from '../support/stages.ts';

const one = [{ line: '1', quantity: 1 }];
const lost: CaseEvent = { at: '2026-03-23T10:00:00Z', event: 'parcel-lost', by: 'carrier' };

function received(at: string): CaseEvent {
  return { at, event: 'received', by: 'inspector:ann', lines: one };
}

/** One of three units on the shop's label is here and not inspected. */
function oneOfThreeHere(facts: readonly LifeEvent[]): Reached {
  const approved: readonly CaseEvent[] = [
    { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' },
    { at: '2026-03-20T11:05:00Z', event: 'notice-sent', by: 'shop' },
    { at: '2026-03-21T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
    received('2026-03-23T08:00:00Z'),
  ];
  const three = order.lines.map((line) => ({ ...line, quantity: 3 }));
  const payments = order.payments.map((payment) => ({ ...payment, captured: 3 * 7990 + 500 }));
  const lines = [{ line: '1', quantity: 3 }];
  return story('website', { lines, evidence: ['product-photo', 'package-photo'] }, [...approved, ...facts], {
    ...order,
    lines: three,
    payments,
  });
}

test('a scan from before the receipt, told after it, awaits no second parcel', () => {
  const { live } = oneOfThreeHere([]);
  const scan: CaseEvent = { at: '2026-03-23T07:00:00Z', event: 'parcel-scanned', by: 'carrier' };
  expect(live(scan).state.parcel).toEqual({ kind: 'received', at: '2026-03-23T08:00:00Z' });
  expect(live({ ...scan, at: '2026-03-23T09:00:00Z' }).state.parcel).toMatchObject({ another: 'in-transit' });
});

test('there is nothing to inspect in a parcel that is lost', () => {
  const { state } = oneOfThreeHere([lost]);
  expect(state.lines).toMatchObject([{ accepted: 2, lost: 2 }]);
  expect(state.clocks.filter(({ step }) => step === 'inspection')).toHaveLength(1);
});

test('what is here still waits for the inspector when the lost parcel turns up', () => {
  const { state, live } = oneOfThreeHere([lost, received('2026-03-23T11:00:00Z')]);
  expect(stageOf(state)).toBe('inspecting');
  const inspected: CaseEvent = {
    at: '2026-03-23T12:00:00Z',
    event: 'inspected',
    by: 'inspector:ann',
    verdict: 'accept',
    sheet: {},
  };
  expect(live(inspected).state.lines).toMatchObject([{ accepted: 3 }]);
});

test('what was lost once is not lost a second time', () => {
  const { state } = oneOfThreeHere([lost]).live({ ...lost, at: '2026-03-24T10:00:00Z' });
  expect(state.lines).toMatchObject([{ accepted: 2 }]);
  expect(state.problems).toMatchObject([{ code: 'NOT_NOW' }]);
});
