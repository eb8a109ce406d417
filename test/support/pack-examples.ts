// The examples of a pack as tests: what each says, and what the rules say to it.
import type { z } from 'zod';
import { dueOf } from '../../src/calendar/due.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { type Instant, isBefore } from '../../src/domain/instant.ts';
import type { Order, OrderLine, ReturnRequest } from '../../src/domain/order.ts';
import { type Asked, type LineFacts, lineFacts, nothingLater } from '../../src/policy/facts.ts';
import { clocksIn } from '../../src/policy/join.ts';
import type { Pack } from '../../src/policy/load.ts';
import { mayCancel } from '../../src/policy/rules/cancel.ts';
import { clockOnDate } from '../../src/policy/rules/clock.ts';
import { exchangeLimit } from '../../src/policy/rules/exchange-limit.ts';
import { bearerOf } from '../../src/policy/rules/freight.ts';
import { mayReturn } from '../../src/policy/rules/may-return.ts';
import { isShippedLate, shippedBy } from '../../src/policy/rules/ships-within.ts';
import { routeOf } from '../../src/policy/rules/route.ts';
import type { Clause } from '../../src/policy/schema.ts';
import { workingDaysOf } from '../../src/policy/working-days.ts';
import {
  clockExample,
  countExample,
  windowExample,
  cancelExample,
  freightExample,
  exchangeExample,
  shippingExample,
} from './pack-example-forms.ts';

/** What an example says and what the rules say; the same if both are right. */
export interface Told {
  readonly expected: unknown;
  readonly found: unknown;
}

/** Throws if the example has none of the forms that common.yaml names. */
export function tell(pack: Pack, clause: Clause, example: unknown): Told {
  const forms: readonly ((value: unknown) => Told | undefined)[] = [
    heard(clockExample, (one) => tellClock(pack, clause, one)),
    heard(countExample, (one) => ({ expected: one.dueAt, found: dueOf({ ...one, ...placeOf(pack, one) }).at })),
    heard(windowExample, (one) => tellWindow(pack, one)),
    heard(cancelExample, (one) => tellCancel(pack, one)),
    heard(freightExample, (one) => tellFreight(pack, one)),
    heard(shippingExample, (one) => tellShipping(pack, one)),
    heard(exchangeExample, (one) => ({
      expected: one.ruling,
      found: exchangeLimit(pack, { ...order, exchangesBefore: one.exchangesBefore }).ruling,
    })),
  ];
  for (const form of forms) {
    const told = form(example);
    if (told !== undefined) return told;
  }
  throw new Error(`${clause.id} has an example in no known form: ${JSON.stringify(example)}`);
}

function heard<Form extends z.ZodType>(form: Form, run: (one: z.output<Form>) => Told) {
  return (value: unknown): Told | undefined => {
    const read = form.safeParse(value);
    return read.success ? run(read.data) : undefined;
  };
}

function tellClock(pack: Pack, clause: Clause, example: ClockExample): Told {
  const clock = clockOf(pack, clause, example);
  const {
    because: _,
    clock: _id,
    pauses: _pauses,
    zone: _zone,
    holidays: _holidays,
    dayEndsAt: _ends,
    toldAt,
    ...told
  } = example;
  // Where the notice decides, the clock is anchored there and not at the instant that the example begins with.
  const { anchorAt: _anchor, ...later } = told;
  const expected = toldAt === undefined ? told : later;
  const inTime = example.doneAt !== undefined && isBefore(example.doneAt, clock.dueAt ?? '');
  const all = {
    anchorAt: clock.anchorAt,
    targetAt: clock.targetAt,
    warnAt: clock.warnAt,
    actsAt: clock.actsAt,
    remindsAt: clock.notices.filter(({ to }) => to === 'customer').map(({ at }) => at),
    dueAt: clock.dueAt,
    doneAt: example.doneAt,
    state: inTime ? 'met' : clock.breach === 'closes' ? 'ended' : 'breached',
  };
  const names = Object.keys(expected) as (keyof typeof all)[];
  return { expected, found: Object.fromEntries(names.map((name) => [name, all[name]])) };
}

type ClockExample = z.output<typeof clockExample>;

function clockOf(pack: Pack, clause: Clause, example: ClockExample): Clock {
  const clocks = clocksIn(clause.rule);
  const rule = example.clock === undefined ? clocks[0] : clocks.find(({ id }) => id === example.clock);
  if (rule === undefined) throw new Error(`${clause.id} has no clock for "${example.because}"`);
  const { zone, dayEndsAt, workingDays } = placeOf(pack, example);
  const calendar = { ...pack.document.calendar, holidays: workingDays.calendar, dayEndsAt };
  const document = { ...pack.document, zone, calendar };
  const start = {
    anchorAt: example.anchorAt,
    from: example.toldAt ?? example.anchorAt,
    startedAt: example.toldAt ?? example.anchorAt,
    customerZone: zone,
    pauses: example.pauses.map((pause) => ({ cause: rule.pauses[0] ?? 'evidence', ...pause })),
    told: () => [],
  };
  return clockOnDate({ ...pack, document }, { clause, rule }, start).clock;
}

interface Place {
  readonly zone?: string | undefined;
  readonly holidays?: string | undefined;
  readonly dayEndsAt?: string | undefined;
}

function placeOf(pack: Pack, example: Place) {
  const days = workingDaysOf(pack);
  return {
    zone: example.zone ?? pack.document.zone,
    dayEndsAt: example.dayEndsAt ?? pack.document.calendar.dayEndsAt,
    workingDays: { ...days, calendar: example.holidays ?? days.calendar },
  };
}

function tellWindow(pack: Pack, example: z.output<typeof windowExample>): Told {
  const { deliveredAt = null, signedAt, replacementDeliveredAt, requestedAt, channel, ground } = example;
  const { promisedBy, deliveryPlannedAt } = example;
  const bought: OrderLine = {
    ...line,
    tags: example.tags,
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(replacementDeliveredAt === undefined ? {} : { replacementDeliveredAt }),
  };
  const asked = askedFor(
    { ...order, channel, deliveredAt, promisedBy, deliveryPlannedAt, shipTo: shipTo(example.zone), lines: [bought] },
    bought,
    requestedAt,
    ground,
    example,
  );
  const here = { ...asked, shopZone: pack.document.zone };
  return { expected: example.ruling, found: mayReturn(pack, here, factsOf(here)).ruling };
}

function tellCancel(pack: Pack, example: z.output<typeof cancelExample>): Told {
  const { placedAt = order.placedAt, deliveryPlannedAt, shippedAt = null, cancelledAt, dueAt = null, zone } = example;
  const wished = { ...order, placedAt, deliveryPlannedAt, shippedAt, shipTo: shipTo(zone) };
  const { ruling: found, window } = mayCancel(pack, wished, { at: cancelledAt, by: 'customer', delivered: false });
  return { expected: { ruling: example.ruling, dueAt }, found: { ruling: found, dueAt: window?.dueAt ?? null } };
}

function tellShipping(pack: Pack, { placedAt, shippedAt, dueAt, late }: z.output<typeof shippingExample>): Told {
  const shipped = { ...order, placedAt, shippedAt };
  return {
    expected: { dueAt, late },
    found: { dueAt: shippedBy(pack, shipped), late: isShippedLate(pack, shipped, shippedAt) },
  };
}

function tellFreight(pack: Pack, example: z.output<typeof freightExample>): Told {
  const { ground, delivered, route, bearer, tags, country, promisedBy } = example;
  const asked = askedFor(
    { ...order, deliveredAt: delivered ? order.placedAt : null, promisedBy, shipTo: { country } },
    { ...line, tags },
    '2026-03-20T09:00:00Z',
    ground,
    example,
  );
  const facts = factsOf(asked);
  const borne = bearer === undefined ? {} : { bearer: bearerOf(pack, facts).ruling };
  return {
    expected: { route, ...(bearer === undefined ? {} : { bearer }) },
    found: { route: routeOf(pack, { ...facts, bearer: bearerOf(pack, facts).ruling }).ruling, ...borne },
  };
}

const line: OrderLine = {
  id: '1',
  sku: 'A',
  title: 'Article',
  quantity: 1,
  unitPrice: 1000,
  tags: [],
  returnedBefore: 0,
};

const order: Order = {
  number: 'O-1',
  channel: 'official-website',
  currency: 'USD',
  placedAt: '2026-01-01T00:00:00Z',
  shippedAt: null,
  deliveredAt: null,
  promisedBy: null,
  deliveryPlannedAt: null,
  shipTo: { country: 'CN' },
  shipping: { standard: 0, expedited: 0, discount: 0 },
  discounts: [],
  lines: [line],
  payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 1000, refundedBefore: 0 }],
  exchangesBefore: 0,
};

function shipTo(zone: string | undefined): Order['shipTo'] {
  return { country: 'CN', ...(zone === undefined ? {} : { zone }) };
}

function askedFor(
  bought: Order,
  boughtLine: OrderLine,
  at: Instant,
  ground: ReturnRequest['ground'],
  { installed, deliveryRefused }: { readonly installed: boolean; readonly deliveryRefused: boolean },
): Asked {
  const request: ReturnRequest = {
    at,
    ground,
    resolution: 'refund',
    lines: [{ line: boughtLine.id, quantity: 1 }],
    evidence: [],
    conditions: { installed, deliveryRefused },
    conditionsTold: false,
  };
  return { order: bought, request, line: boughtLine, ground, shopZone: 'Asia/Shanghai' };
}

function factsOf(asked: Asked): LineFacts {
  return { ...lineFacts(asked, { ...nothingLater, resolution: 'refund' }) };
}
