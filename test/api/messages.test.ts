import { expect, test } from '@jest/globals';
import { openBench as openEmpty, now, rma, startBody } from './bench.ts';
import { ReturnsUnavailable } from '../../src/ports/returns.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';

async function openBench(changes: Parameters<typeof openEmpty>[0] = {}) {
  const bench = openEmpty(changes);
  await bench.start(startBody());
  return bench;
}

test('a decision is answered at once, and says who decided and when by the key and our clock', async () => {
  const bench = await openBench();
  const answer = await bench.send('decide', 'agent:bo', { id: 'd-1', verdict: 'approve', override: false });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ rma, message: 'decide', id: 'd-1', stage: 'in-review', early: false });
  const message = { id: 'd-1', at: now, heardAt: now, by: 'agent:bo', verdict: 'approve', override: false };
  expect(bench.returns.sent).toEqual([{ rma, name: 'decide', message }]);
});

test('a signal is kept, not answered', async () => {
  const bench = await openBench();
  const answer = await bench.send('approve', 'agent:bo', { id: 'd-1' });
  expect(answer.status).toBe(202);
  expect(answer.body).toEqual({ rma, message: 'approve', id: 'd-1', kept: true });
});

test.each([
  ['approve', 'agent:bo', { verdict: 'approve' }],
  ['decline', 'agent:bo', { verdict: 'decline', reason: 'No.' }],
  ['overrideRuling', 'supervisor:eve', { verdict: 'approve', override: true, reason: 'Yes.' }],
])('%s says by its name what its body may not', async (name, key, fields) => {
  const bench = await openBench();
  const { verdict, override, reason } = { override: undefined, reason: undefined, ...fields };
  const fixed = name === 'overrideRuling' ? { override } : { verdict };
  const given = name === 'overrideRuling' ? { verdict, reason } : { reason };
  await bench.send(name, key, { id: '1', ...given });
  expect(bench.returns.sent[0]?.message).toMatchObject(fields);
  const twice = await bench.send(name, key, { id: '2', ...given, ...fixed });
  expect([twice.status, ...twice.errors]).toEqual([422, `UNKNOWN_FIELD ${Object.keys(fixed)[0]}`]);
});

test.each(['by', 'heardAt', 'event', 'via', '__proto__', 'constructor'])('%s in a body is unknown', async (field) => {
  const bench = await openBench();
  const body = `{"id": "1", "verdict": "approve", "${field}": "supervisor:eve"}`;
  const answer = await bench.send('decide', 'agent:bo', body);
  expect([answer.status, ...answer.errors]).toEqual([422, `UNKNOWN_FIELD ${field}`]);
  expect(bench.returns.sent).toEqual([]);
});

test('a scan counts from the instant that the carrier gives, up to now', async () => {
  const bench = await openBench();
  await bench.send('parcelScanned', 'carrier', { id: 's-1', at: '2026-03-21T09:00:00+08:00', carriage: 900 });
  expect(bench.returns.sent[0]?.message).toMatchObject({ at: '2026-03-21T01:00:00Z', heardAt: now, by: 'carrier' });
  expect((await bench.send('parcelScanned', 'carrier', { id: 's-2', at: now })).status).toBe(202);
  const early = await bench.send('parcelScanned', 'carrier', { id: 's-3', at: '2026-03-22T03:00:00.001Z' });
  expect([early.status, ...early.errors]).toEqual([422, 'BAD_VALUE at']);
});

test.each(['yesterday', '2026-02-30T00:00:00Z', '2026-03-21T24:00:00Z', '2026-03-21', '1999-12-31T23:59:59Z', ''])(
  'the instant %j is none',
  async (at) => {
    const answer = await (await openBench()).send('parcelScanned', 'carrier', { id: '1', at });
    expect([answer.status, ...answer.errors]).toEqual([422, 'BAD_VALUE at']);
  },
);

test('what a customer says counts from its arrival', async () => {
  const answer = await (await openBench()).send('withdraw', 'customer', { id: '1', at: '2026-03-21T00:00:00Z' });
  expect([answer.status, ...answer.errors]).toEqual([403, 'NOT_ALLOWED at']);
});

test('an id is required, in the body or as the header, and both say the same', async () => {
  const bench = await openBench();
  const send = (body: object, header?: string) =>
    bench.send('withdraw', 'customer', body, header === undefined ? {} : { 'idempotency-key': header });
  expect((await send({})).errors).toEqual(['MISSING_FIELD id']);
  expect((await send({}, 'w-1')).body['id']).toBe('w-1');
  expect((await send({ id: 'w-1' }, 'w-1')).status).toBe(200);
  expect((await send({ id: 'w-2' }, 'w-1')).errors).toEqual(['INCONSISTENT id']);
  expect((await send({ id: 7 })).errors).toEqual(['WRONG_TYPE id']);
  expect((await send({ id: '' })).errors).toEqual(['BAD_VALUE id']);
  expect((await send({ id: 'x'.repeat(201) })).errors).toEqual(['BAD_VALUE id']);
  expect((await send({ id: 'a\nb' })).errors).toEqual(['BAD_VALUE id']);
});

test('all that is wrong with a body is told at once', async () => {
  const answer = await (await openBench()).send('decide', 'agent:bo', { verdict: 'maybe', amount: -1, by: 'x' });
  expect(answer.errors).toEqual(
    expect.arrayContaining(['MISSING_FIELD id', 'BAD_VALUE verdict', 'BAD_VALUE amount', 'UNKNOWN_FIELD by']),
  );
});

test('a provider says in one signal that a refund was taken, arrived or failed', async () => {
  const bench = await openBench();
  for (const status of ['submitted', 'settled', 'failed']) {
    await bench.send('refundReported', 'provider', { id: status, status });
  }
  await bench.send('refundReported', 'provider', { id: 'bare' });
  const said = bench.returns.sent.map(({ message }) => message['status']);
  expect(said).toEqual(['submitted', 'settled', 'failed', 'submitted']);
  const answer = await bench.send('refundReported', 'provider', { id: '1', status: 'constructor' });
  expect(answer.errors).toEqual(['BAD_VALUE status']);
});

test('retryStep has no fields', async () => {
  const answer = await (await openBench()).send('retryStep', 'operator:max', { id: '1', step: 'refund' });
  expect(answer.errors).toEqual(['UNKNOWN_FIELD step']);
});

test('a return that ended answers with its outcome', async () => {
  const problem = { at: '', code: 'RETURN_ENDED', detail: 'The return has ended: lapsed.' } as const;
  const bench = await openBench({ told: { kind: 'problem', problem, outcome: 'lapsed' } });
  const answer = await bench.send('withdraw', 'customer', { id: '1' });
  expect(answer.status).toBe(410);
  expect(answer.body).toMatchObject({ code: 'RETURN_ENDED', outcome: 'lapsed' });
});

test.each([
  ['ALREADY_DECIDED', 409],
  ['NOT_NOW', 409],
  ['REASON_MISSING', 422],
  ['POLICY_REFUSES', 409],
  ['TOO_LATE', 409],
  ['TOO_MUCH', 409],
  ['EVIDENCE_MISSING', 422],
  ['PAUSED', 423],
] as const)('what the return refuses as %s is %i', async (code, status) => {
  const bench = await openBench({ told: { kind: 'problem', problem: { at: 'reason', code, detail: 'No.' } } });
  const answer = await bench.send('decide', 'agent:bo', { id: '1', verdict: 'approve' });
  expect([answer.status, ...answer.errors]).toEqual([status, `${code} reason`]);
});

test('an answer that did not come is to be asked for again, with the same id', async () => {
  const returns = memoryReturns();
  const update = () => Promise.reject(new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail: 'Again.' }));
  const bench = await openBench({ returns: { ...returns, update } });
  const answer = await bench.send('withdraw', 'customer', { id: '1' });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(answer.body['cure']).toContain('same ids');
});

test('the same id with other content is refused, and nothing comes of it', async () => {
  const bench = await openBench();
  const approval = { id: 'd-1', verdict: 'approve' };
  const first = await bench.send('decide', 'agent:bo', approval);
  const others = [
    await bench.send('decide', 'agent:bo', { ...approval, reason: 'The photo shows the fault.' }),
    await bench.send('askForEvidence', 'agent:bo', { id: 'd-1', evidence: ['video'] }),
    await bench.send('decide', 'agent:bo', { verdict: 'decline', reason: 'No.' }, { 'idempotency-key': 'd-1' }),
  ];
  for (const { status, errors, body } of others) {
    expect([status, ...errors]).toEqual([409, 'DIFFERENT_CONTENT id']);
    expect(body['cure']).toBe('Use a new id, or send the same content.');
  }
  const acts = bench.audit.acts.filter(({ action }) => action === 'message-taken');
  expect(acts).toMatchObject([{ facts: { message: 'decide', id: 'd-1' } }]);
  expect((await bench.send('decide', 'agent:bo', approval)).body).toEqual(first.body);
  expect((await bench.send('decide', 'supervisor:eve', { ...approval, reason: 'I think so too.' })).status).toBe(200);
});

test('whoever leaves the instant out and repeats says the same; whoever gives another one does not', async () => {
  let at = now;
  const bench = await openBench({ clock: { now: () => Promise.resolve(at) } });
  const send = (changes: object = {}) =>
    bench.send('decide', 'agent:bo', { id: 'd-1', verdict: 'approve', ...changes });
  const dated = (instant: string) => bench.send('recordSentBack', 'inspector:ann', { id: 's-1', at: instant });
  expect((await send()).status).toBe(200);
  expect((await dated('2026-03-21T09:00:00Z')).status).toBe(200);
  at = '2026-03-22T09:00:00Z';
  expect((await send()).status).toBe(200);
  expect((await dated('2026-03-21T17:00:00+08:00')).status).toBe(200);
  const other = await dated('2026-03-21T10:00:00Z');
  expect([other.status, ...other.errors]).toEqual([409, 'DIFFERENT_CONTENT id']);
});

test('a number is read as people type it', async () => {
  const bench = await openBench();
  const typed = rma.toLowerCase().replaceAll('0', 'o').replaceAll('-', '%20');
  const answer = await bench.post(`/v1/returns/${typed}/withdraw`, 'customer', { id: '1' });
  expect(answer.body).toMatchObject({ rma, message: 'withdraw' });
});
