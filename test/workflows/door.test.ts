import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { rmaOf } from '../../src/adapters/digest.ts';
import { returnClock } from '../../src/adapters/return-clock.ts';
import { temporalReturns } from '../../src/adapters/temporal-returns.ts';
import type { Card } from '../../src/contract/card.ts';
import { workflowIdOf } from '../../src/contract/ids.ts';
import type { ReturnInput } from '../../src/contract/input.ts';
import { msOf } from '../../src/domain/instant.ts';
import { ReturnsUnavailable } from '../../src/ports/returns.ts';
import { order, request } from '../support/soocas.ts';
import { pass } from '../support/time.ts';

const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
const taskQueue = `door-${randomUUID()}`;
Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
});
const connection = await Connection.connect({ address });
const native = await NativeConnection.connect({ address });
const client = new Client({ connection });
const worker = await Worker.create({
  connection: native,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('door-stand-in.ts', import.meta.url)),
});
const running = worker.run();
const returns = temporalReturns(client, { taskQueue });

afterAll(async () => {
  worker.shutdown();
  await running;
  await Promise.all([connection.close(), native.close()]);
});

function newInput(changes: Partial<ReturnInput> = {}): ReturnInput {
  const pack = { shop: 'soocas', version: '2025-01-01', hash: 'sha256:0' };
  const rma = rmaOf('SOO', randomUUID());
  return { rma, shop: 'soocas', pack, order, request, personId: 'p', clockShift: 0, ...changes };
}

async function started(changes: Partial<ReturnInput> = {}): Promise<string> {
  const input = newInput(changes);
  await returns.start(input, 'one');
  return input.rma;
}

const by = 'agent:bo';
const handleOf = (rma: string) => client.workflow.getHandle(workflowIdOf(rma));

test('of twenty starts at once one starts the return and the others find it', async () => {
  const input = newInput();
  const answers = await Promise.all(Array.from({ length: 20 }, () => returns.start(input, 'one')));
  expect(answers.sort()).toEqual([...Array<string>(19).fill('open'), 'started']);
  expect(await returns.start(input, 'other')).toBe('different');
});

test('a return that ended is not started again, and its content is still compared', async () => {
  const input = newInput();
  await returns.start(input, 'one');
  await returns.update(input.rma, 'withdraw', { id: '1', by: 'customer' });
  await handleOf(input.rma).result();
  expect(await returns.start(input, 'one')).toBe('closed');
  expect(await returns.start(input, 'other')).toBe('different');
});

test('a return that the read model knows as closed is not started again when Temporal has forgotten it', async () => {
  const input = newInput();
  const card = { rma: input.rma, stage: 'closed', outcome: 'refunded' } as Card;
  const records = { write: () => Promise.resolve(), find: () => Promise.resolve(card) };
  const late = temporalReturns(client, { taskQueue, records });
  expect(await late.start(input, 'one')).toBe('closed');
  expect(await late.card(input.rma)).toEqual(card);
  expect(await late.update(input.rma, 'withdraw', { id: '1', by: 'customer' })).toMatchObject({
    problem: { code: 'RETURN_ENDED' },
    outcome: 'refunded',
  });
  await expect(handleOf(input.rma).describe()).rejects.toThrow();
});

test('an operator sees what the return is about, and nothing personal', async () => {
  const rma = await started();
  const description = await handleOf(rma).describe();
  expect(await description.staticSummary()).toBe(`${rma}, soocas: defective, refund`);
  const details = await description.staticDetails();
  expect(details).toContain('**Order S-2001**, asked for at 2026-03-20T09:00:00Z\n- 1 × X3U-BLK, Sonic toothbrush');
  expect(details).toContain('**Evidence with the request:** order-number, return-reason, product-photo');
  expect(description.searchAttributes).toMatchObject({ ReturnShop: ['soocas'], ReturnStage: ['in-review'] });
});

test('a message is answered, and the same id again gets the first answer', async () => {
  const rma = await started();
  const first = { kind: 'heard', heard: { stage: 'in-review', early: false } };
  expect(await returns.update(rma, 'decide', { id: 'd-1', by, verdict: 'approve' })).toEqual(first);
  expect(await returns.update(rma, 'decide', { id: 'd-1', by, verdict: 'approve' })).toEqual(first);
  expect(await returns.signal(rma, 'approve', { id: 's-1', by })).toEqual({ kind: 'kept' });
  expect(await returns.card(rma)).toEqual({ rma, shop: 'soocas', revision: 2 });
});

test('the id of a message is its sender’s own: nobody is answered what somebody else was', async () => {
  const rma = await started();
  await returns.update(rma, 'decide', { id: 'd-1', by, verdict: 'approve' });
  const other = await returns.update(rma, 'decide', { id: 'd-1', by: 'supervisor:eve', verdict: 'approve' });
  expect(other).toEqual({ kind: 'heard', heard: { stage: 'in-review', early: true } });
});

test('a refusal keeps its code, its words and its path', async () => {
  const rma = await started();
  expect(await returns.update(rma, 'decide', { id: 'd-1', by, verdict: 'decline' })).toEqual({
    kind: 'problem',
    problem: { at: 'reason', code: 'REASON_MISSING', detail: 'A decline has a reason.' },
  });
});

test('a failure that is no problem of ours is thrown', async () => {
  const rma = await started();
  await expect(returns.update(rma, 'appeal', { id: 'a-1', by })).rejects.not.toBeInstanceOf(ReturnsUnavailable);
});

test('unknown and ended are told apart, for updates and signals', async () => {
  const unknown = rmaOf('SOO', randomUUID());
  const ended = await started();
  await returns.update(ended, 'withdraw', { id: '1', by: 'customer' });
  await handleOf(ended).result();
  const told = await Promise.all([
    returns.update(unknown, 'decide', { id: '1', by }),
    returns.signal(unknown, 'approve', { id: '1', by }),
    returns.update(ended, 'decide', { id: '2', by }),
    returns.signal(ended, 'approve', { id: '2', by }),
  ]);
  const problem = (code: string) => expect.objectContaining({ code });
  expect(told).toEqual([
    { kind: 'problem', problem: problem('NOT_FOUND') },
    { kind: 'problem', problem: problem('NOT_FOUND') },
    { kind: 'problem', problem: problem('RETURN_ENDED'), outcome: 'withdrawn' },
    { kind: 'problem', problem: problem('RETURN_ENDED'), outcome: 'withdrawn' },
  ]);
  expect(await returns.card(unknown)).toBeUndefined();
  expect(await returns.card(ended)).toMatchObject({ rma: ended });
});

test('with nobody at work a start and a signal are kept, an update and a card are to be asked for again', async () => {
  const idle = temporalReturns(client, { taskQueue: `nobody-${randomUUID()}`, deadlineMs: 1_000 });
  const input = newInput();
  expect(await idle.start(input, 'one')).toBe('started');
  expect(await idle.signal(input.rma, 'approve', { id: '1', by })).toEqual({ kind: 'kept' });
  await expect(idle.update(input.rma, 'decide', { id: '2', by })).rejects.toBeInstanceOf(ReturnsUnavailable);
  await expect(idle.card(input.rma)).rejects.toBeInstanceOf(ReturnsUnavailable);
  const card = { rma: input.rma } as Card;
  const records = { write: () => Promise.resolve(), find: () => Promise.resolve(card) };
  expect(await temporalReturns(client, { deadlineMs: 1_000, records }).card(input.rma)).toEqual(card);
  await handleOf(input.rma).terminate();
});

test('with no server every call is to be made again', async () => {
  const away = Connection.lazy({ address: '127.0.0.1:1' });
  const lost = temporalReturns(new Client({ connection: away }), { deadlineMs: 500 });
  const rma = rmaOf('SOO', 'any');
  const calls = [
    lost.start(newInput(), 'one'),
    lost.update(rma, 'decide', { id: '1', by }),
    lost.signal(rma, 'approve', { id: '1', by }),
    lost.card(rma),
    returnClock(new Client({ connection: away }), 500).now(rma),
  ];
  for (const call of await Promise.allSettled(calls)) {
    expect(call).toMatchObject({ status: 'rejected', reason: expect.any(ReturnsUnavailable) });
  }
  await away.close();
});

test("a return's own time lies behind the wall's by its shift, and goes ahead as days pass", async () => {
  const day = 86_400_000;
  const clock = returnClock(client);
  const rma = await started({ clockShift: 100 * day });
  const behind = async (ofReturn?: string) => (Date.now() - msOf(await clock.now(ofReturn))) / day;
  expect(await behind(rma)).toBeCloseTo(100, 1);
  await pass(client, handleOf(rma), '30 days');
  expect(await behind(rma)).toBeCloseTo(70, 1);
  expect(await behind()).toBeCloseTo(0, 1);
  expect(await behind(rmaOf('SOO', randomUUID()))).toBeCloseTo(0, 1);
});
