// The examples of a pack: what each says, and what the rules say to it.
import type { z } from 'zod';
import { dueOf } from '../../calendar/due.ts';
import type { Clock } from '../../domain/clock.ts';
import { isBefore } from '../../domain/instant.ts';
import { clocksIn } from '../join.ts';
import type { Pack } from '../load.ts';
import { clockOnDate } from '../rules/clock.ts';
import { exchangeLimit } from '../rules/exchange-limit.ts';
import type { Clause } from '../schema.ts';
import { dayEndOf, workingDaysIn } from '../working-days.ts';
import {
  clockExample,
  countExample,
  windowExample,
  cancelExample,
  freightExample,
  exchangeExample,
  shippingExample,
} from './example-forms.ts';
import { order, tellCancel, tellFreight, tellShipping, tellWindow } from './tell-order-example.ts';

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
    country: _country,
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
  const { hours: _, ...days } = pack.document.calendar;
  const ends = typeof dayEndsAt === 'string' ? { dayEndsAt } : { dayEndsAt: '24:00', hours: dayEndsAt };
  const calendar = { ...days, holidays: workingDays.calendar, ...ends };
  const document = { ...pack.document, zone, calendar };
  const start = {
    anchorAt: example.anchorAt,
    from: example.toldAt ?? example.anchorAt,
    startedAt: example.toldAt ?? example.anchorAt,
    customerZone: zone,
    deliveryCountry: example.country,
    pauses: example.pauses.map((pause) => ({ cause: rule.pauses[0] ?? 'evidence', ...pause })),
    told: () => [],
  };
  return clockOnDate({ ...pack, document }, { clause, rule }, start).clock;
}

interface Place {
  readonly country: string;
  readonly zone?: string | undefined;
  readonly holidays?: string | undefined;
  readonly dayEndsAt?: string | undefined;
}

function placeOf(pack: Pack, example: Place) {
  const days = workingDaysIn(pack, example.country);
  return {
    zone: example.zone ?? pack.document.zone,
    dayEndsAt: example.dayEndsAt ?? dayEndOf(pack),
    workingDays: { ...days, calendar: example.holidays ?? days.calendar },
  };
}
