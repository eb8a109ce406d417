// Returns: started, previewed, listed and read.
import type { startedSchema } from '../api/returns-operations.ts';
import type { historySchema } from '../api/schemas/history.ts';
import type { listQuery, listSchema, summarySchema } from '../api/schemas/list.ts';
import type { payoutAccountSchema } from '../api/schemas/payout-account.ts';
import type { clocksSchema, moneyPartSchema, rulingsSchema, timelineSchema } from '../api/schemas/parts.ts';
import type { previewSchema } from '../api/schemas/preview.ts';
import type { Card } from '../contract/card.ts';
import type { AnswerOf, QueryOf } from './answer-of.ts';
import type { CaseBody, StartBody } from './bodies.ts';
import type { Call, CallOptions } from './call.ts';
import { jsonBy } from './json.ts';
import { newId } from './new-id.ts';
import { pathOf } from './path.ts';

/** What a start is answered with, and the id under which the same may be asked for again. */
export type Started = AnswerOf<typeof startedSchema> & { readonly requestId: string };
export type ReturnSummary = AnswerOf<typeof summarySchema>;
export type ReturnList = AnswerOf<typeof listSchema>;
/** `limit` may be a number. */
export type ListQuery = Omit<QueryOf<typeof listQuery>, 'limit'> & { readonly limit?: number | string };

export interface Returns {
  /** The same `requestId` again is the same return. */
  startReturn(body: StartBody, options?: CallOptions): Promise<Started>;
  /** What the policy would say; nothing is started. */
  previewReturn(body: { readonly case: CaseBody }, options?: CallOptions): Promise<AnswerOf<typeof previewSchema>>;
  /** One page, the most urgent first. */
  listReturns(query?: ListQuery, options?: CallOptions): Promise<ReturnList>;
  /** All of them, page by page as they are read. */
  eachReturn(query?: Omit<ListQuery, 'cursor'>, options?: CallOptions): AsyncGenerator<ReturnSummary>;
  /** The card. */
  readReturn(rma: string, options?: CallOptions): Promise<Card>;
  readClocks(rma: string, options?: CallOptions): Promise<AnswerOf<typeof clocksSchema>>;
  readRulings(rma: string, options?: CallOptions): Promise<AnswerOf<typeof rulingsSchema>>;
  readMoney(rma: string, options?: CallOptions): Promise<AnswerOf<typeof moneyPartSchema>>;
  readTimeline(rma: string, options?: CallOptions): Promise<AnswerOf<typeof timelineSchema>>;
  /** For those who move money by hand. */
  readPayoutAccount(rma: string, options?: CallOptions): Promise<AnswerOf<typeof payoutAccountSchema>>;
  readHistory(rma: string, options?: CallOptions): Promise<AnswerOf<typeof historySchema>>;
  /** The same for people, as Markdown. */
  readHistoryText(rma: string, options?: CallOptions): Promise<string>;
}

export function returnsBy(call: Call): Returns {
  const json = jsonBy(call);
  const part =
    <Answer>(...names: readonly string[]) =>
    (rma: string, options?: CallOptions): Promise<Answer> =>
      json<Answer>({ method: 'GET', path: pathOf('returns', rma, ...names) }, options);
  const listReturns = (query: ListQuery = {}, options?: CallOptions): Promise<ReturnList> =>
    json({ method: 'GET', path: pathOf('returns'), query }, options);
  return {
    listReturns,
    async startReturn(body, options) {
      const { requestId = newId(), ...rest } = body;
      const asked = { method: 'POST', path: pathOf('returns'), body: { requestId, ...rest }, id: requestId } as const;
      return { ...(await json<AnswerOf<typeof startedSchema>>(asked, options)), requestId };
    },
    previewReturn: (body, options) => json({ method: 'POST', path: pathOf('returns', 'preview'), body }, options),
    async *eachReturn(query = {}, options) {
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: ReturnList = await listReturns({ ...query, ...(cursor !== undefined && { cursor }) }, options);
        yield* page.returns;
        cursor = page.next;
      }
    },
    readReturn: part(),
    readClocks: part('clocks'),
    readRulings: part('rulings'),
    readMoney: part('money'),
    readTimeline: part('timeline'),
    readPayoutAccount: part('payout-account'),
    readHistory: part('history'),
    async readHistoryText(rma, options) {
      const asked = { method: 'GET', path: pathOf('returns', rma, 'history'), accept: 'text/markdown' } as const;
      return (await call(asked, options)).text();
    },
  };
}
