import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signalEvents, updateEvents } from '../../src/contract/messages.ts';
import { openBench, principals, startBody } from './bench.ts';

const names = [...Object.keys(updateEvents), ...Object.keys(signalEvents)];
const keys = Object.keys(principals);

/** Words that the readers know, so that a body gets past the first check. */
const known = fc.constantFrom(
  'id',
  'at',
  'by',
  'verdict',
  'lines',
  'line',
  'quantity',
  'amount',
  'status',
  '__proto__',
);
const value = fc.letrec<{ readonly any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 'approve', '2026-03-21T00:00:00Z', '\ud800', '\u0000', '1'),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(known, fc.string()), tie('any'), { maxKeys: 4 }),
  ),
})).any;

/** A good body with one value, at any depth, replaced by another. */
const spoilt = fc.tuple(fc.nat(), value).map(([nth, other]) => {
  let seen = -1;
  const size = places(startBody());
  return JSON.parse(
    JSON.stringify(startBody(), (_key, old: unknown) => ((seen += 1) === nth % size ? (other ?? null) : old)),
  ) as unknown;
});

function places(of: unknown): number {
  return typeof of === 'object' && of !== null
    ? 1 + Object.values(of).reduce((sum: number, one) => sum + places(one), 0)
    : 1;
}

test('a spoilt request is refused with its problems or taken, and never breaks anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt, value), async (body) => {
      const bench = openBench({ clockShiftAllowed: true });
      const { status, errors } = await bench.start(body);
      expect(bench.incidents).toEqual([]);
      expect([201, 400, 403, 413, 422]).toContain(status);
      expect(errors.length).toBeLessThanOrEqual(50);
      expect(errors.length > 0).toBe(status !== 201);
      expect(bench.returns.started).toHaveLength(status === 201 ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test('any message with any body from anybody is answered, and never breaks anything', async () => {
  const bench = openBench();
  await bench.start();
  const message = fc.oneof(fc.constantFrom(...names), fc.string());
  await fc.assert(
    fc.asyncProperty(message, fc.constantFrom(...keys), value, async (name, key, body) => {
      const { status } = await bench.send(encodeURIComponent(name), key, body);
      expect(bench.incidents).toEqual([]);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 1000 },
  );
  expect(bench.returns.sent.map(({ message: { id, by } }) => typeof id + typeof by)).toEqual(
    bench.returns.sent.map(() => 'stringstring'),
  );
});

test('bytes from chance are refused and never break anything', async () => {
  const { app, incidents } = openBench();
  const headers = { 'content-type': 'application/json', authorization: 'Bearer soocas' };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const body = Uint8Array.from(bytes);
      const { status } = await app.request('/v1/returns', { method: 'POST', headers, body });
      expect([incidents, status]).toEqual([[], status === 422 ? 422 : 400]);
    }),
    { numRuns: 300 },
  );
});
