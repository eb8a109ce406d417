// 20,000 requests made from the document, by everybody who may come, to every operation: each answer is as the document
// says, what the document allows is never refused for its form, and what it does not allow is never taken.
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { operations } from '../../src/api/operations.ts';
import { asTheDocumentSays } from './fuzz-judge.ts';
import { requestsTo, type Wish } from './fuzz-requests.ts';
import { openWorld, type Told } from './fuzz-world.ts';

const requests = Number(process.env['FUZZ'] ?? 20_000);
const perOperation = Math.ceil(requests / operations.length);

/** How often each operation was answered with which status by requests that were made up. */
const made = new Map<string, Map<number, number>>();
const carriedOut = new Set<string>();

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s answers as the document says, whatever is asked',
  async (id, operation) => {
    const world = await openWorld();
    for (const [other, told] of world.first) if (told.status < 400) carriedOut.add(other);
    const statuses = new Map<number, number>();
    made.set(id, statuses);
    await fc.assert(
      fc.asyncProperty(requestsTo(operation), async (wish) => {
        const told = await world.send(operation, wish.asked);
        statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
        if (told.status < 400) carriedOut.add(id);
        expect(asTheDocumentSays(operation, told)).toEqual([]);
        expect(formOf(id, wish, told)).toBe('as the document says');
      }),
      { numRuns: perOperation },
    );
    expect(world.bench.incidents).toEqual([]);
  },
  60_000,
);

test('every operation was carried out, but for those that need the world outside', () => {
  const never = operations.filter(({ id }) => !carriedOut.has(id));
  expect(never.map(({ id }) => id)).toEqual(Object.keys(needTheWorld));
});

test('so many requests were made', () => {
  const counts = [...made.values()].flatMap((statuses) => [...statuses.values()]);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(requests);
});

/** Operations that nothing of the bench can carry out, and why. */
const needTheWorld: Readonly<Record<string, string>> = {
  finishCompanySignIn: 'a browser comes back from the company with the cookie of its going',
};

/** Fields that some have to give and others need not, which a schema cannot tell. */
const askedOfSome: Readonly<Record<string, string>> = {
  'makeWebhookEndpoint MISSING_FIELD shop': 'whoever is bound to no shop says whose it is',
  'makeKey MISSING_FIELD shop': 'whoever is bound to no shop says whose it is',
  'makeKey MISSING_FIELD scopes': 'of a shop’s key; those of the other roles have none',
};

/** What became of the form of a request. */
function formOf(id: string, { form }: Wish, { status, json }: Told): string {
  const { errors = [] } = (json ?? {}) as Partial<Refusal>;
  if (form === 'broken') {
    const isRefused = [401, 403, 404].includes(status) || errors.some(({ code }) => formCodes.includes(code));
    return isRefused ? 'as the document says' : 'not refused for its form, though the document does not allow it';
  }
  const refused = errors
    .filter(({ code }) => shapeCodes.includes(code))
    .map(({ code, at }) => `${code} ${at}`)
    .filter((one) => askedOfSome[`${id} ${one}`] === undefined);
  return refused.length === 0 ? 'as the document says' : `refused for its form: ${refused.join(', ')}`;
}

interface Refusal {
  readonly errors: readonly { readonly at: string; readonly code: string }[];
}

/** What a schema tells in full; the others are for values as well that only we know: days, countries, sums. */
const shapeCodes = ['UNKNOWN_FIELD', 'MISSING_FIELD', 'WRONG_TYPE', 'NOT_JSON', 'DUPLICATE_KEY'];
const formCodes = [...shapeCodes, 'BAD_VALUE', 'TOO_LARGE'];

afterAll(() => {
  if (process.env['FUZZ_TALLY'] === undefined) return;
  const rows = [...made].map(([id, statuses]) => `${id}: ${[...statuses].map(([s, n]) => `${s}×${n}`).join(' ')}`);
  process.stdout.write(`${rows.join('\n')}\n`);
});
