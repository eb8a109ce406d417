// Every notice of the catalogue, at every shop that sends it, in every language: the facts of the case stand in it.
import { describe, expect, test } from '@jest/globals';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { languages } from '../../src/adapters/notices/languages.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import { noticeNames } from '../../src/domain/vocabulary.ts';
import type { NoticeName } from '../../src/domain/vocabulary.ts';
import { toldBy } from '../../src/policy/join.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { bare, shownOf } from '../support/readable-mail.ts';
import { approvedOrder } from './builders.ts';

const packs = ownPacks();
const book = policyBook(packs);

/** What the catalogue's list leaves out, by shop; only aisoon hears appeals, only platform claims from carriers. */
const unsent: Readonly<Record<string, readonly NoticeName[]>> = {
  soocas: ['parcel-arrived', 'appeal-decided', 'claim-reminder'],
  justsoso: ['appeal-decided', 'claim-reminder'],
  aisoon: ['request-refused', 'parcel-arrived', 'new-goods-shipped', 'claim-reminder'],
  platform: ['parcel-arrived', 'appeal-decided'],
  website: ['request-refused', 'parcel-arrived', 'appeal-decided', 'claim-reminder'],
};

const staffNotices: readonly NoticeName[] = ['reminder', 'overdue', 'claim-reminder'];

/** The clauses of a shop that make this notice a duty: of themselves, or by a reminder of one of their clocks. */
function duties(shop: string, notice: NoticeName): readonly string[] {
  const clauses = packs.find(({ stamp }) => stamp.shop === shop)?.clauses ?? [];
  const telling = clauses.filter(({ tells }) => tells.some((one) => toldBy(one) === notice)).map(({ id }) => id);
  const reminders = clauses
    .flatMap(({ rule }) => [rule.clock ?? [], rule.clocks ?? []].flat())
    .flatMap((clock) => clock.reminders ?? []);
  const reminding = reminders.filter((one) => one.notice === notice).flatMap((one) => one.clauses);
  return [...new Set([...telling, ...reminding])];
}

const shops = packs.map(({ stamp }) => stamp.shop);

test.each(shops)('%s has a clause for each notice of the list, and for no other', (shop) => {
  const told = noticeNames.filter((notice) => duties(shop, notice).length > 0);
  expect(noticeNames.filter((notice) => !told.includes(notice))).toEqual(unsent[shop]);
});

/** Written by hand: what a reader of the language expects. */
const readings = {
  en: {
    deadline: 'until the end of Friday, 10 April 2026 (Asia/Shanghai)',
    instant: 'Sunday, 22 March 2026, 11:00 (Asia/Shanghai)',
    amounts: ['12,345.67 USD', '-15.00 USD', '12,330.67 USD'],
  },
  de: {
    deadline: 'bis einschließlich Freitag, 10. April 2026 (Asia/Shanghai)',
    instant: 'Sonntag, 22. März 2026, 11:00 Uhr (Asia/Shanghai)',
    amounts: ['12.345,67 USD', '-15,00 USD', '12.330,67 USD'],
  },
  zh: {
    deadline: '2026年4月10日 星期五 当天结束之前（Asia/Shanghai）',
    instant: '2026年3月22日 星期日 11:00（Asia/Shanghai）',
    amounts: ['12,345.67 USD', '-15.00 USD', '12,330.67 USD'],
  },
} as const;
type Read = keyof typeof readings;

test('a language is added with what its readers expect', () => {
  expect([...languages.keys()].sort()).toEqual(Object.keys(readings).sort());
});

/** Nobody has to act in time. */
const withoutDeadline: readonly NoticeName[] = ['request-refused', 'new-goods-shipped', 'overdue'];
const withAmount: readonly NoticeName[] = [
  ...(['approved', 'goods-accepted', 'goods-refused', 'refund-made', 'refund-held', 'order-cancelled'] as const),
  ...(['trace-answer', 'offer', 'offer-reminder', 'ground-changed', 'not-in-stock', 'appeal-decided'] as const),
];

const sent = packs.flatMap(({ stamp }) =>
  noticeNames
    .filter((notice) => !(unsent[stamp.shop] ?? []).includes(notice))
    .flatMap((notice) =>
      (staffNotices.includes(notice) ? (['en'] as const) : (['en', 'de', 'zh'] as const)).map(
        (language) => [stamp.shop, notice, language] as const,
      ),
    ),
);

describe.each(sent)('%s, %s, %s', (shop, notice, language) => {
  const { order, mail, facts } = written(shop, notice, language);
  const parts = { text: bare(mail.text), html: bare(shownOf(mail.html)) };

  test('text and HTML have the return, the order, the goods, the link and the clauses in their words', () => {
    const citations = book.citations(order.pack, order.clauses).map(({ quote, reading }) => quote ?? reading);
    const names = [
      order.rma,
      order.orderNumber,
      '2 × Zahnbürste «Öko» & mehr',
      facts.name,
      ...order.clauses,
      ...citations,
    ];
    for (const part of [parts.text, parts.html]) {
      for (const name of names) expect(part).toContain(bare(name));
      expect(part).toContain(bare(readings[language].instant));
      // A carrier has no business on the customer's page.
      expect(part.includes(`https://returns.example/r/${order.rma}`)).toBe(notice !== 'claim-reminder');
    }
  });

  test('text and HTML have the deadline and the amounts where there are any', () => {
    for (const part of [parts.text, parts.html]) {
      expect(part.includes(bare(readings[language].deadline))).toBe(!withoutDeadline.includes(notice));
      for (const amount of readings[language].amounts)
        expect(part.includes(bare(amount))).toBe(withAmount.includes(notice));
    }
  });

  test('nothing was left to be filled in, and the HTML says its language', () => {
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toMatch(/undefined|\[object|null\b/);
    for (const part of [
      mail.subject,
      mail.text.replaceAll(/'\{.*\}'/g, ''),
      shownOf(mail.html).replaceAll(/'\{.*\}'/g, ''),
    ])
      expect(part).not.toMatch(/[{}]/);
    expect(mail.subject).toMatch(new RegExp(`^[^\\r\\n]+ · ${order.rma}$`));
    expect(mail.html).toContain(`<html lang="${{ en: 'en-GB', de: 'de-DE', zh: 'zh-CN' }[language]}">`);
    expect(mail.language).toBe(language);
  });
});

test.each(shops)('%s writes as itself, and has somebody to answer', (shop) => {
  const pack = packs.find(({ stamp }) => stamp.shop === shop);
  const { sender, desks } = book.shop(pack?.stamp ?? approvedOrder.pack);
  expect(sender.name).not.toBe('');
  for (const address of [sender.address, ...Object.values(desks)]) expect(address).toMatch(/^[^@\s]+@[^@\s]+$/);
  expect(desks['supervisor']).toBeDefined();
});

function written(shop: string, notice: NoticeName, language: Read) {
  const pack = packs.find(({ stamp }) => stamp.shop === shop)?.stamp ?? approvedOrder.pack;
  const facts = book.shop(pack, 'CN');
  const to =
    notice === 'reminder' || notice === 'overdue' ? 'supervisor' : notice === 'claim-reminder' ? 'carrier' : 'customer';
  const order: NoticeOrder = {
    ...approvedOrder,
    rma: `${facts.rmaPrefix}-7K3MQ9XA-5`,
    pack,
    notice,
    to,
    orderNumber: `${shop}-1001`,
    clauses: duties(shop, notice),
    lines: [{ line: '1', title: 'Zahnbürste «Öko» & mehr', quantity: 2 }],
    due: { at: '2026-04-10T16:00:00Z', clause: 'ALL-12', zone: 'Asia/Shanghai' },
    route: notice === 'approved' || notice === 'appeal-decided' ? 'returnless' : 'own-carrier',
    missing: ['product-photo', 'video'],
    money: {
      currency: 'USD',
      method: 'original',
      lines: [
        { what: 'goods', line: '1', amount: 1_234_567, clauses: [] },
        { what: 'restocking', amount: -1_500, clauses: [] },
      ],
      total: 1_233_067,
      payments: [{ id: 'p1', amount: 1_233_067 }],
    },
    ...(staffNotices.includes(notice) ? { step: 'review' as const } : {}),
  };
  const link = to === 'carrier' ? {} : { link: `https://returns.example/r/${order.rma}` };
  const mail = composeNotice(order, facts, book.citations(pack, order.clauses), {
    name: 'Ana García',
    language,
    ...link,
  });
  return { order, facts, mail };
}
