// Returns as everybody else sees them: asked for and told over HTTP, by people who try again until it is taken.
import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { CaseBody } from '../../src/client/bodies.ts';
import type { CallOptions } from '../../src/client/call.ts';
import { type Homeward, homeward } from '../../src/client/index.ts';
import { wallTime } from '../../src/client/patience.ts';
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

/** What is used of an installation. */
export type Reached = Pick<Installation, 'apiUrl' | 'client' | 'keyOf' | 'mustRun'>;

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
  installation: Reached,
  { shop, request }: Wish = { shop: happy.shop, request: {} },
): Promise<OutsideReturn> {
  const requestId = randomUUID();
  const clockShift = Date.now() - msOf(happy.request.at);
  const backend = outside(installation, `shop:${shop}`);
  const asked = { ...caseOf(requestId, request), shop } as CaseBody;
  const { rma, workflowId } = await backend.startReturn(
    { requestId, person, case: asked, clockShift },
    backend.options,
  );
  const agent = outside(installation, 'agent:dev');
  const card = (): Promise<Card> => agent.readReturn(rma, agent.options);
  return {
    rma,
    workflowId,
    payment: paymentOf(requestId),
    say: async (name, owner, fields = {}) => {
      const speaker = outside(installation, owner);
      await speaker.send(rma, name, fields, speaker.options);
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
function outside(installation: Reached, owner: string): Homeward & { readonly options: CallOptions } {
  const ended = new AbortController();
  const client = homeward({
    url: installation.apiUrl,
    key: installation.keyOf(owner),
    patienceMs: 120_000,
    time: { ...wallTime, pause: (milliseconds, signal) => wallTime.pause(Math.min(200, milliseconds), signal) },
    fetch: (url, request) => {
      try {
        installation.mustRun('homeward');
      } catch (error) {
        ended.abort(error); // It has ended by itself, and nobody will start it again.
      }
      return fetch(url, request);
    },
  });
  return { ...client, options: { signal: ended.signal } };
}
