// Lists of returns in a real database: their order, their pages, what they are filtered by, and whom one may look for.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseReturnList } from '../../src/adapters/return-list.ts';
import type { Card } from '../../src/contract/card.ts';
import type { ListPlace, ListWanted } from '../../src/ports/return-list.ts';
import type { ClockOfList } from '../../src/ports/records.ts';
import { cardOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';

const owes = (dueAt: string | null) => ({ who: 'shop', what: 'review', dueAt, clause: 'SOO-18' });

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  let shops = 0;
  /** A shop of its own for each spec, so that none sees the returns of another. */
  const newShop = () => `shop-${(shops += 1)}`;
  const write = (card: Card, clock?: ClockOfList) =>
    databaseRecords(database.db).write(card, clock === undefined ? {} : { clock });
  const list = () => databaseReturnList(database.db);
  const rmasOf = async (wanted: ListWanted, after?: ListPlace, limit = 100) =>
    (await list().page(wanted, { limit, ...(after && { after }) })).map(({ card }) => card.rma);

  describe('the order of a list', () => {
    test('is that of the due dates, then of the numbers; without a date a return comes last', async () => {
      const shop = newShop();
      const dues = {
        e: null,
        d: '2026-03-25T12:00:00Z',
        c: '2026-03-25T12:00:00Z',
        b: '2026-03-25T12:00:00.001Z',
        a: null,
      };
      for (const [name, dueAt] of Object.entries(dues))
        await write(cardOf(`${shop}-${name}`, 1, { shop, owes: owes(dueAt) }));
      await write(cardOf(`${shop}-f`, 1, { shop }));
      const inOrder = ['c', 'd', 'b', 'a', 'e', 'f'].map((name) => `${shop}-${name}`);
      expect(await rmasOf({ shop })).toEqual(inOrder);
      const places = (await list().page({ shop }, { limit: 100 })).map(({ card }) => ({
        dueAt: card.owes?.dueAt ?? null,
        rma: card.rma,
      }));
      for (const [index, place] of places.entries())
        expect(await rmasOf({ shop }, place)).toEqual(inOrder.slice(index + 1));
      expect(await rmasOf({ shop }, places[1], 2)).toEqual(inOrder.slice(2, 4));
    });

    test('skips nothing and tells nothing twice while returns before and behind the page change', async () => {
      const shop = newShop();
      const name = (index: number) => `${shop}-${String(index).padStart(2, '0')}`;
      const due = (index: number) => owes(`2026-03-${String(10 + index)}T12:00:00Z`);
      for (let index = 0; index < 10; index += 1) await write(cardOf(name(index), 1, { shop, owes: due(index) }));
      const first = await list().page({ shop }, { limit: 4 });
      const last = first.at(-1)?.card;
      await write(cardOf(name(1), 2, { shop, outcome: 'refunded' }));
      await write(cardOf(name(8), 2, { shop, owes: due(0) }));
      const rest = await rmasOf({ shop }, { dueAt: last?.owes?.dueAt ?? null, rma: last?.rma ?? '' });
      expect(rest).toEqual([4, 5, 6, 7, 9, 1].map(name));
    });
  });

  describe('a list is filtered', () => {
    test('by everything that its line says, and by all of it together', async () => {
      const shop = newShop();
      const named = (name: string, change: Partial<Card>, clock?: ClockOfList) =>
        write(cardOf(`${shop}-${name}`, 1, { shop, ...change }), clock);
      await named('a', { attention: ['REVIEW_OVERDUE', 'MAIL_FAILED'], owes: owes('2026-03-25T12:00:00Z') }, 'running');
      await named('b', { orderNumber: 'H-7', owes: owes('2026-03-26T12:00:00Z') }, 'paused');
      await named('c', { outcome: 'declined', orderNumber: 'H-7' }, null);
      const found = async (wanted: ListWanted) =>
        (await rmasOf({ shop, ...wanted })).map((rma) => rma.slice(-1)).join('');
      expect(await found({})).toBe('abc');
      expect(await found({ stage: 'in-review' })).toBe('ab');
      expect(await found({ outcome: 'declined' })).toBe('c');
      expect(await found({ orderNumber: 'H-7' })).toBe('bc');
      expect(await found({ attention: 'MAIL_FAILED' })).toBe('a');
      expect(await found({ attention: 'LATE_PARCEL' })).toBe('');
      expect(await found({ attention: 'any' })).toBe('a');
      expect(await found({ clock: 'running' })).toBe('a');
      expect(await found({ clock: 'paused' })).toBe('b');
      expect(await found({ dueBefore: '2026-03-26T12:00:00Z' })).toBe('a');
      expect(await found({ dueAfter: '2026-03-26T12:00:00Z' })).toBe('b');
      expect(await found({ orderNumber: 'H-7', stage: 'closed' })).toBe('c');
      expect(await list().counts({ shop, stage: 'closed' })).toEqual({ 'in-review': 2, closed: 1 });
      expect(await list().counts({ shop, orderNumber: 'H-7' })).toEqual({ 'in-review': 1, closed: 1 });
      expect(await list().counts({ shop, orderNumber: 'H-8' })).toEqual({});
    });

    test('by who is looked for: a number of a return or an order, or an e-mail in whatever case it is typed', async () => {
      const shop = newShop();
      const people = databasePeople(database.db);
      const address = { lines: ['1'], postalCode: '1', city: 'X', country: 'US' };
      for (const name of ['a', 'b']) {
        await write(cardOf(`${shop}-${name}`, 1, { shop, orderNumber: `O-${shop}-${name}` }));
        await people.keep(`${shop}-${name}`, { name: 'Ada', email: `Ada.${name}@${shop}.example`, address });
      }
      const found = (text: string, rma: string | null = null) => rmasOf({ shop, search: { text, rma } });
      expect(await found('typed otherwise', `${shop}-a`)).toEqual([`${shop}-a`]);
      expect(await found(`O-${shop}-b`)).toEqual([`${shop}-b`]);
      expect(await found(`ada.B@${shop}.EXAMPLE`)).toEqual([`${shop}-b`]);
      expect(await found(`ada.%@${shop}.example`)).toEqual([]);
      expect(await found('Ada')).toEqual([]);
      expect(await rmasOf({ shop: newShop(), search: { text: `ada.b@${shop}.example`, rma: `${shop}-a` } })).toEqual(
        [],
      );
    });
  });

  test('whether the clock runs is kept with the card, and never covered by an older one', async () => {
    const shop = newShop();
    const clocks = async () => (await list().page({ shop }, { limit: 9 })).map(({ clock }) => clock);
    await write(cardOf(`${shop}-a`, 5, { shop }), 'paused');
    expect(await clocks()).toEqual(['paused']);
    await write(cardOf(`${shop}-a`, 4, { shop }), 'running');
    expect(await clocks()).toEqual(['paused']);
    await write(cardOf(`${shop}-a`, 6, { shop }));
    expect(await clocks()).toEqual(['paused']);
    await write(cardOf(`${shop}-a`, 7, { shop }), null);
    expect(await clocks()).toEqual([null]);
  });

  test('a page of a shop is found by an index among the returns of many', async () => {
    await sql`insert into returns (rma, shop, order_number, stage, due_at, attention, revision, card)
      select 'many-' || n, 'many-' || n % 50, 'O-' || n, 'in-review', '2026-01-01'::timestamptz + n * interval '1 minute', '[]', 1, '{}'
      from generate_series(1, 5000) n`.execute(database.db);
    await sql`analyze returns`.execute(database.db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select card from returns where shop = 'many-7'
      and (coalesce(due_at, 'infinity'::timestamptz), rma) > ('2026-01-02T00:00:00Z'::timestamptz, 'many-1')
      order by coalesce(due_at, 'infinity'::timestamptz), rma limit 26`.execute(database.db);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using returns_of_shop_by_due/);
  });
});
