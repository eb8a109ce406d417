// Lists of returns, page by page.
import type { z } from '@hono/zod-openapi';
import type { Principal } from '../contract/can.ts';
import { summaryOf } from '../contract/summary.ts';
import { readRma } from '../domain/rma.ts';
import type { ListPlace, ListWanted, ReturnList } from '../ports/return-list.ts';
import { type Answer, refuse } from './answer.ts';
import { cursorTo, placeIn } from './cursor.ts';
import type { ApiDoors } from './doors.ts';
import type { listQuery } from './schemas/list.ts';

type Query = z.infer<typeof listQuery>;

/** Whoever is bound to a shop sees its returns alone, and none if they ask for another's. */
export async function listReturns(doors: ApiDoors, principal: Principal, query: Query): Promise<Answer> {
  const { cursor, limit = defaultLimit, counts } = query;
  const wanted = wantedOf(query);
  const filters = doors.hashOf(wanted);
  const after = cursor === undefined ? undefined : placeIn(cursor, filters);
  if (after === null) return refuse('BAD_VALUE', 'This is no cursor of a page with these filters.', 'cursor');
  const isElsewhere = principal.shop !== undefined && wanted.shop !== undefined && wanted.shop !== principal.shop;
  if (isElsewhere)
    return { kind: 'done', status: 200, body: { returns: [], next: null, ...(counts && { counts: {} }) } };
  const seen = principal.shop === undefined ? wanted : { ...wanted, shop: principal.shop };
  const page = await pageOf(doors.reads.list, seen, { limit, ...(after && { after }) });
  const body = { ...page, next: page.next && cursorTo(page.next, filters) };
  const counted = counts === undefined ? {} : { counts: await doors.reads.list.counts(seen) };
  return { kind: 'done', status: 200, body: { ...body, ...counted } };
}

const defaultLimit = 25;

/** One more than wanted is asked for: it says whether there is another page. */
async function pageOf(
  list: ReturnList,
  wanted: ListWanted,
  { limit, after }: { readonly limit: number; readonly after?: ListPlace },
) {
  const found = await list.page(wanted, { limit: limit + 1, ...(after && { after }) });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1)?.card : undefined;
  return {
    returns: shown.map(({ card, clock }) => summaryOf(card, clock)),
    next: last === undefined ? null : { dueAt: last.owes?.dueAt ?? null, rma: last.rma },
  };
}

function wantedOf(query: Query): ListWanted {
  const { order, q, limit: _, cursor: __, counts: ___, ...filters } = query;
  return {
    ...filters,
    ...(order !== undefined && { orderNumber: order }),
    ...(q !== undefined && { search: { text: q.trim(), rma: readRma(q) ?? null } }),
  };
}
