// Refunds for tests: a request, a real provider with its ledger file, and the activity joined to both.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { refund } from '../../activities/refund.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import type { SandboxLine } from '../../src/adapters/sandbox-ledger.ts';
import { sandboxPayments } from '../../src/adapters/sandbox-payments.ts';
import { type SandboxProvider, startSandboxProvider } from '../../src/adapters/sandbox-provider.ts';
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import type { PaymentProvider } from '../../src/ports/payments.ts';
import type { RefundLedger } from '../../src/ports/refunds.ts';
import { type DatabaseKind, testDatabase } from './database.ts';

export const sandboxKey = 'sandbox-test-key';

/** When each try is due: by Temporal's time, and by the return's own. */
const dueMs = Date.parse('2026-11-22T10:00:00Z');
export const ownInstant = '2026-03-26T02:00:00Z';

let returns = 0;

/** A refund of 6 490 cents of a capture of 6 990, each time of another return, order and payment. */
export function refundRequest(change: Partial<RefundRequest> = {}): RefundRequest {
  returns += 1;
  const name = `${process.pid}-${returns}`;
  return {
    rma: `SOO-${name}`,
    shop: 'soocas',
    orderNumber: `H-${name}`,
    cause: 'goods',
    slot: 'p1',
    payment: { id: 'p1', provider: 'sandbox', reference: `pi_${name}` },
    amount: 6490,
    currency: 'USD',
    refundable: 6990,
    clauses: ['SOO-21'],
    clockShift: dueMs - Date.parse(ownInstant),
    ...change,
  };
}

export function intentIdOf({ rma, cause, slot }: RefundRequest): string {
  return `${rma}:${cause}:${slot}`;
}

/** Runs the activity as its given try. */
export type PayRefund = (request: RefundRequest, attempt?: number) => Promise<RefundOutcome>;

export function payerAt(ledger: RefundLedger, url: string, timeoutMs = 5000): PayRefund {
  return payerWith(ledger, sandboxPayments({ url, key: sandboxKey, timeoutMs }));
}

export function payerWith(ledger: RefundLedger, provider: PaymentProvider): PayRefund {
  const activity = refund({ ledger, providers: () => provider });
  const logger = new DefaultLogger('ERROR');
  return (request, attempt = 1) => {
    const facts = { attempt, currentAttemptScheduledTimestampMs: dueMs };
    return new MockActivityEnvironment(facts, { logger }).run(activity, request);
  };
}

/** A database of that kind, the sandbox provider over HTTP, and the activity joined to both. */
async function openPayments(kind: DatabaseKind) {
  const [database, provider] = await Promise.all([testDatabase(kind), testProvider()]);
  const ledger = databaseRefundLedger(database.db);
  return {
    database,
    provider,
    ledger,
    pay: payerAt(ledger, provider.url),
    rowOf: (request: RefundRequest) =>
      database.db
        .selectFrom('refund_intents')
        .selectAll()
        .where('intent_id', '=', intentIdOf(request))
        .executeTakeFirst(),
    /** What the provider's own file has of it. */
    refundsOf: (request: RefundRequest) => linesOf(provider.ledgerFile, intentIdOf(request)),
    close: () => Promise.all([database.close(), provider.close()]),
  };
}

type OpenPayments = Awaited<ReturnType<typeof openPayments>>;

/** Those of a group of specs, opened before and closed after them; the calls may be handed on by their names alone. */
export function paymentsOf(kind: DatabaseKind) {
  let opened: OpenPayments | undefined;
  beforeAll(async () => {
    opened = await openPayments(kind);
  });
  afterAll(() => opened?.close());
  const payments = (): OpenPayments => {
    if (opened === undefined) throw new Error('The payments are open while a spec runs.');
    return opened;
  };
  const pay: PayRefund = (...call) => payments().pay(...call);
  const rowOf = (request: RefundRequest) => payments().rowOf(request);
  const refundsOf = (request: RefundRequest) => payments().refundsOf(request);
  return { payments, pay, rowOf, refundsOf };
}

export interface TestProvider extends SandboxProvider {
  readonly ledgerFile: string;
  readonly notices: readonly string[];
  /** Orders a fault for the next calls; `on` is `refund` or `look-up`. */
  fault(kind: string, order?: { readonly times?: number; readonly on?: string }): Promise<void>;
}

export async function testProvider(ledgerFile = freshLedgerFile()): Promise<TestProvider> {
  const notices: string[] = [];
  const notice = (text: string) => void notices.push(text);
  const provider = await startSandboxProvider({ port: 0, ledgerFile, keys: [sandboxKey], faults: true, notice });
  return { ...provider, ledgerFile, notices, fault: (kind, order) => orderFault(provider.url, { kind, ...order }) };
}

export function freshLedgerFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'homeward-ledger-')), 'ledger.jsonl');
}

export async function orderFault(url: string, order: object): Promise<void> {
  const answer = await callSandbox(url, '/v1/faults', { body: order });
  if (answer.status !== 200) throw new Error(`The fault was not taken: ${JSON.stringify(answer.body)}`);
}

export interface SandboxCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A plain call with the right key; with a body it is a POST. Text goes as it is, all else as JSON. */
export async function callSandbox(url: string, path: string, { body, headers }: SandboxCall = {}) {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${sandboxKey}`, ...headers },
    ...(body !== undefined && { method: 'POST', body: sent }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, response };
}

/** What stands in the provider's own file about one intent. */
export function linesOf(ledgerFile: string, intentId: string) {
  const lines = readFileSync(ledgerFile, 'utf8').split('\n').filter(Boolean);
  const read = lines.map((line) => JSON.parse(line) as SandboxLine);
  return read.filter((line) => line.kind === 'refunded').filter(({ intent }) => intent === intentId);
}

/** The provider reports, days later, that a refund it had taken has failed. */
export async function failsLater({ url, ledgerFile }: TestProvider, intentId: string, reason: string): Promise<void> {
  const [refund] = linesOf(ledgerFile, intentId);
  const answer = await callSandbox(url, `/v1/refunds/${refund?.id}/status`, { body: { status: 'failed', reason } });
  if (answer.status !== 200) throw new Error(`The failure was not taken: ${JSON.stringify(answer.body)}`);
}
