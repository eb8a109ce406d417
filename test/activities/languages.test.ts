// The catalogue of texts: each language whole, dates and amounts as its readers write them.
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { amountIn } from '../../src/adapters/notices/amount.ts';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { languageFor, languages, readTexts, textsOf } from '../../src/adapters/notices/languages.ts';
import { filled } from '../../src/adapters/notices/texts.ts';
import { printedDeadline, printedInstant } from '../../src/adapters/notices/when.ts';
import { lineWidth, widthOf, wrap } from '../../src/adapters/notices/wrap.ts';
import { noticeNames } from '../../src/domain/vocabulary.ts';
import { approvedOrder, cite, sixtyOneNinety, soocas } from './builders.ts';

const german = readFileSync(new URL('../../src/adapters/notices/languages/de.yaml', import.meta.url), 'utf8');

test('English, German and Chinese are there', () => {
  expect([...languages.keys()]).toEqual(['de', 'en', 'zh']);
});

test('a text that is missing is named', () => {
  const without = german.replace(/^ {4}title: Ihr Paket ist eingetroffen\n/m, '').replace(/^ {2}pick-up: .*\n/m, '');
  expect(() => readTexts('de.yaml', without)).toThrow('de.yaml: notices.parcel-arrived.title');
});

test('a text that nobody asks for, an empty one and one without its place to fill in are named', () => {
  const flawed = (from: string, to: string) => () => readTexts('de.yaml', german.replace(from, to));
  expect(flawed('frame:', 'frame:\n  unknown: x')).toThrow(/de\.yaml: frame: .*unknown/);
  expect(flawed('next: Wie es weitergeht', "next: ''")).toThrow('de.yaml: frame.next: The text is empty.');
  expect(flawed('Guten Tag {name},', 'Guten Tag,')).toThrow('greeting: It has to have these in braces: name.');
  expect(flawed('total: Summe', 'total: Summe {x}')).toThrow('sections.total: Nothing is filled in here: no braces.');
});

test('every language tells as many steps as English, so that none was left out', () => {
  const english = JSON.stringify(shapeOf(textsOf('en')));
  for (const [code, texts] of languages) expect([code, JSON.stringify(shapeOf(texts))]).toEqual([code, english]);
});

/** Keys and lengths of lists, without the words. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 'text';
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, shapeOf(inner)]);
}

test('no text is English still', () => {
  const english = new Set(textsIn(textsOf('en')).filter((text) => /[a-z]{3} [a-z]{2}/.test(text)));
  for (const code of ['de', 'zh']) expect(textsIn(textsOf(code)).filter((text) => english.has(text))).toEqual([]);
});

function textsIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn);
}

test.each([
  ['de', 'de'],
  ['DE-ch', 'de'],
  ['zh-Hant-TW', 'zh'],
  ['en-US', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('who reads %s is written to in %s', (tag, code) => {
  expect(languageFor(tag)).toBe(code);
});

test.each([
  ['en', '1,234.56 EUR', '1,235 JPY', '-0.005 KWD', '999.00 USD'],
  ['de', '1.234,56 EUR', '1.235 JPY', '-0,005 KWD', '999,00 USD'],
  ['zh', '1,234.56 EUR', '1,235 JPY', '-0.005 KWD', '999.00 USD'],
])('%s writes amounts with its own marks and the digits of the currency', (code, euros, yen, dinars, dollars) => {
  const texts = textsOf(code);
  const amounts = [amountIn(texts, 123_456, 'EUR'), amountIn(texts, 1_235, 'JPY'), amountIn(texts, -5, 'KWD')];
  expect([...amounts, amountIn(texts, 99_900, 'USD')]).toEqual([euros, yen, dinars, dollars]);
});

test.each([
  ['de', 'vor Mittwoch, 25. März 2026, 20:00 Uhr (Asia/Shanghai)', 'Donnerstag, 1. Januar 2026, 00:00 Uhr (UTC)'],
  ['zh', '2026年3月25日 星期三 20:00（Asia/Shanghai） 之前', '2026年1月1日 星期四 00:00（UTC）'],
  ['en', 'before Wednesday, 25 March 2026, 20:00 (Asia/Shanghai)', 'Thursday, 1 January 2026, 00:00 (UTC)'],
])('%s writes weekday, date, time and zone', (code, deadline, instant) => {
  expect(printedDeadline('2026-03-25T12:00:00Z', 'Asia/Shanghai', textsOf(code))).toBe(deadline);
  expect(printedInstant('2026-01-01T00:00:00Z', 'UTC', textsOf(code))).toBe(instant);
});

test('a value with braces is filled in as it stands', () => {
  expect(filled('{a} and {b}', { a: '{b}', b: '$& {a}' })).toBe('{b} and $& {a}');
});

test.each(['de', 'zh'])('clauses stay in the words of the shop, and the reader of %s is told so', (language) => {
  const { text, html } = composeNotice(approvedOrder, soocas, cite(['SOO-18', 'ALL-14']), { name: 'Ana', language });
  expect(text).toContain('“Words of SOO-18”');
  expect(text.replace(/\s/g, '')).toContain(textsOf(language).frame.quotedIn.replace(/\s/g, ''));
  expect(html).toContain('<span lang="en" style="font-style:italic;">“Words of SOO-18”</span>');
});

test('a mail in Chinese breaks its lines between characters, and no line begins with a mark that closes', () => {
  for (const notice of noticeNames) {
    const order = { ...approvedOrder, notice, money: sixtyOneNinety, lacks: ['label'] as const };
    const { text } = composeNotice(order, soocas, [], { name: '李雷', language: 'zh' });
    const lines = text.split('\n');
    expect(lines.filter((line) => widthOf(line) > lineWidth && !line.startsWith('    '))).toEqual([]);
    expect(lines.filter((line) => /^\s*[，。、；：？！）》」]/.test(line))).toEqual([]);
  }
});

test('a mark that opens stays with what follows, and words that are no Chinese stay whole', () => {
  const text = `${'退'.repeat(36)}（RMA SOO-7K3MQ9XA-5）。完`;
  expect(wrap(text, '- ')).toBe(`- ${'退'.repeat(36)}\n  （RMA SOO-7K3MQ9XA-5）。完`);
});
