import { expect, test } from '@jest/globals';
import { decideText } from '../../src/case/decide-text.ts';
import { clocksIn } from '../../src/policy/join.ts';
import type { Pack } from '../../src/policy/load.ts';
import { examples } from '../support/examples.ts';
import { ownPacks } from '../support/plain-pack.ts';

const platform = packOf('platform');
const website = packOf('website');

test.each([
  [platform, 'PLT', 29],
  [website, 'WEB', 31],
] as const)('the pack has every clause of its catalogue, in order', ({ document }, prefix, count) => {
  const numbered = Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
  expect(document.clauses.map(({ id }) => id)).toEqual(numbered);
});

test('only what the texts do not say is unquoted', () => {
  const ours = [platform, website].flatMap(({ document }) => document.clauses.filter(({ quote }) => quote === null));
  expect(ours.map(({ id }) => id)).toEqual(['PLT-25', 'WEB-26', 'WEB-27']);
});

// The catalogue's list of clocks, said a second time so that no figure changes unseen.
test.each([
  ['PLT-K03', 'PLT-14 PLT-15', 'shop', 'working-days', 2, 3, 'evidence carrier', 'escalate'],
  ['PLT-K04', 'PLT-15 PLT-06', 'carrier', 'working-days', 5, undefined, '', 'escalate'],
  ['PLT-K05', 'PLT-16', 'shop', 'working-days', 1, 2, '', 'refund-starts'],
  ['PLT-K06', 'PLT-16 PLT-24', 'shop', 'working-days', 1, 2, '', 'refund-starts'],
  ['PLT-K07', 'PLT-25', 'customer', 'natural-days', undefined, 14, 'notice', 'lapse'],
  ['PLT-K08', 'PLT-24', 'shop', 'working-days', 1, 3, '', 'escalate'],
  ['PLT-K09', 'PLT-27 PLT-20', 'shop', 'working-days', undefined, 3, '', 'escalate'],
  ['PLT-K10', 'PLT-06', 'shop', 'working-days', 1, 2, '', 'refund-starts'],
  ['WEB-K03', 'WEB-04', 'shop', 'working-days', undefined, 3, 'evidence', 'escalate'],
  ['WEB-K04', 'WEB-05 WEB-23 WEB-24', 'customer', 'customer-working-days', undefined, 3, 'notice pick-up', 'lapse'],
  ['WEB-K05', 'WEB-15 WEB-16', 'shop', 'working-days', undefined, 1, '', 'refund-starts'],
  ['WEB-K06', 'WEB-14 WEB-13 WEB-29', 'shop', 'working-days', undefined, 2, 'evidence offer', 'refund-starts'],
  ['WEB-K07', 'WEB-06', 'shop', 'working-days', undefined, 1, '', 'escalate'],
  ['WEB-K08', 'WEB-10 WEB-11', 'shop', 'working-days', undefined, 7, 'evidence', 'refund-starts'],
  ['WEB-K09', 'WEB-17', 'shop', 'working-days', undefined, 1, '', 'escalate'],
  ['WEB-K11', 'WEB-20 WEB-21', 'shop', 'working-days', 0, 3, '', 'refund-starts'],
  ['WEB-K12', 'WEB-21', 'bank', 'working-days', undefined, 3, '', 'closes'],
  ['WEB-K14', 'WEB-27', 'shop', 'working-days', undefined, 1, '', 'escalate'],
] as const)('%s is the clock of %s', (id, clauses, owes, unit, target, limit, pauses, breach) => {
  const pack = id.startsWith('PLT') ? platform : website;
  const found = pack.clauses.flatMap((clause) => clocksIn(clause.rule).map((rule) => ({ clause: clause.id, rule })));
  const { clause, rule } = found.find((one) => one.rule.id === id) ?? { clause: '', rule: undefined };
  expect([clause, ...(rule?.with ?? [])].join(' ')).toBe(clauses);
  expect({ ...rule, pauses: rule?.pauses.join(' ') }).toMatchObject({ owes, unit, pauses, breach });
  expect([rule?.target, rule?.limit]).toEqual([target, limit]);
});

test('windows, the free cancellation and the shipping have the figures of the catalogue', () => {
  const window = (pack: Pack, id: string) => pack.clause(id).rule['opened-within'];
  expect(window(platform, 'PLT-01')).toMatchObject({ clock: 'PLT-K01', days: 15, late: 'refused', anchor: 'order' });
  expect(window(platform, 'PLT-02')).toMatchObject({ clock: 'PLT-K02', days: 7, late: 'refused', anchor: 'order' });
  expect(window(website, 'WEB-01')).toMatchObject({ clock: 'WEB-K01', days: 30, late: 'reviewer' });
  expect(window(website, 'WEB-12')).toMatchObject({ clock: 'WEB-K02', months: 3, late: 'reviewer' });
  expect(website.clause('WEB-20').rule.cancels).toMatchObject([{ clock: 'WEB-K10', hoursAfterOrder: 24 }]);
  expect(website.clause('WEB-22').rule['ships-within']).toEqual({ clock: 'WEB-K13', hours: 48 });
});

test('the offer’s clock cites what the website says of part refunds and expenses', () => {
  const [clock] = clocksIn(website.clause('ALL-28').rule);
  expect(clock?.with).toEqual(['WEB-11', 'WEB-13']);
});

test('a decision and its refund have one clock together, not one each', () => {
  const missing = examples().find(({ id }) => id === 'WEB-x-missing-item');
  const { answer } = decideText(ownPacks(), JSON.stringify(missing?.case));
  expect(answer.clocks.map(({ id }) => id)).toEqual(['WEB-K01', 'WEB-K06']);
});

function packOf(shop: string): Pack {
  const found = ownPacks().find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`there is no pack of ${shop}`);
  return found;
}
