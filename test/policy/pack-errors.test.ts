import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { loadPacks, readPack } from '../../src/policy/load.ts';
import { plainText, plainYaml, readPlain } from '../support/plain-pack.ts';

test('the plain pack is right as it stands', () => {
  expect(readPlain().clauses[0]?.id).toBe('PLN-01');
});

// What is changed, what it is changed to, on which line of the changed text the complaint is, and the whole sentence.
test.each([
  ['zone: UTC', 'zone: [UTC', 'calendar:', 'this is no YAML; '],
  [
    "version: '2025-01-01'",
    "version: '2025-01-01'\nversion: '2'",
    "version: '2'",
    'this is no YAML; Map keys must be unique.',
  ],
  [
    'unit: working-days',
    'unit: weeks',
    'unit:',
    'clauses[2].rule.clock.unit: "weeks" does not fit; write one of natural-days, working-days, customer-working-days, bank-days, hours, months.',
  ],
  [
    'limit: 2',
    'limits: 2',
    'limits:',
    'clauses[2].rule.clock.limits: this field is unknown; remove it or correct its name.',
  ],
  ['limit: 2', "limit: '2'", 'limit:', 'clauses[2].rule.clock.limit: "2" does not fit; write a number.'],
  ['limit: 2', 'limit: -2', 'limit:', 'clauses[2].rule.clock.limit: -2 does not fit; '],
  ['name: Plain\nversion', 'version', 'shop: plain', 'name: it is missing; write a text.'],
  [
    'tells: [approved]',
    'tells: [aproved]',
    'tells:',
    'clauses[1].tells[0]: "aproved" does not fit; write one of request-refused, ',
  ],
  [
    'tells: [approved]',
    'tells: [{ notice: approved, frist: true }]',
    'tells:',
    'clauses[1].tells[0].frist: this field is unknown; ',
  ],
  [
    'accepts: {}',
    'pays: { what: goodies }',
    'pays:',
    'clauses[1].rule.pays.what: "goodies" does not fit; write one of goods, ',
  ],
  [
    'accepts: {}',
    'pays: [{ what: goods, wehn: {} }]',
    'pays:',
    'clauses[1].rule.pays[0].wehn: this field is unknown; ',
  ],
  [
    'question: may-return\n    rule:\n      accepts',
    'question: may-retrun\n    rule:\n      accepts',
    'question: may-retrun',
    'clauses[1].question: "may-retrun" does not fit; write one of may-return, ',
  ],
  [
    '- id: PLN-02',
    '- id: pln-2',
    '- id: pln-2',
    'clauses[1].id: "pln-2" does not fit; a clause id is three letters, a dash and two digits: ALL-11.',
  ],
  ['- id: PLN-02', '- id: SOO-02', '- id: SOO-02', 'clauses[1].id: SOO-02 is of another shop; begin it with PLN-.'],
  [
    '- id: PLN-03',
    '- id: PLN-02',
    '- id: PLN-02',
    'clauses[2].id: PLN-02 stands above already; give each clause its own id.',
  ],
  [
    'Ask within ten days.',
    'Ask within 10 days.',
    'quote: Ask within 10',
    'clauses[0].quote: plain.txt does not say "Ask within 10 days."; quote PLN-01 word for word.',
  ],
  [
    'Ask within ten days.',
    "' '",
    "quote: ' '",
    'clauses[0].quote: PLN-01 quotes nothing; write null if the rule is ours.',
  ],
  [
    'overrides: [PLN-02]',
    'overrides: [PLN-22]',
    'overrides:',
    'clauses[0].overrides[0]: neither this pack nor common.yaml has PLN-22; name a clause that is there.',
  ],
  [
    'overrides: [PLN-02]',
    'overrides: [PLN-01]',
    'overrides:',
    'clauses[0].overrides[0]: PLN-01 cannot override itself; name another clause.',
  ],
  [
    'late: refused',
    'late: refused, with: [JSS-01]',
    'opened-within:',
    'clauses[0].rule.opened-within.with[0]: neither this pack nor common.yaml has JSS-01; ',
  ],
  [
    'limit: 2',
    'limit: 2\n        with: [SOO-01]',
    'with:',
    'clauses[2].rule.clock.with[0]: neither this pack nor common.yaml has SOO-01; ',
  ],
  [
    'overrides: [PLN-02]',
    'joins: [ALL-K77]',
    'joins:',
    'clauses[0].joins[0]: neither this pack nor common.yaml has a clock ALL-K77; name one that is there.',
  ],
  [
    'id: PLN-K02',
    'id: PLN-K01',
    'id: PLN-K01',
    'clauses[2].rule.clock.id: the clock PLN-K01 stands above already; give each clock its own id.',
  ],
  [
    'id: PLN-K02',
    'id: SOO-K02',
    'id: SOO-K02',
    'clauses[2].rule.clock.id: SOO-K02 is a clock of another shop; begin it with PLN-K.',
  ],
  ['zone: UTC', 'zone: Mars/Base', 'zone:', 'zone: "Mars/Base" is no zone; write an IANA name such as Asia/Shanghai.'],
  [
    "inForceFrom: '2025-01-01'",
    "inForceFrom: '2025-02-30'",
    'inForceFrom:',
    'inForceFrom: the calendar has no 2025-02-30; write a day that exists.',
  ],
  [
    "dayEndsAt: '24:00'",
    "dayEndsAt: '24:00', closed: ['2025-02-30']",
    'calendar:',
    'calendar.closed[0]: the calendar has no 2025-02-30; write a day that exists.',
  ],
  [
    "dayEndsAt: '24:00'",
    "dayEndsAt: '25:00'",
    'calendar:',
    'calendar.dayEndsAt: "25:00" ends no day; write an hour from 00:01 to 24:00.',
  ],
  [
    'holidays: none',
    'holidays: atlantis',
    'calendar:',
    'calendar.holidays: "atlantis" is no calendar that we hold; write china, none, or a country or a part of one such as',
  ],
  [
    'holidays: none',
    'holidays: none, deliveryCountries: { DE: de-xx }',
    'calendar:',
    'calendar.deliveryCountries.DE: "de-xx" is no calendar that we hold; write china, none, or a country',
  ],
  [
    'holidays: none',
    'holidays: none, deliveryCountries: { de: de }',
    'calendar:',
    'calendar.deliveryCountries.de: "de" does not fit; a country is two capital letters: US.',
  ],
  [
    "dayEndsAt: '24:00'",
    "dayEndsAt: '20:00', hours: { from: '09:00', to: '20:00' }",
    'calendar:',
    'calendar.dayEndsAt: the hours end the day; remove one of the two.',
  ],
  [
    "dayEndsAt: '24:00'",
    "hours: { from: '24:00', to: '20:00' }",
    'calendar:',
    'calendar.hours.from: "24:00" begins no day; write 00:00 to 23:59.',
  ],
  [
    "dayEndsAt: '24:00'",
    "hours: { from: '18:30', to: '28:00' }",
    'calendar:',
    'calendar.hours.to: "28:00" ends no working hours; write 00:00 to 24:00.',
  ],
  [
    "dayEndsAt: '24:00'",
    "hours: { from: '18:30', to: '04:00', zone: PST }",
    'calendar:',
    'calendar.hours.zone: "PST" is no zone; write an IANA name such as America/Los_Angeles, or Etc/GMT+8 for UTC−8',
  ],
  [
    'supervisor: supervisor@',
    'agent: agent@',
    'desks:',
    'contact.desks: nobody is told when something is overdue; add the address of the supervisor.',
  ],
  [
    'shop: plain',
    'shop: other',
    'shop:',
    'shop: the file is called plain.yaml; name it other.yaml, or other- and a day for an older version.',
  ],
  [
    'days: 10, ',
    '',
    'opened-within:',
    'clauses[0].rule.opened-within: a window is counted in days or in months; write one of the two.',
  ],
  [
    'limit: 2',
    'attention: REVIEW_OVERDUE',
    'clock:\n',
    'clauses[2].rule.clock: PLN-K02 never ends; add a limit or a target.',
  ],
  [
    'limit: 2',
    'limit: 2\n        target: 3',
    'target:',
    'clauses[2].rule.clock.target: PLN-K02 has its target after its limit; write at most 2.',
  ],
  [
    'breach: escalate',
    'breach: refund-starts',
    'clock:\n',
    'clauses[2].rule.clock: PLN-K02 needs both or neither: breach refund-starts and actsHoursBefore (ALL-13).',
  ],
  [
    'limit: 2',
    'limit: 2\n        reminders: [{ notice: reminder, to: agent, clauses: [] }]',
    'reminders:',
    'clauses[2].rule.clock.reminders[0]: a reminder has one instant; write onDay, hoursBefore or atTarget.',
  ],
  [
    'accepts: {}',
    'deducts: { what: restocking }',
    'deducts:',
    'clauses[1].rule.deducts: a restocking fee needs its percentage; add percent.',
  ],
  [
    'accepts: {}',
    'deducts: { what: restocking, flat: { EUR: 490, XXX: 550 } }',
    'deducts:',
    'clauses[1].rule.deducts.flat.XXX: XXX is no currency in use; write a code of ISO 4217 such as EUR.',
  ],
  [
    'accepts: {}',
    'cancels: { by: customer, ruling: accepted, clock: PLN-K03 }',
    'cancels:',
    'clauses[1].rule.cancels[0]: PLN-K03 has one figure; write hoursBeforeDelivery or hoursAfterOrder.',
  ],
  [
    'limit: 2\n        breach: escalate',
    'limit: 2\n        breach: escalate\n      clocks: []',
    'clocks:',
    'clauses[2].rule.clocks: a clause has clock or clocks; put the one clock into the list.',
  ],
])('%j made %j is refused with its line', (from, to, marker, sentence) => {
  const changed = plainYaml.replace(from, to);
  const complaint = complaintOf(() => readPlain({ from, to }));
  expect(complaint).toContain(sentence);
  expect(complaint).toContain(`plain.yaml, line ${lineOf(changed, marker)}`);
});

test('a common clause quotes nobody and names no shop', () => {
  const { yaml } = commonText();
  const quoting = yaml.replace('quote: null', 'quote: Our word.');
  expect(complaintOf(() => readPlain({ common: quoting }))).toBe(
    `common.yaml, line ${lineOf(quoting, 'quote: Our')}, clauses[0].quote: no text stands behind a common clause; write null.`,
  );
  const naming = yaml.replace('rule: { reading: counting }', 'rule: { reading: counting }\n    overrides: [SOO-01]');
  expect(complaintOf(() => readPlain({ common: naming }))).toContain(
    'clauses[0].overrides[0]: neither this pack nor common.yaml has SOO-01; ',
  );
});

test('everything that is wrong is said at once, a sentence a line', () => {
  const complaint = complaintOf(() =>
    readPlain({
      from: "zone: UTC\ncalendar: { holidays: none, dayEndsAt: '24:00' }",
      to: "zone: Nowhere\ncalendar: { holidays: none, dayEndsAt: '99:00' }",
    }),
  );
  expect(complaint.split('\n')).toHaveLength(2);
});

test('two packs that cannot stand beside each other are refused by name', () => {
  const text = (name: string, ...changes: readonly (readonly [string, string])[]) => ({
    name,
    yaml: changes.reduce((yaml, [from, to]) => yaml.replaceAll(from, to), plainYaml),
    policyText: plainText,
    hash: `sha256:${name}`,
  });
  const plain = text('plain');
  const load = (other: typeof plain): string => complaintOf(() => loadPacks([plain, other], commonText()));
  expect(load(text('plain-2'))).toBe(
    'The packs plain 2025-01-01 and plain 2025-01-01 have the same version; give each its own.',
  );
  expect(load(text('plain-2', ["version: '2025-01-01'", "version: '2'"]))).toContain(
    'are in force from the same day; change inForceFrom of one.',
  );
  expect(load(text('other', ['shop: plain', 'shop: other']))).toContain(
    'have the same rmaPrefix PLN; give each shop its own.',
  );
  expect(load(text('plain-2', ['PLN', 'PLO'], ["version: '2025-01-01'", "version: '2'"]))).toContain(
    'a shop keeps its rmaPrefix.',
  );
  const later = text(
    'plain-2',
    ["version: '2025-01-01'", "version: '2'"],
    ["inForceFrom: '2025-01-01'", "inForceFrom: '2026-01-01'"],
  );
  expect(loadPacks([plain, later], commonText()).map(({ stamp }) => stamp.version)).toEqual(['2025-01-01', '2']);
});

test('the stamp carries the hash that the files’ reader gave', () => {
  const { stamp } = readPack({ name: 'plain', yaml: plainYaml, policyText: plainText }, commonText(), 'sha256:abc');
  expect(stamp).toEqual({ shop: 'plain', version: '2025-01-01', hash: 'sha256:abc' });
});

function complaintOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('nothing was wrong with it');
}

/** The last line that has the marker: the change stands below what was there before. */
function lineOf(text: string, marker: string): number {
  return text.slice(0, text.lastIndexOf(marker)).split('\n').length;
}
