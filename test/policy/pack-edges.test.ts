// What stands just within the rules for packs is read without a word; what stands just beyond them is refused with the
// place and the way out.
import { describe, expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { loadPacks, readPack } from '../../src/policy/load.ts';
import { plainCommon, plainText, plainYaml, readPlain } from '../support/plain-pack.ts';

test('the packs that come along are read without a complaint, each with its clauses and the common ones', () => {
  const read = () => loadPacks(packTexts(), commonText());
  expect(read).not.toThrow();
  for (const { document, clauses, clause } of read()) {
    expect(clauses.length).toBeGreaterThan(document.clauses.length);
    expect(clause(clauses[0]?.id ?? '')).toBe(clauses[0]);
    expect(() => clause('ZZZ-01')).toThrow(`ZZZ-01 is no clause of the pack ${document.shop} ${document.version}.`);
  }
});

const until = "dayEndsAt: '24:00'";
const window = 'days: 10, late: refused';
const limit = 'limit: 2';
const clock = plainYaml.slice(plainYaml.indexOf('      clock:\n        id: PLN-K02')).trimEnd();
const twice = (step: string): string => {
  const one = clock.slice('      clock:\n        '.length).replaceAll('\n        ', '\n          ');
  return `      clocks:\n        - ${one}\n        - ${one.replace('step: review', `step: ${step}`)}`;
};
const remindedAt = (target: string, when: string): string =>
  `${target}\n        reminders: [{ notice: reminder, to: agent, clauses: [], ${when} }]`;

describe('is right', () => {
  test.each([
    ['a day that ends a minute after it began', until, "dayEndsAt: '00:01'"],
    ['a day that ends a minute before midnight', until, "dayEndsAt: '23:59'"],
    ['hours beside the end that every day has', until, `${until}, hours: { from: '00:00', to: '24:00' }`],
    ['hours of another zone', until, "hours: { from: '23:59', to: '00:00', zone: Europe/Berlin }"],
    [
      'days of its own, and a calendar for a country of delivery',
      until,
      "closed: ['2024-02-29'], open: ['2026-01-01'], deliveryCountries: { DE: de-by }",
    ],
    ['a zone that is another name of Coordinated Universal Time', 'zone: UTC', 'zone: Etc/UCT'],
    ['a window in months', window, 'months: 1, late: refused'],
    ['a window whose lateness another clause speaks about', window, `${window}, lateBy: PLN-03, with: [PLN-02]`],
    ['a limit that is the target too', limit, 'limit: 2\n        target: 2'],
    ['a target without a limit', limit, 'target: 2'],
    ['a refund that starts before the limit', 'breach: escalate', 'breach: refund-starts\n        actsHoursBefore: 0'],
    ['a reminder on a day of the clock', limit, remindedAt(limit, 'onDay: 1')],
    ['a reminder some hours before the limit', limit, remindedAt(limit, 'hoursBefore: 0')],
    ['a reminder at the target', limit, remindedAt('target: 0', 'atTarget: true')],
    [
      'a reminder that is repeated from a target of a day on',
      limit,
      remindedAt('target: 1', 'atTarget: true, repeats: true'),
    ],
    ['a clock that waits for two kinds of acts, once for each', clock, twice('inspection')],
    [
      'a message that is told beside another clause',
      'tells: [approved]',
      'tells: [{ notice: approved, beside: PLN-03 }]',
    ],
    ['a restocking fee of nothing', 'accepts: {}', 'deducts: { what: restocking, percent: 0 }'],
    ['a restocking fee that is fixed', 'accepts: {}', 'deducts: { what: restocking, flat: { EUR: 490 } }'],
    ['another deduction, whose figure comes from elsewhere', 'accepts: {}', 'deducts: { what: cap }'],
    [
      'an end of cancelling before the delivery',
      'accepts: {}',
      'cancels: { by: customer, ruling: accepted, clock: PLN-K03, hoursBeforeDelivery: 0 }',
    ],
    [
      'an end of cancelling after the order',
      'accepts: {}',
      'cancels: { by: customer, ruling: accepted, clock: PLN-K03, hoursAfterOrder: 0 }',
    ],
    ['a cancellation without any end', 'accepts: {}', 'cancels: { by: shop, ruling: accepted }'],
    ['a quote whose lines are broken otherwise than the text’s', 'Ask within ten days.', '"Ask\\n within  ten days. "'],
  ])('%s', (_, from, to) => {
    expect(readPlain({ from, to }).document.shop).toBe('plain');
  });

  test('a file that is named after the shop and a day', () => {
    expect(
      readPack({ name: 'plain-2025', yaml: plainYaml, policyText: plainText }, { yaml: plainCommon }, '').stamp.shop,
    ).toBe('plain');
  });
});

describe('is refused with its place and the way out', () => {
  test.each([
    [
      'a warehouse in a country that is none',
      'country: GB',
      'country: XX',
      'line 13, warehouse.address.country: "XX" is no country; write two capital letters of ISO 3166, like DE.',
    ],
    [
      'a local warehouse in a country that is none',
      'clauses:\n',
      "localWarehouses:\n  - name: Near\n    countries: [US]\n    address: { lines: [1 Road], postalCode: '1', city: Near, country: XX }\nclauses:\n",
      'line 17, localWarehouses[0].address.country: "XX" is no country; write two capital letters of ISO 3166, like DE.',
    ],
    [
      'a clause that one of several clocks names and that is not there',
      clock,
      twice('inspection').replace('\n          step', '\n          with: [PLN-77]\n          step'),
      'line 35, clauses[2].rule.clocks[0].with[0]: neither this pack nor common.yaml has PLN-77; name a clause that is there.',
    ],
    [
      'a list where a text belongs',
      'name: Plain\nversion',
      'name: [Plain]\nversion',
      'line 2, name: what stands there does not fit; write a text.',
    ],
    [
      'nothing where a text belongs',
      'name: Plain\nversion',
      'name: null\nversion',
      'line 2, name: null does not fit; write a text.',
    ],
    [
      'a list where fields belong',
      'accepts: {}',
      'accepts: []',
      'line 27, clauses[1].rule.accepts: what stands there does not fit; write a map of fields.',
    ],
    [
      'a text where a list belongs',
      'overrides: [PLN-02]',
      'overrides: PLN-02',
      'line 21, clauses[0].overrides: "PLN-02" does not fit; write a list.',
    ],
    [
      'half a day',
      limit,
      'limit: 2.5',
      'line 39, clauses[2].rule.clock.limit: 2.5 does not fit; write a whole number.',
    ],
    [
      'a word where it is yes or no',
      'accepts: {}',
      'reviewer: { gap: maybe }',
      'line 27, clauses[1].rule.reviewer.gap: "maybe" does not fit; write true or false.',
    ],
    [
      'one of several payments that is none',
      'accepts: {}',
      'pays: [{ what: goods }, 5]',
      'line 27, clauses[1].rule.pays[1]: 5 does not fit; write a map of fields.',
    ],
    [
      'two fields that nobody knows',
      'accepts: {}',
      'accepts: { one: 1, two: 2 }',
      'line 27, clauses[1].rule.accepts.one: this field is unknown; remove it or correct its name.\nplain.yaml, line 27, clauses[1].rule.accepts.two: this field is unknown; remove it or correct its name.',
    ],
    [
      'a day that ends as it begins',
      until,
      "dayEndsAt: '00:00'",
      'line 7, calendar.dayEndsAt: "00:00" ends no day; write an hour from 00:01 to 24:00.',
    ],
    [
      'an hour that no clock has',
      until,
      "hours: { from: '09:00', to: '29:30' }",
      'line 7, calendar.hours.to: "29:30" ends no working hours; write 00:00 to 24:00.',
    ],
    [
      'minutes that no clock has',
      until,
      "hours: { from: '09:60', to: '20:00' }",
      'line 7, calendar.hours.from: "09:60" begins no day; write 00:00 to 23:59.',
    ],
    [
      'a working day that does not exist',
      until,
      "open: ['2026-01-01', '2026-02-29']",
      'line 7, calendar.open[1]: the calendar has no 2026-02-29; write a day that exists.',
    ],
    [
      'a window in days and in months',
      window,
      `months: 1, ${window}`,
      'line 20, clauses[0].rule.opened-within: a window is counted in days or in months; write one of the two.',
    ],
    [
      'a clause that speaks about lateness and is not there',
      window,
      `${window}, lateBy: PLN-77`,
      'line 20, clauses[0].rule.opened-within.lateBy: neither this pack nor common.yaml has PLN-77; name a clause that is there.',
    ],
    [
      'a clause beside which a message is told and which is not there',
      'tells: [approved]',
      'tells: [approved, { notice: declined, beside: PLN-77 }]',
      'line 28, clauses[1].tells[1].beside: neither this pack nor common.yaml has PLN-77; name a clause that is there.',
    ],
    [
      'a clause that a payment names and that is not there',
      'accepts: {}',
      'pays: [{ what: goods }, { what: shipping, with: [PLN-77] }]',
      'line 27, clauses[1].rule.pays[1].with[0]: neither this pack nor common.yaml has PLN-77; name a clause that is there.',
    ],
    [
      'a clause that a reminder names and that is not there',
      limit,
      'limit: 2\n        reminders: [{ notice: reminder, to: agent, onDay: 1, clauses: [PLN-03, PLN-77] }]',
      'line 40, clauses[2].rule.clock.reminders[0].clauses[1]: neither this pack nor common.yaml has PLN-77; name a clause that is there.',
    ],
    [
      'a clock twice for one kind of acts',
      clock,
      twice('review'),
      'line 41, clauses[2].rule.clocks[1].id: the clock PLN-K02 stands above already; give each clock its own id.',
    ],
    [
      'a clock of a window for another clause’s act',
      'id: PLN-K02',
      'id: PLN-K01',
      'line 34, clauses[2].rule.clock.id: the clock PLN-K01 stands above already; give each clock its own id.',
    ],
    [
      'a window with the clock of another shop',
      'clock: PLN-K01',
      'clock: SOO-K01',
      'line 20, clauses[0].rule.opened-within.clock: SOO-K01 is a clock of another shop; begin it with PLN-K.',
    ],
    [
      'a cancellation with the clock of another shop',
      'accepts: {}',
      'cancels: { by: shop, ruling: accepted, clock: SOO-K03, hoursAfterOrder: 1 }',
      'line 27, clauses[1].rule.cancels[0].clock: SOO-K03 is a clock of another shop; begin it with PLN-K.',
    ],
    [
      'a cancellation whose end has two figures',
      'accepts: {}',
      'cancels: { by: shop, ruling: accepted, clock: PLN-K03, hoursAfterOrder: 1, hoursBeforeDelivery: 1 }',
      'line 27, clauses[1].rule.cancels[0]: PLN-K03 has one figure; write hoursBeforeDelivery or hoursAfterOrder.',
    ],
    [
      'a start of the refund without its hours',
      'breach: escalate',
      'breach: refund-starts',
      'line 33, clauses[2].rule.clock: PLN-K02 needs both or neither: breach refund-starts and actsHoursBefore (ALL-13).',
    ],
    [
      'hours of a start that is not wanted',
      'breach: escalate',
      'breach: escalate\n        actsHoursBefore: 1',
      'line 33, clauses[2].rule.clock: PLN-K02 needs both or neither: breach refund-starts and actsHoursBefore (ALL-13).',
    ],
    [
      'a reminder that is repeated from no target',
      limit,
      remindedAt(limit, 'atTarget: true, repeats: true'),
      'line 40, clauses[2].rule.clock.reminders[0].repeats: a reminder is repeated from a target on; write atTarget, and a target of a day or more.',
    ],
    [
      'a reminder that is repeated at once',
      limit,
      remindedAt('target: 0', 'atTarget: true, repeats: true'),
      'line 40, clauses[2].rule.clock.reminders[0].repeats: a reminder is repeated from a target on; write atTarget, and a target of a day or more.',
    ],
    [
      'a reminder that is repeated from a day on',
      limit,
      remindedAt('target: 1', 'onDay: 1, repeats: true'),
      'line 40, clauses[2].rule.clock.reminders[0].repeats: a reminder is repeated from a target on; write atTarget, and a target of a day or more.',
    ],
    [
      'a reminder at two instants',
      limit,
      remindedAt(limit, 'onDay: 1, hoursBefore: 1'),
      'line 40, clauses[2].rule.clock.reminders[0]: a reminder has one instant; write onDay, hoursBefore or atTarget.',
    ],
  ])('%s', (_, from, to, complaint) => {
    expect(() => readPlain({ from, to })).toThrow(new Error(`plain.yaml, ${complaint}`));
  });

  test('a file whose name only begins like the shop’s', () => {
    const read = () => readPack({ name: 'plainer', yaml: plainYaml, policyText: plainText }, { yaml: plainCommon }, '');
    expect(read).toThrow(
      'shop: the file is called plainer.yaml; name it plain.yaml, or plain- and a day for an older version.',
    );
  });
});
