import { expect, test } from '@jest/globals';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Order } from '../../src/domain/order.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import { stageOf } from '../../src/life/stage.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { refusalIn } from '../support/effects.ts';
import { order } from '../support/soocas.ts';
import { reached, story } from '../support/stages.ts';

const approve: CaseEvent = { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' };
const told: CaseEvent = { at: '2026-03-20T12:00:00Z', event: 'notice-sent', by: 'shop' };
const bounced: CaseEvent = { at: '2026-03-21T12:00:00Z', event: 'notice-bounced', by: 'shop' };
const scan: CaseEvent = { at: '2026-03-21T14:00:00Z', event: 'parcel-scanned', by: 'carrier' };

function clocks({ clocks: all }: ReturnState, step: Clock['step']): readonly Clock[] {
  return all.filter((clock) => clock.step === step);
}

test('a scan that is told twice is watched once', () => {
  const { state, live } = story('soocas', {}, [approve, told, scan]);
  expect(clocks(live(scan).state, 'carrier-watch')).toEqual(clocks(state, 'carrier-watch'));
});

test('a parcel that is lost is not found by the scan from before its loss', () => {
  const lost: CaseEvent = { at: '2026-03-22T08:00:00Z', event: 'parcel-lost', by: 'carrier' };
  const own = { ground: 'not-needed' } as const;
  const facts = [{ ...approve, route: 'own-carrier' } as CaseEvent, told, scan, lost];
  const { state, live } = story('soocas', own, facts);
  expect(stageOf(state)).toBe('needs-a-person');
  expect(stageOf(live(scan).state)).toBe('needs-a-person');
  expect(stageOf(live({ ...scan, at: '2026-03-23T08:00:00Z' }).state)).toBe('in-transit');
});

test('an older hand-over that is heard of after the e-mail came back ends no pause', () => {
  const { live } = story('soocas', {}, [approve, told, bounced]);
  const { state } = live({ ...told, at: '2026-03-21T08:00:00Z' });
  expect(clocks(state, 'ship-back')).toMatchObject([{ state: 'paused' }]);
});

test('whoever is told of a rejection by an e-mail that came back is not forgotten', () => {
  const { state, live } = reached('open-to-appeal');
  expect(state.alertAt).toBeNull();
  const decided: CaseEvent = { ...approve, verdict: 'decline', reason: 'AIS-13', evidence: ['video'] };
  const { state: back } = story('aisoon', {}, [decided]).live({ ...bounced, at: '2026-03-20T11:30:00Z' });
  expect(back.alertAt).not.toBeNull();
  expect(live({ event: 'appealed', at: '2026-03-21T08:00:00Z', by: 'customer' }).state.alertAt).toBeNull();
});

test('an agreed pick-up is looked after from its day on', () => {
  const pickUp: CaseEvent = {
    at: '2026-03-20T13:00:00Z',
    event: 'pick-up-agreed',
    by: 'customer',
    for: '2026-04-20T08:00:00Z',
  };
  const { state } = story('website', { evidence: ['product-photo', 'package-photo'] }, [approve, told]).live(pickUp);
  expect(state.alertAt).toBe('2026-04-20T08:00:00Z');
});

test('a decision ends the wait for evidence, also of the clock that goes on to the refund', () => {
  const ask: CaseEvent = { at: '2026-03-20T10:00:00Z', event: 'evidence-asked', by: 'agent:bo', evidence: ['video'] };
  const asked = { ground: 'missing-item', evidence: ['product-photo', 'package-photo'] } as const;
  const { state, live } = story('website', asked, [ask]);
  expect(clocks(state, 'decision-and-refund')).toMatchObject([{ state: 'paused' }]);
  expect(clocks(live(approve).state, 'decision-and-refund')).toMatchObject([{ state: 'running' }]);
});

test('a kept message that is refused in the end keeps no return from its end', () => {
  const claim: CaseEvent = { at: '2026-03-20T10:00:00Z', event: 'carriage-claimed', by: 'customer', amount: 700 };
  const { state } = story('soocas', { ground: 'not-needed' }, [claim]).live({ ...approve, lines: [] });
  expect(stageOf(state)).toBe('closed');
  expect(state.closed).not.toBeNull();
});

test('what was rejected is not accepted by a second decision that overrides nothing', () => {
  const { state } = reached('in-custody').live({
    ...approve,
    at: '2026-03-24T09:00:00Z',
    by: 'supervisor:eve',
    route: 'returnless',
    reason: 'keep it',
    evidence: ['video'],
  });
  expect(state.lines).toMatchObject([{ accepted: 0, rejected: 1 }]);
});

test('what the customer advanced is paid back beside an exchange', () => {
  const asked = {
    resolution: 'exchange',
    evidence: ['product-photo', 'package-photo', 'carriage-invoice', 'paypal-account'],
  } as const;
  const claim: CaseEvent = { at: '2026-03-22T10:00:00Z', event: 'carriage-claimed', by: 'customer', amount: 700 };
  const { effects } = story('website', asked, [approve, told]).live(claim);
  expect(effects).toContainEqual(expect.objectContaining({ effect: 'pay' }));
});

const rejected: CaseEvent = {
  at: '2026-03-24T09:00:00Z',
  event: 'inspected',
  by: 'inspector',
  sheet: {},
  verdict: 'reject',
  reason: 'Worn.',
  evidence: ['video'],
};
const units: Order = { ...order, lines: order.lines.map((line) => ({ ...line, quantity: 2 })) };

/** Two of website's are on their way back: one has come and was rejected, then it is told when the other came. */
function otherCame(at: string, ...facts: readonly LifeEvent[]): ReturnState {
  const asked = {
    ground: 'does-not-fit',
    lines: [{ line: '1', quantity: 2 }],
    evidence: ['product-photo', 'package-photo'],
  } as const;
  return story('website', asked, [approve, told, came('2026-03-24T04:00:00Z'), rejected, came(at), ...facts], units)
    .state;
}

function came(at: string): CaseEvent {
  return { at, event: 'received', by: 'inspector', lines: [{ line: '1', quantity: 1 }] };
}

test('goods that came before their approval are owed from the approval on, whenever it is told that they came', () => {
  expect(clocks(otherCame('2026-03-18T10:00:00Z'), 'refund').at(-1)).toMatchObject({
    anchorAt: approve.at,
    dueAt: '2026-03-23T16:00:00Z',
    state: 'running',
  });
});

test('what was rejected takes nothing from goods that came before it and were told of after', () => {
  const refund = clocks(otherCame('2026-03-22T10:00:00Z'), 'refund').at(-1);
  expect(refund).toMatchObject({ dueAt: '2026-03-23T16:00:00Z', state: 'running' });
  const passed: LifeEvent = { event: 'time-passed', at: '2026-03-24T10:00:00Z' };
  const { money, refund: due } = otherCame('2026-03-22T10:00:00Z', passed, passed, passed, passed);
  expect(money.total).toBe(7990);
  expect(due.kind).toBe('due');
});

test('another claim takes back nothing of what was paid out for the first one, be its sum as large', () => {
  const evidence = ['product-photo', 'package-photo', 'carriage-invoice', 'paypal-account'] as const;
  const claim = (day: number, amount: number, expenses: number): CaseEvent => {
    return { at: `2026-03-${day}T10:00:00Z`, event: 'carriage-claimed', by: 'customer', amount, expenses };
  };
  const paid: CaseEvent = { at: '2026-03-24T10:00:00Z', event: 'refund-submitted', by: 'provider' };
  const { live } = story('website', { resolution: 'exchange', evidence }, [approve, told, claim(22, 700, 300), paid]);
  expect(refusalIn(live(claim(25, 600, 400)).effects)?.code).toBe('NOT_NOW');
  expect(refusalIn(live(claim(25, 800, 200)).effects)?.code).toBe('NOT_NOW');
  expect(refusalIn(live(claim(25, 800, 300)).effects)).toBeUndefined();
});
