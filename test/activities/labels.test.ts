// A label costs money: one for each return, whatever the carrier answers, and none for a return that does not need it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buyLabel, type LabelDeps, type LabelWish } from '../../activities/buyLabel.ts';
import { voidLabels } from '../../activities/voidLabels.ts';
import { memoryLabels } from '../../src/adapters/memory/labels.ts';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import { startSweep } from '../../src/adapters/sweep.ts';
import type { Carrier, Label, Labels } from '../../src/ports/carriers.ts';
import { type CallKind, carrierFaults } from '../support/carrier-book.ts';
import { type FakeCarriers, fakeCarriers } from '../support/fake-carriers.ts';
import { billing, carrierAt, labelWish, memoryFiles } from '../support/labels.ts';
import { until } from '../support/until.ts';

let fake: FakeCarriers;
beforeEach(async () => {
  fake = await fakeCarriers();
});
afterEach(() => fake.close());

describe.each(billing)('%s', (name) => {
  let carrier: Carrier;
  beforeEach(() => {
    carrier = carrierAt(fake.url, name);
  });

  test('sells one label at the lowest price, from the customer to the warehouse, under the key of the return', async () => {
    const { buy, labels, files, wish } = desk(carrier);
    const answer = await buy(wish);
    const [label] = await labels.of(wish.rma);
    expect(label).toMatchObject({ key: `${wish.rma}:label`, state: 'bought', amount: 758, currency: 'USD' });
    expect(answer).toEqual({ fileKey: `papers/${wish.rma}/return-label.pdf` });
    expect(label?.fileKey).toBe(`papers/${wish.rma}/return-label.pdf`);
    const [purchase] = fake.book.standing(`${wish.rma}:label`);
    expect(textOf(files.kept.get(label?.fileKey ?? ''))).toContain(purchase?.trackingNumber ?? 'none');
    expect(fake.book.shipments).toMatchObject([{ to: { city: 'Shenzhen', country: 'CN', name: 'SOOCAS Returns' } }]);
  });

  test('is not asked again for a label that lies here', async () => {
    const { buy, wish } = desk(carrier);
    const first = await buy(wish);
    const calls = callsIn(fake);
    expect(await buy(wish)).toEqual(first);
    expect(callsIn(fake)).toBe(calls);
  });

  test('is asked for the file alone when that is gone', async () => {
    const { buy, wish, ...all } = desk(carrier);
    await buy(wish);
    const elsewhere = { ...all, files: memoryFiles() };
    await buyLabel(elsewhere)(wish);
    expect(elsewhere.files.kept.size).toBe(1);
    expect(fake.book.standing(`${wish.rma}:label`)).toHaveLength(1);
  });

  test('is looked at by our key when our own book is lost', async () => {
    const { buy, wish, ...all } = desk(carrier);
    await buy(wish);
    const labels = memoryLabels();
    await buyLabel({ ...all, labels, files: memoryFiles() })(wish);
    expect(await labels.of(wish.rma)).toMatchObject([{ state: 'bought', amount: 758, currency: 'USD' }]);
    expect(fake.book.standing(`${wish.rma}:label`)).toHaveLength(1);
  });

  const kinds: readonly CallKind[] = ['look-up', 'shipment', 'purchase', 'file'];
  test.each(kinds.flatMap((kind) => carrierFaults.map((fault) => [fault, kind] as const)))(
    'sells one label though %s strikes on the first %s',
    async (fault, kind) => {
      const { buy, wish, labels } = desk(carrier);
      fake.book.fail(kind, ...(fault === 'silent' ? [fault] : [fault, fault]));
      const tries = await untilBought(buy, wish);
      expect(tries).toBeGreaterThan(1);
      expect(fake.book.bought(`${wish.rma}:label`)).toMatchObject([{ isVoid: false }]);
      expect(await labels.of(wish.rma)).toMatchObject([{ state: 'bought' }]);
    },
  );

  test('sells one label when two tries overlap', async () => {
    const { buy, wish } = desk(carrier);
    await Promise.allSettled([buy(wish), buy(wish), buy(wish)]);
    await buy(wish);
    expect(fake.book.standing(`${wish.rma}:label`)).toHaveLength(1);
  });

  test('says why there is no label where it has no rate', async () => {
    fake.book.hasRates = false;
    const { buy, wish } = desk(carrier);
    expect(await buy(wish)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('no rate') });
  });

  test('never has its key in what is thrown', async () => {
    const key = 'a-key-that-nobody-may-see';
    const { buy, wish } = desk(carrierAt(fake.url, name, key));
    const thrown = await thrownBy(buy(wish));
    const encoded = Buffer.from(`${key}:`).toString('base64');
    for (const text of [thrown.message, JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))]) {
      expect(text).toContain('key');
      expect(text).not.toContain(key);
      expect(text).not.toContain(encoded);
    }
  });

  test('takes an unused label back, once, and the next one is another', async () => {
    const { buy, wish, labels, files } = desk(carrier);
    await buy(wish);
    expect(await voidLabels({ carrier, files, labels: unusedIn(labels) })()).toEqual({ voided: 1, left: [] });
    expect(fake.book.standing(`${wish.rma}:label`)).toEqual([]);
    expect(files.kept.size).toBe(0);
    expect(await voidLabels({ carrier, files, labels: unusedIn(labels) })()).toEqual({ voided: 0, left: [] });
    expect(await buy(wish)).toEqual({ fileKey: `papers/${wish.rma}/return-label-2.pdf` });
    expect(fake.book.standing(`${wish.rma}:label-2`)).toHaveLength(1);
  });

  test('takes back what was bought and never heard of', async () => {
    const { buy, wish, labels, files } = desk(carrier);
    fake.book.fail('purchase', 'reset-after');
    await buy(wish).catch(() => undefined);
    expect(fake.book.standing(`${wish.rma}:label`)).toHaveLength(1);
    expect(await voidLabels({ carrier, files, labels: unusedIn(labels) })()).toEqual({ voided: 1, left: [] });
    expect(fake.book.standing(`${wish.rma}:label`)).toEqual([]);
  });

  test('does not take a used label back, and that one stays in our book', async () => {
    const { buy, wish, labels, files } = desk(carrier);
    await buy(wish);
    fake.book.isUsed = true;
    expect(await voidLabels({ carrier, files, labels: unusedIn(labels) })()).toEqual({
      voided: 0,
      left: [wish.rma],
    });
    expect(await labels.of(wish.rma)).toMatchObject([{ state: 'bought' }]);
  });
});

test('unused labels are looked for at the start, and what goes wrong is told', async () => {
  const told: unknown[] = [];
  const { close } = startSweep(
    () => Promise.reject(new Error('the database is away')),
    (error) => told.push(error),
  );
  await until('it is told', () => told.length === 1);
  close();
  expect(told).toMatchObject([{ message: 'the database is away' }]);
});

function desk(carrier: Carrier) {
  const deps = { carrier, labels: memoryLabels(), files: memoryFiles(), papers: pdfPapers() } satisfies LabelDeps;
  return { ...deps, buy: buyLabel(deps), wish: labelWish() };
}

async function untilBought(buy: ReturnType<typeof buyLabel>, wish: LabelWish): Promise<number> {
  for (let tries = 1; tries <= 12; tries += 1) {
    const answer = await buy(wish).catch((error: unknown) => error);
    if (!(answer instanceof Error)) return tries;
  }
  throw new Error('It was tried twelve times.');
}

async function thrownBy(act: Promise<unknown>): Promise<Error> {
  const thrown: unknown = await act.catch((error: unknown) => error);
  if (thrown instanceof Error) return thrown;
  throw new Error('Nothing was thrown.');
}

/** All that stand, as when their returns have ended. */
function unusedIn(labels: Labels & { readonly all: ReadonlyMap<string, Label> }): Labels {
  return { ...labels, unused: async () => [...labels.all.values()].filter(({ state }) => state !== 'void') };
}

function callsIn({ book }: FakeCarriers): number {
  return [...book.calls.values()].reduce((sum, count) => sum + count, 0);
}

function textOf(content: Uint8Array | undefined): string {
  return Buffer.from(content ?? []).toString('latin1');
}
