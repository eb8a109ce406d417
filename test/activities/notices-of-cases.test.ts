// The e-mails of the examples, with the facts of the cases that gave rise to them, in every language.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { amountIn } from '../../src/adapters/notices/amount.ts';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { languages, textsOf } from '../../src/adapters/notices/languages.ts';
import { printedDeadline } from '../../src/adapters/notices/when.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import { isOpen } from '../../src/life/clocks.ts';
import { noticeNames } from '../../src/domain/vocabulary.ts';
import { packInForce } from '../../src/policy/in-force.ts';
import { examples } from '../support/examples.ts';
import { noticesOf, type Ordered } from '../support/notices-of-case.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { bare, shownOf } from '../support/readable-mail.ts';

const packs = ownPacks();
const book = policyBook(packs);
const shops = packs.map(({ stamp }) => stamp.shop);

/** All that differ in what is told: by shop, notice, reader, route, wish, and whether there is a deadline. */
let orders: readonly Ordered[];

beforeAll(() => {
  const found = new Map<string, Ordered>();
  for (const example of examples()) {
    const read = readCaseValue(example.case, shops);
    if (read.kind !== 'case') continue;
    const pack = packInForce(packs, read.file.shop, read.file.order.placedAt);
    if (pack === undefined) continue;
    for (const one of noticesOf(pack, read.file)) {
      const { pack: of, notice, to, route, resolution, due, money, verdict, awaitsParcel } = one.order;
      const key = [
        of.shop,
        notice,
        to,
        route,
        resolution,
        due === null,
        money.lines.length,
        verdict,
        awaitsParcel,
      ].join(' ');
      if (!found.has(key)) found.set(key, one);
    }
  }
  orders = [...found.values()];
}, 120_000);

test('the examples have every notice at one shop or another', () => {
  const seen = new Set(orders.map(({ order }) => order.notice));
  expect(noticeNames.filter((notice) => !seen.has(notice))).toEqual([]);
});

describe.each([...languages.keys()])('in the language %s', (language) => {
  const texts = textsOf(language);

  test('text and HTML have the facts of the case', () => {
    const lacking = orders.flatMap(({ order }) => {
      const parts = partsOf(order, language);
      const wanted = factsOf(order).concat(
        amountsOf(order).map(([amount, currency]) =>
          amountIn(order.to === 'customer' ? texts : textsOf('en'), amount, currency),
        ),
      );
      return parts.flatMap((part) =>
        wanted.filter((one) => !part.includes(bare(one))).map((one) => `${nameOf(order)}: ${one}`),
      );
    });
    expect(lacking).toEqual([]);
  });

  test('a deadline is that of a clock that runs, and stands in both parts', () => {
    for (const { order, state } of orders) {
      const { due } = order;
      if (due === null || silent.includes(order.notice)) continue;
      const clocks = [...state.clocks, ...state.outlook.clocks].filter(({ dueAt }) => dueAt === due.at);
      expect([nameOf(order), clocks.some(({ clauses }) => clauses[0] === due.clause)]).toEqual([nameOf(order), true]);
      const words = bare(printedDeadline(due.at, due.zone, order.to === 'customer' ? texts : textsOf('en')));
      for (const part of partsOf(order, language)) expect(part).toContain(words);
    }
  });
});

/** Nobody has to act in time, or the text says since when. */
const silent: readonly string[] = ['request-refused', 'new-goods-shipped', 'overdue'];

test.each([
  ...(['evidence-wanted', 'evidence-reminder', 'posting-reminder', 'lapsed', 'offer', 'offer-reminder'] as const),
  ...(['custody-reminder', 'goods-refused', 'right-ended', 'clock-moved', 'order-cancelled'] as const),
])('%s always says until when', (notice) => {
  const without = orders.filter(({ order }) => order.notice === notice && order.due === null);
  expect(without.map(({ order }) => nameOf(order))).toEqual([]);
});

test('a customer who has to post a parcel is told until when; else we say until when we pay or send', () => {
  const told = orders.filter(
    ({ order }) => ['approved', 'goods-accepted'].includes(order.notice) && order.due === null,
  );
  // Already paid, or goods that are on their way and have to be looked at first, or a claim that pays.
  const open = told.filter(({ state }) =>
    state.clocks.some((clock) => /refund|credit|exchange/.test(clock.step) && isOpen(clock)),
  );
  expect(open.map(({ order }) => nameOf(order))).toEqual([]);
  expect(told.filter(({ order }) => order.awaitsParcel).map(({ order }) => nameOf(order))).toEqual([]);
});

test('who has to post a parcel is told how, step by step, until when and where to', () => {
  const awaited = orders.filter(({ order }) => order.notice === 'approved' && order.awaitsParcel === true);
  expect(new Set(awaited.map(({ order }) => order.pack.shop))).toEqual(new Set(shops));
  for (const { order } of awaited) {
    expect(order.step).toBe('ship-back');
    expect(partsOf(order, 'en')[0]).toMatch(/1\.Packeverything.*Wheretheparcelgoes.*Whathastobeintheparcel/);
  }
});

test('who has posted the parcel is not asked to pack it', () => {
  const posted = orders.filter(({ order, state }) => order.notice === 'approved' && state.scan !== null);
  expect(posted.length).toBeGreaterThan(3);
  for (const { order } of posted) expect(partsOf(order, 'en')[0]).not.toContain('Packeverything');
});

test('an appeal that is declined says so, and asks for no parcel', () => {
  const decided = orders.filter(({ order }) => order.notice === 'appeal-decided');
  expect(new Set(decided.map(({ order }) => order.verdict))).toEqual(new Set(['approve', 'decline']));
  for (const { order } of decided) {
    const [text] = partsOf(order, 'en');
    expect(text?.startsWith(order.verdict === 'approve' ? 'Yourappealhassucceeded' : 'Yourappealisdeclined')).toBe(
      true,
    );
    expect(text?.includes('Packeverything')).toBe(order.verdict === 'approve' && order.awaitsParcel === true);
  }
});

test('an amount names its goods by their title, a kept gift too', () => {
  const parts = orders.flatMap(({ order }) => partsOf(order, 'en'));
  expect(parts.filter((part) => /line\S*oftheorder/.test(part))).toEqual([]);
});

function nameOf({ pack, notice, to, route, resolution }: NoticeOrder): string {
  return `${pack.shop} ${notice} to ${to}, ${route}, ${resolution}`;
}

function factsOf(order: NoticeOrder): string[] {
  const clauses = book.citations(order.pack, order.clauses).flatMap(({ id, quote, reading }) => [id, quote ?? reading]);
  const goods = order.lines.map(({ quantity, title }) => `${quantity} × ${title}`);
  return [order.rma, order.orderNumber, ...goods, ...clauses];
}

const withAmount: readonly string[] = [
  'goods-accepted',
  'refund-made',
  'refund-held',
  'order-cancelled',
  'trace-answer',
  'offer',
  'offer-reminder',
  'ground-changed',
  'not-in-stock',
];

function amountsOf({ notice, money }: NoticeOrder): readonly (readonly [number, string])[] {
  if (!withAmount.includes(notice) || money.lines.length === 0) return [];
  return [...money.lines.map(({ amount }) => amount), money.total].map((amount) => [amount, money.currency] as const);
}

function partsOf(order: NoticeOrder, language: string): readonly string[] {
  const cited = book.citations(order.pack, order.clauses);
  const { text, html } = composeNotice(order, book.shop(order.pack, order.country), cited, {
    name: 'Ana García',
    language,
  });
  return [bare(text), bare(shownOf(html))];
}
