// That a clause is shown is not only said: the message that is named cites it and has its words, the paper carries it.
import { expect, test } from '@jest/globals';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import type { NoticeName } from '../../src/domain/vocabulary.ts';
import { toldBy } from '../../src/policy/join.ts';
import type { Pack } from '../../src/policy/load.ts';
import type { Clause } from '../../src/policy/schema.ts';
import { approvedOrder } from '../activities/builders.ts';
import { citedByExamples, told } from '../support/cited.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { rowKinds, rowsOf } from './catalogue.ts';

const packs = ownPacks();
const book = policyBook(packs);
const cited = citedByExamples(packs);

/** What `shown` may name: messages, papers, and the pages that come with the console and the customer's link. */
const carriers: Readonly<Record<string, NoticeName | 'paper' | 'page'>> = {
  'approval e-mail': 'approved',
  'exchange e-mail': 'new-goods-shipped',
  'trace e-mail': 'trace-answer',
  'packing slip': 'paper',
  label: 'paper',
  'refund certificate': 'paper',
  'request page': 'page',
  'inspection page': 'page',
};

const everyClause = packs.flatMap((pack) => pack.clauses.map((clause) => ({ pack, clause })));
const told_ = everyClause.flatMap(({ pack, clause }) =>
  clause.tells.map((one) => ({
    shop: pack.stamp.shop,
    id: clause.id,
    notice: toldBy(one),
    pack,
    clause,
  })),
);

test('what is shown is shown by something that there is', () => {
  const names = everyClause.flatMap(({ clause }) => carriersOf(clause));
  expect([...new Set(names)].filter((name) => carriers[name] === undefined)).toEqual([]);
});

test('a message that a clause makes a duty is cited with it in an answer to an example', () => {
  const uncited = told_.filter(({ notice, id }) => !cited.messages.has(told(notice, id)));
  expect([...new Set(uncited.map(({ notice, id }) => `${notice} ${id}`))]).toEqual([]);
});

test('what the catalogue calls a notice is told by a message, but for what has its place elsewhere', () => {
  const notices = Object.keys(rowKinds).flatMap((prefix) => rowsOf(prefix, 'notice'));
  const silent = notices.filter((id) => !told_.some((one) => one.id === id));
  // Before the request, on its page: JSS-34, SOO-39, SOO-40. A measure: WEB-22. When something counts as told: ALL-10.
  expect(silent).toEqual(['JSS-34', 'SOO-39', 'SOO-40', 'WEB-22', 'ALL-10']);
});

test('what the catalogue calls a channel is shown where one asks for a return', () => {
  const channels = Object.keys(rowKinds).flatMap((prefix) => rowsOf(prefix, 'channel'));
  const shown = everyClause.filter(({ clause }) => carriersOf(clause).includes('request page'));
  expect(channels.filter((id) => !shown.some(({ clause }) => clause.id === id))).toEqual([]);
});

test.each(told_)('$shop: the message $notice has the words of $id', ({ pack, clause, notice }) => {
  const { text, html } = composed(pack, { notice, to: readerOf(notice), clauses: [clause.id] });
  expect(plain(text)).toContain(plain(clause.quote ?? clause.reading));
  expect(plain(text)).toContain(clause.id);
  expect(html).toContain(clause.id);
});

test.each([
  ['justsoso', 'JSS-43'],
  ['justsoso', 'JSS-32'],
  ['platform', 'PLT-18'],
  ['website', 'WEB-07'],
])('%s: the approval has the address to which the goods go (%s)', (shop) => {
  const pack = packOf(shop);
  const { text } = composed(pack, { notice: 'approved', to: 'customer' });
  const { name, address } = pack.document.warehouse;
  for (const line of [name, ...address.lines, address.postalCode, address.city]) expect(text).toContain(line);
});

test.each([
  ['justsoso', 'JSS-22'],
  ['soocas', 'SOO-25'],
  ['website', 'WEB-21'],
])('%s: the e-mail of the refund says until when the bank may take (%s)', (shop, clause) => {
  const due = { at: '2026-04-10T16:00:00Z', clause, zone: 'Asia/Shanghai' };
  const { text } = composed(packOf(shop), { notice: 'refund-made', to: 'customer', due });
  expect(text).toContain('Your bank');
  expect(text).toContain('until the end of Friday, 10 April 2026 (Asia/Shanghai)');
  expect(text).toContain(clause);
});

test.each([
  ['aisoon', 'AIS-15'],
  ['platform', 'PLT-25'],
  ['justsoso', 'JSS-36'],
])('%s: the approval says until when the parcel is posted (%s), step by step', (shop, clause) => {
  const due = { at: '2026-04-10T16:00:00Z', clause, zone: 'Asia/Shanghai' };
  const { text } = composed(packOf(shop), { notice: 'approved', to: 'customer', due, route: 'own-carrier' });
  expect(text).toContain('until the end of Friday, 10 April 2026 (Asia/Shanghai)');
  expect(text).toMatch(/1\. Pack everything[\s\S]+2\. /);
});

function carriersOf({ shown }: Clause): readonly string[] {
  return shown?.split(', ') ?? [];
}

/** Some go to the shop's own people. */
function readerOf(notice: NoticeName): string {
  return notice === 'reminder' || notice === 'overdue' ? 'supervisor' : 'customer';
}

function composed(pack: Pack, change: Partial<NoticeOrder>) {
  const order: NoticeOrder = { ...approvedOrder, pack: pack.stamp, clauses: [], checkList: [], ...change };
  return composeNotice(order, book.shop(pack.stamp), book.citations(pack.stamp, order.clauses), {
    name: 'Ana García',
  });
}

function packOf(shop: string): Pack {
  const found = packs.find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`There is no pack of ${shop}.`);
  return found;
}

/** Lines are broken and quoted where the mail likes it. */
function plain(text: string): string {
  return text.replace(/[\s>]+/g, ' ').trim();
}
