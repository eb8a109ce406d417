// Returns as everybody else sees them: asked for and told over HTTP, by people who try again until it is taken.
import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { Card } from '../../src/contract/card.ts';
import type { SignalName, UpdateName } from '../../src/contract/messages.ts';
import { msOf } from '../../src/domain/instant.ts';
import type { ReturnRequest } from '../../src/domain/order.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import type { Installation } from './installation.ts';
import { happy } from './soocas.ts';
import { until } from './until.ts';

/** What one unit costs, in cents: the refund of each of these returns. */
export const unitPrice = 7990;

export interface OutsideReturn {
  readonly rma: string;
  readonly workflowId: string;
  /** The provider's reference of its payment. */
  readonly payment: string;
  /** Says it under one id until it is taken. */
  say(name: UpdateName | SignalName, owner: string, fields?: object): Promise<void>;
  card(): Promise<Card>;
  /** Resolves when it is in this stage. */
  reaches(stage: Stage): Promise<void>;
  /** What Temporal has stored of it. */
  history(): Promise<readonly HistoryEvent[]>;
}

export type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

export interface Wish {
  readonly shop: string;
  /** What is asked for otherwise than in the happy case. */
  readonly request: Partial<ReturnRequest>;
}

/**
 * Starts a return of one unit of three. Their payment would cover the refund three times, so that its limit hides no
 * second one.
 */
export async function askForReturn(
  installation: Installation,
  { shop, request }: Wish = { shop: happy.shop, request: {} },
): Promise<OutsideReturn> {
  const requestId = randomUUID();
  const clockShift = Date.now() - msOf(happy.request.at);
  const body = { requestId, person, case: { ...caseOf(requestId, request), shop }, clockShift };
  const { rma, workflowId } = (await call(installation, 'POST /v1/returns', `shop:${shop}`, body)) as {
    readonly rma: string;
    readonly workflowId: string;
  };
  const card = async (): Promise<Card> => (await call(installation, `GET /v1/returns/${rma}`, 'agent:dev')) as Card;
  return {
    rma,
    workflowId,
    payment: paymentOf(requestId),
    say: async (name, owner, fields = {}) => {
      await call(installation, `POST /v1/returns/${rma}/${name}`, owner, { id: randomUUID(), ...fields });
    },
    card,
    reaches: (stage) => until(`${rma} is ${stage}`, async () => (await card()).stage === stage, { everyMs: 500 }),
    history: async () => (await installation.client.workflow.getHandle(workflowId).fetchHistory()).events ?? [],
  };
}

const person = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  address: { lines: ['12 Hill Road'], postalCode: '94016', city: 'San Francisco', country: 'US' },
};

function caseOf(requestId: string, asked: Partial<ReturnRequest>) {
  const { order, request: read } = happy;
  const { conditionsTold: _, ...request } = { ...read, ...asked }; // The reader's own note, not a field of the file.
  const number = `S-${requestId}`;
  const lines = order.lines.map((line) => ({ ...line, quantity: 3, unitPrice }));
  const captured = 3 * unitPrice + order.shipping.standard;
  const payments = order.payments.map((payment) => ({ ...payment, reference: paymentOf(requestId), captured }));
  return { request, order: { ...order, number, lines, payments } };
}

function paymentOf(requestId: string): string {
  return `pay_${requestId}`;
}

/** Nobody there, or not able now: the same again is harmless, so it is tried until it is taken. */
async function call(installation: Installation, what: string, owner: string, body?: object): Promise<unknown> {
  const [method = '', path = ''] = what.split(' ');
  const headers = { authorization: `Bearer ${installation.keyOf(owner)}`, 'content-type': 'application/json' };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  let taken: unknown;
  await until(`${what} is answered`, async () => {
    const answer = await fetch(`${installation.apiUrl}${path}`, request).catch(() => undefined);
    if (answer === undefined || answer.status === 503) return false;
    const text = await answer.text().catch(() => undefined);
    if (text === undefined) return false;
    if (!answer.ok) throw new Error(`${what} was refused with ${answer.status}: ${text}`);
    taken = JSON.parse(text);
    return true;
  });
  return taken;
}
