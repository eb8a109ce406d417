// What clauses can contradict each other about, each with the plainest return that shows it.
import { describe, expect, test } from '@jest/globals';
import { decideText } from '../../src/case/decide-text.ts';
import type { Finding } from '../../src/domain/policy-report.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { readPack } from '../../src/policy/load.ts';
import { answeringCommon, plainText, plainYaml } from '../support/plain-pack.ts';

const common = { yaml: answeringCommon };

/** The plain pack with a further clause for each rule: PLN-04, PLN-05 and so on. */
function packWith(rules: readonly string[]) {
  const clauses = rules.map(
    (rule, index) => `  - id: PLN-0${index + 4}\n    quote: null\n    reading: As planted.\n    rule: ${rule}\n`,
  );
  const yaml = plainYaml.replace('  - id: PLN-03', `${clauses.join('')}  - id: PLN-03`);
  return { name: 'plain', yaml, policyText: plainText };
}

function conflictsOf(rules: readonly string[]): readonly Finding[] {
  const { findings } = lintPack(packWith(rules), common);
  return findings.filter(({ kind }) => kind === 'conflict' || kind === 'broken');
}

const clock = (id: string, from: string, more = ''): string =>
  `{ clock: { id: ${id}, step: exchange, owes: shop, from: [${from}], unit: hours, limit: 9, breach: escalate${more} } }`;

describe('two clauses contradict each other', () => {
  test.each([
    [
      'who bears the return carriage, PLN-04 says shop and PLN-05 says customer.',
      'tagged fashion',
      ['{ borne-by: { bearer: shop } }', '{ borne-by: { bearer: customer, when: { tags: [fashion] } } }'],
    ],
    [
      'on which way the goods come back, PLN-04 says prepaid-label and PLN-05 says pick-up.',
      'installed',
      ['{ sends: { route: prepaid-label } }', '{ sends: { route: pick-up, when: { installed: true } } }'],
    ],
    [
      'to where the money goes, PLN-04 says original and PLN-05 says store-credit.',
      'wished: exchange',
      ['{ pays-to: { method: original } }', '{ pays-to: { method: store-credit, when: { resolutions: [exchange] } } }'],
    ],
    [
      'until when a return may be asked for, PLN-01 says by PLN-K01 and PLN-04 says by PLN-K04.',
      'shipped to US',
      ['{ opened-within: { clock: PLN-K04, days: 20, late: refused, when: { countries: [US] } } }'],
    ],
    [
      'whether the customer may cancel the order, PLN-04 says accepted as PLN-04 has it and PLN-05 says reviewer as PLN-05 has it.',
      'not shipped, cancelled by the customer',
      ['{ cancels: { by: customer, ruling: accepted } }', '{ cancels: { by: customer, ruling: reviewer } }'],
    ],
    [
      'until when the step exchange is due, from the moment approved-without-parcel, PLN-04 says by PLN-K04 and PLN-05 says by PLN-K05.',
      'the reviewer chose returnless',
      [
        clock('PLN-K04', 'approved-without-parcel'),
        clock('PLN-K05', 'approved-without-parcel', ', when: { travels: false }'),
      ],
    ],
    [
      'until when the step exchange is due, from the moment cancelled, PLN-04 says by PLN-K04 and PLN-05 says by PLN-K05.',
      'not delivered, cancelled by the customer',
      [clock('PLN-K04', 'cancelled'), clock('PLN-K05', 'cancelled', ', when: { cancelled: true }')],
    ],
    [
      'until when the step exchange is due, from the moment trace-with-account, PLN-04 says by PLN-K04 and PLN-05 says by PLN-K05.',
      'any return',
      [clock('PLN-K04', 'trace'), clock('PLN-K05', 'trace-with-account')],
    ],
    [
      'until when the step exchange is due, from the moment not-in-stock-with-parcel, PLN-04 says by PLN-K04 and PLN-05 says by PLN-K05.',
      'any return',
      [clock('PLN-K04', 'not-in-stock'), clock('PLN-K05', 'not-in-stock-with-parcel')],
    ],
    [
      'until when the step exchange is due, from the moment scanned, PLN-04 says by PLN-K04 and PLN-05 says by PLN-K05.',
      'any return',
      [clock('PLN-K04', 'scanned', ', unless: { tags: [gift] }'), clock('PLN-K05', 'scanned')],
    ],
    [
      'whether agreed is paid, PLN-04 says paid and PLN-05 says never paid.',
      'any return',
      ['{ pays: { what: agreed } }', '{ keeps: { what: agreed } }'],
    ],
  ])('asked %s', (what, inShort, rules) => {
    const told = conflictsOf(rules).map((one) => [one.what, one.witness?.inShort]);
    expect(told).toEqual([[`asked ${what}`, inShort]]);
  });

  test.each([
    [
      'about the carriage',
      ['{ borne-by: { bearer: shop } }', '{ borne-by: { bearer: customer, when: { tags: [fashion] } } }'],
    ],
    [
      'about the way back',
      ['{ sends: { route: prepaid-label } }', '{ sends: { route: pick-up, when: { installed: true } } }'],
    ],
    [
      'about the place of the money',
      ['{ pays-to: { method: original } }', '{ pays-to: { method: store-credit, when: { resolutions: [exchange] } } }'],
    ],
    [
      'about the end of an order',
      ['{ cancels: { by: shop, ruling: accepted } }', '{ cancels: { by: shop, ruling: reviewer } }'],
    ],
    ['about an agreed sum, once an offer was accepted', ['{ pays: { what: agreed } }', '{ keeps: { what: agreed } }']],
  ])('%s, and the case that shows it, once decided, names the two', (_, rules) => {
    const [found] = conflictsOf(rules);
    const { answer } = decideText([readPack(packWith(rules), common, '')], JSON.stringify(found?.witness?.case));
    expect(answer.problems.map(({ code }) => code)).toEqual(['BROKEN']);
    expect(found?.clauses).toHaveLength(2);
    for (const id of found?.clauses ?? []) expect(answer.problems[0]?.detail).toContain(id);
  });
});

describe('nobody is contradicted by', () => {
  test.each([
    [
      'a shop’s right to cancel beside the customer’s',
      ['{ cancels: { by: customer, ruling: accepted } }', '{ cancels: { by: shop, ruling: reviewer } }'],
    ],
    [
      'clocks of goods that are on their way and of those that stay',
      [clock('PLN-K04', 'received'), clock('PLN-K05', 'received', ', when: { travels: false }')],
    ],
    [
      'a clock that does not start where the other one does',
      [
        clock('PLN-K04', 'scanned', ', unless: { tags: [gift] }'),
        clock('PLN-K05', 'scanned', ', when: { tags: [gift] }'),
      ],
    ],
    ['clocks of different moments', [clock('PLN-K04', 'scanned'), clock('PLN-K05', 'received')]],
    [
      'a clock for goods that are not in stock with a parcel beside one without',
      [clock('PLN-K04', 'not-in-stock-with-parcel'), clock('PLN-K05', 'not-in-stock-without-parcel')],
    ],
    [
      'two clocks of one clause',
      [
        `{ clocks: [${['PLN-K04', 'PLN-K05'].map((id) => clock(id, 'scanned').slice('{ clock: '.length, -2)).join(', ')}] }`,
      ],
    ],
    [
      'two clauses that pay the same',
      ['{ pays: { what: shipping } }', '{ pays: { what: shipping, when: { tags: [gift] } } }'],
    ],
    [
      'what is paid of one thing and kept of another',
      ['{ pays: { what: shipping } }', '{ keeps: { what: carriage } }'],
    ],
  ])('%s', (_, rules) => {
    expect(conflictsOf(rules).map(({ what }) => what)).toEqual([]);
  });
});

describe('a contradiction shows only once', () => {
  const all = ['product-photo', 'package-photo', 'weighing-photo', 'order-screenshot', 'description', 'condition'];
  const twoFrom = (moment: string) => [clock('PLN-K04', moment), clock('PLN-K05', moment)];
  const [paid, kept] = ['{ pays: { what: carriage } }', '{ keeps: { what: carriage, when: { exception: true } } }'];
  const back = ['decided', 'parcel-scanned', 'received', 'inspected'];
  test.each([
    ['the evidence is there', twoFrom('complete'), all, []],
    ['the return is approved', twoFrom('approval-told'), all, ['decided']],
    ['the goods have come back and are rejected', twoFrom('rejection-told'), all, back],
    ['the money is asked after', twoFrom('trace-with-account'), all, [...back, 'refund-submitted', 'trace-asked']],
    [
      'an offer is accepted',
      ['{ pays: { what: agreed } }', '{ keeps: { what: agreed } }'],
      all,
      ['offer-made', 'offer-answered'],
    ],
    ['an exception is granted', [paid, kept], all, ['decided']],
    ['the order is cancelled', twoFrom('cancelled'), [], ['cancelled']],
    ['it is asked for', twoFrom('request'), [], []],
  ])('%s', (_, rules, evidence, events) => {
    const [found] = conflictsOf(rules);
    expect(found?.witness?.case).toMatchObject({ request: { evidence }, events: events.map((event) => ({ event })) });
  });

  test('the reviewer has chosen what no clause says', () => {
    const eventsOf = (rules: readonly string[]) => conflictsOf(rules)[0]?.witness?.case['events'];
    const approval = {
      at: '2026-03-25T03:00:00Z',
      event: 'decided',
      verdict: 'approve',
      by: 'supervisor:eve',
      reason: 'as the case requires',
    };
    expect(eventsOf([paid, kept])).toEqual([{ ...approval, exception: true }]);
    expect(eventsOf(twoFrom('approved-without-parcel'))).toEqual([{ ...approval, route: 'returnless' }]);
  });
});
