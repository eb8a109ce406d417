import { expect, test } from '@jest/globals';
import { grounds, type Tag } from '../../src/domain/vocabulary.ts';
import { lineFacts, nothingLater } from '../../src/policy/facts.ts';
import { clocksIn } from '../../src/policy/join.ts';
import type { Pack } from '../../src/policy/load.ts';
import { bearerOf } from '../../src/policy/rules/freight.ts';
import { mayReturn } from '../../src/policy/rules/may-return.ts';
import { routeOf } from '../../src/policy/rules/route.ts';
import { order, request } from '../support/soocas.ts';
import { ownPacks } from '../support/plain-pack.ts';

const justsoso = packOf('justsoso');
const aisoon = packOf('aisoon');

test.each([
  [justsoso, 'JSS', 43],
  [aisoon, 'AIS', 29],
] as const)('the pack has every clause of its catalogue, in order', ({ document }, prefix, count) => {
  const numbered = Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
  expect(document.clauses.map(({ id }) => id)).toEqual(numbered);
});

test('only what the texts do not say is unquoted', () => {
  const ours = [justsoso, aisoon].flatMap(({ document }) => document.clauses.filter(({ quote }) => quote === null));
  expect(ours.map(({ id }) => id)).toEqual(['AIS-21', 'AIS-22', 'AIS-25', 'AIS-26', 'AIS-27', 'AIS-28']);
});

// The catalogue's list of clocks, said a second time so that no figure changes unseen.
test.each([
  ['JSS-K02', 'JSS-05', 'shop', 'working-days', 1, 3, 'evidence', 'escalate'],
  ['JSS-K03', 'JSS-36', 'customer', 'natural-days', undefined, 30, 'notice', 'lapse'],
  ['JSS-K04', 'JSS-28', 'customer', 'natural-days', undefined, 30, 'notice', 'lapse'],
  ['JSS-K05', 'JSS-07 JSS-18 JSS-19', 'shop', 'working-days', 3, 5, '', 'escalate'],
  ['JSS-K06', 'JSS-20 JSS-08', 'shop', 'working-days', 3, 5, '', 'refund-starts'],
  ['JSS-K07', 'JSS-08 JSS-25 JSS-30 JSS-31 JSS-33', 'shop', 'working-days', 3, 5, '', 'refund-starts'],
  ['JSS-K08', 'JSS-29', 'shop', 'working-days', undefined, 3, '', 'escalate'],
  ['JSS-K09', 'JSS-29 JSS-26 JSS-31', 'shop', 'working-days', undefined, 3, '', 'escalate'],
  ['JSS-K10', 'JSS-22', 'bank', 'bank-days', 7, 10, '', 'closes'],
  ['AIS-K02', 'AIS-22 AIS-13', 'shop', 'working-days', 1, 3, 'evidence', 'escalate'],
  ['AIS-K03', 'AIS-15', 'customer', 'natural-days', undefined, 14, 'notice', 'lapse'],
  ['AIS-K04', 'AIS-27 AIS-16', 'shop', 'working-days', 1, 3, '', 'escalate'],
  ['AIS-K05', 'AIS-18', 'shop', 'working-days', 0, 7, '', 'refund-starts'],
  ['AIS-K06', 'AIS-18 AIS-14', 'shop', 'working-days', 0, 7, '', 'refund-starts'],
  ['AIS-K07', 'AIS-28 AIS-19', 'customer', 'natural-days', undefined, 30, '', 'nothing'],
  ['AIS-K08', 'AIS-28 AIS-19', 'supervisor', 'working-days', 3, 7, 'supplementary', 'escalate'],
  ['AIS-K09', 'AIS-28 AIS-20', 'customer', 'natural-days', undefined, 14, '', 'nothing'],
] as const)('%s is the clock of %s', (id, clauses, owes, unit, target, limit, pauses, breach) => {
  const pack = id.startsWith('JSS') ? justsoso : aisoon;
  const found = pack.clauses.flatMap((clause) => clocksIn(clause.rule).map((rule) => ({ clause: clause.id, rule })));
  const { clause, rule } = found.find((one) => one.rule.id === id) ?? { clause: '', rule: undefined };
  expect([clause, ...(rule?.with ?? [])].join(' ')).toBe(clauses);
  expect({ ...rule, pauses: rule?.pauses.join(' ') }).toMatchObject({ owes, unit, pauses, breach });
  expect([rule?.target, rule?.limit]).toEqual([target, limit]);
});

test('windows, the fee and the least time for posting have the figures of the catalogue', () => {
  const { rule } = justsoso.clause('JSS-01');
  expect(rule['opened-within']).toMatchObject({ clock: 'JSS-K01', days: 30, late: 'refused', lateBy: 'JSS-02' });
  expect(aisoon.clause('AIS-21').rule['opened-within']).toMatchObject({ clock: 'AIS-K01', days: 30, late: 'reviewer' });
  expect(justsoso.clause('JSS-27').rule.deducts).toMatchObject({ what: 'restocking', percent: 10 });
  const posting = ['JSS-28', 'JSS-36'].flatMap((id) => clocksIn(justsoso.clause(id).rule));
  expect(posting.map(({ counts, notBeforeNoticeDays }) => [counts, notBeforeNoticeDays])).toEqual([
    ['from-order', 3],
    ['from-delivery', 3],
  ]);
});

test.each([justsoso, aisoon])('no two clauses contradict each other, whatever is asked for', (pack) => {
  expect(() => askEverything(pack)).not.toThrow();
});

/** Every ground with every tag that counts here, put up or not, refused at the door or not, not delivered, in time, late. */
function askEverything(pack: Pack): void {
  for (const ground of grounds)
    for (const line of lines)
      for (const conditions of states) {
        for (const { deliveredAt, at } of times) {
          const country = conditions.installed ? 'US' : 'FR';
          const bought = { ...order, deliveredAt, shipTo: { country }, lines: [line] };
          const asked = {
            order: bought,
            request: { ...request, at, ground, conditions },
            line,
            ground,
            shopZone: 'UTC',
          };
          const facts = lineFacts(asked, { ...nothingLater, resolution: 'refund' });
          mayReturn(pack, asked, facts);
          routeOf(pack, { ...facts, bearer: bearerOf(pack, facts).ruling });
        }
      }
}

const plain = order.lines.map((line) => ({ ...line, tags: [] as readonly Tag[] }));
const lines = [
  ...plain,
  ...(['clearance', 'customized', 'appliance', 'fashion'] as const).flatMap((tag) =>
    plain.map((line) => ({ ...line, tags: [tag] })),
  ),
];
const states = [true, false].flatMap((installed) =>
  [true, false].map((deliveryRefused) => ({ installed, deliveryRefused })),
);
const times = [
  { deliveredAt: null, at: '2026-03-20T09:00:00Z' },
  { deliveredAt: order.deliveredAt, at: '2026-03-20T09:00:00Z' },
  { deliveredAt: order.deliveredAt, at: '2026-08-20T09:00:00Z' },
];

function packOf(shop: string): Pack {
  const pack = ownPacks().find(({ document }) => document.shop === shop);
  if (pack === undefined) throw new Error(`there is no pack ${shop}`);
  return pack;
}
