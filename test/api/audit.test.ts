// What the door writes into the audit: who started or sent what, once, and nothing personal.
import { expect, test } from '@jest/globals';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { openBench, person, rma, startBody } from './bench.ts';

const approval = { id: 'a-1', verdict: 'approve', reason: 'Ada called from 94105 and sounded honest.' };

test('a return that was started stands in the audit once, with the shop’s own ids, however often it is asked for', async () => {
  const bench = openBench();
  await bench.start();
  await bench.start();
  expect(bench.audit.acts).toEqual([
    {
      shop: 'soocas',
      rma,
      by: 'shop',
      action: 'return-started',
      once: JSON.stringify(['start', rma]),
      facts: { order: 'S-1001', requestId: 'R-1', pack: '2025-01-01' },
    },
  ]);
});

test('a message that was taken stands in the audit with its sender, and its repeat is the same one', async () => {
  const bench = openBench();
  await bench.start();
  await bench.send('decide', 'agent:bo', approval);
  await bench.send('decide', 'agent:bo', approval);
  await bench.send('parcelScanned', 'carrier', { id: 'scan-1', at: '2026-03-22T02:00:00Z' });
  expect(bench.audit.acts.slice(1)).toEqual([
    {
      shop: null,
      rma,
      by: 'agent:bo',
      action: 'message-taken',
      once: JSON.stringify(['message', rma, 'agent:bo', 'a-1']),
      facts: { message: 'decide', id: 'a-1', at: '2026-03-22T03:00:00Z' },
    },
    expect.objectContaining({
      by: 'carrier',
      facts: { message: 'parcelScanned', id: 'scan-1', at: '2026-03-22T02:00:00Z' },
    }),
  ]);
});

test('what was refused does not stand in the audit', async () => {
  const told = { kind: 'problem', problem: { at: '', code: 'ALREADY_DECIDED', detail: 'It is decided.' } } as const;
  const bench = openBench({ told });
  await bench.start();
  expect((await bench.send('decide', 'agent:bo', approval)).status).toBe(409);
  expect((await bench.send('decide', 'soocas', approval)).status).toBe(403);
  expect((await bench.start({ requestId: 'R-2' })).status).toBe(422);
  expect((await bench.start(startBody({ person: person({ name: 'Eve Else' }) }))).status).toBe(409);
  expect(bench.audit.acts.map(({ action }) => action)).toEqual(['return-started']);
});

test('neither the customer nor the words of staff stand in the audit', async () => {
  const bench = openBench();
  await bench.start();
  await bench.send('decide', 'agent:bo', approval);
  const written = JSON.stringify(bench.audit.acts);
  const { name, email, address } = person();
  for (const word of [name, email, address.city, address.postalCode, 'honest']) expect(written).not.toContain(word);
});

test('nobody is told that a message was taken while the audit cannot be written', async () => {
  const audit = { record: async () => Promise.reject(new Error('the database is away')) };
  const returns = memoryReturns();
  const bench = openBench({ returns });
  await bench.start();
  const deaf = openBench({ returns, audit });
  expect((await deaf.send('decide', 'agent:bo', approval)).status).toBe(500);
  expect((await deaf.start()).status).toBe(500);
});
