// One return of soocas on the real server: started, told things, and asked. Time passes by the server's own skipping.
import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { Card } from '../../src/contract/card.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { NoticeOrder, RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { workflowIdOf, workflowType } from '../../src/contract/ids.ts';
import type { ReturnInput } from '../../src/contract/input.ts';
import { cardQuery, clocksQuery, updateDefinition, signalDefinition } from '../../src/contract/messages.ts';
import type { SignalName, UpdateName } from '../../src/contract/messages.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { instantOf, msOf, type Instant } from '../../src/domain/instant.ts';
import { answer } from '../../activities/answer.ts';
import { ownTime } from '../../activities/own-time.ts';
import type { Pack } from '../../src/policy/load.ts';
import { sixthShop } from './sixth-shop.ts';
import type { World } from './world.ts';

/** Those that come along, and an invented shop's. */
export const { packs } = sixthShop();

export function packOf(shop: string): Pack {
  const found = packs.find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`no pack of ${shop}`);
  return found;
}

/** What customers, staff and providers got to see; fakes of other companies answer the same thing every time. */
export interface Seen {
  readonly mails: NoticeOrder[];
  readonly refunds: RefundRequest[];
  readonly cards: Card[];
}

/** Activities with the real answers, and fixed answers for mail, papers, money and records. */
export function fakes(
  seen: Seen,
  changed: { readonly refund?: (request: RefundRequest) => Promise<RefundOutcome> } = {},
) {
  const write = async (card: Card): Promise<void> => void seen.cards.push(card);
  return {
    answer: answer({ packs, records: { write, find: async () => seen.cards.at(-1) } }),
    recordStage: write,
    sendNotice: async (order: NoticeOrder) => {
      seen.mails.push(order);
      return { kind: 'sent', at: ownTime(order.clockShift), messageId: `<${order.cause}>`, lacks: order.lacks };
    },
    makePapers: async () => ({ papers: [{ kind: 'packing-slip', key: 'slip.pdf' }], lacks: [] }),
    refund:
      changed.refund ??
      (async (request: RefundRequest): Promise<RefundOutcome> => {
        seen.refunds.push(request);
        // Where the shop has no system for it, a person gives the credit and reports it.
        if (request.payment.id === 'credit') return { kind: 'asked', at: ownTime(request.clockShift) };
        return { kind: 'submitted', at: ownTime(request.clockShift), providerId: `re_${request.slot}`, settled: false };
      }),
  };
}

export function nothingSeen(): Seen {
  return { mails: [], refunds: [], cards: [] };
}

export interface TheReturn {
  readonly handle: WorkflowHandle;
  readonly rma: string;
  /** The return's own time. */
  now(): Promise<Instant>;
  /** Lets the return's own time come to that instant. */
  until(at: Instant): Promise<void>;
  ask(name: UpdateName, fields: object): Promise<unknown>;
  tell(name: SignalName, fields: object): Promise<void>;
  card(): Promise<Card>;
  clocks(): Promise<readonly Clock[]>;
}

/** Starts a return at its request's own instant. */
export async function startReturn(
  world: World,
  file: Pick<CaseFile, 'shop' | 'order' | 'request'>,
): Promise<TheReturn> {
  const rma = `SOO-${randomUUID().slice(0, 8).toUpperCase()}-T`;
  const clockShift = Date.now() - msOf(file.request.at);
  const input: ReturnInput = { rma, ...file, pack: packOf(file.shop).stamp, personId: 'person-1', clockShift };
  const handle = await world.client.workflow.start(workflowType, {
    workflowId: workflowIdOf(rma),
    taskQueue: world.taskQueue,
    args: [input],
  });
  const now = async (): Promise<Instant> => instantOf((await world.nowOf(handle)).getTime() - clockShift);
  const message = async (fields: object): Promise<{ id: string; at: Instant; heardAt: Instant; by: string }> => {
    const at = await now();
    return { id: randomUUID(), at, heardAt: at, by: 'customer', ...fields };
  };
  return {
    handle,
    rma,
    now,
    until: async (at) => void (await world.pass(handle, Math.max(1, msOf(at) - msOf(await now())))),
    ask: async (name, fields) => {
      const sent = await message(fields);
      return handle.executeUpdate(updateDefinition(name), { args: [sent], updateId: sent.id });
    },
    tell: async (name, fields) => handle.signal(signalDefinition(name), await message(fields)),
    card: () => handle.query(cardQuery),
    clocks: () => handle.query(clocksQuery),
  };
}
