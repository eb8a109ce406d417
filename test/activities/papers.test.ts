// Papers are real PDFs: they are opened again and read.
import { expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { makePapers } from '../../activities/makePapers.ts';
import { paperCarrier } from '../../src/adapters/carriers/paper.ts';
import { localFiles } from '../../src/adapters/local-files.ts';
import { memoryLabels } from '../../src/adapters/memory/labels.ts';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import type { PapersOrder } from '../../src/contract/effects.ts';
import type { Carrier } from '../../src/ports/carriers.ts';
import type { LabelFacts, SlipFacts } from '../../src/ports/papers.ts';
import type { Person } from '../../src/ports/people.ts';
import { pagesOf } from '../support/pdf.ts';
import { ana, approvedOrder, book, inFolder, peopleWith, soocas } from './builders.ts';

const label: LabelFacts = {
  rma: 'SOO-7K3MQ9XA-5',
  trackingNumber: 'HWSOO7K3MQ9XA5',
  from: ana,
  to: soocas.returnAddress,
};
const slip: SlipFacts = {
  rma: 'SOO-7K3MQ9XA-5',
  shopName: 'SOOCAS',
  orderNumber: 'S-1001',
  email: 'ana@example.com',
  sendTo: soocas.returnAddress,
  wish: 'Refund',
  postBy: 'the day named in the e-mail',
  checkList: [
    { what: 'Sonic toothbrush', quantity: 1, clause: 'SOO-04' },
    { what: 'Travel case (gift)', quantity: 2, clause: 'SOO-08' },
  ],
};

test('the label is 4 by 6 inches and names both addresses, the tracking number and the return', async () => {
  const pages = await pagesOf(await pdfPapers().returnLabel(label));
  expect(pages).toHaveLength(1);
  expect(pages[0]?.size).toEqual([288, 432]);
  for (const words of [
    'Ana García',
    '1200 Ocean Avenue',
    '90401 Santa Monica',
    'UNITED STATES',
    'SOOCAS Returns',
    '518000 Shenzhen',
    'CHINA',
    'HWSOO7K3MQ9XA5',
    'SOO-7K3MQ9XA-5',
  ])
    expect(pages[0]?.text).toContain(words);
});

test('the packing slip names order, e-mail, wish, and each item with its clause', async () => {
  const pages = await pagesOf(await pdfPapers().packingSlip(slip));
  expect(pages).toHaveLength(1);
  expect(pages[0]?.size).toEqual([595.28, 841.89]);
  for (const words of [
    'SOO-7K3MQ9XA-5',
    'S-1001',
    'ana@example.com',
    'SOOCAS Returns, Building 8, 3rd Floor, 518000 Shenzhen, CHINA',
    'Refund',
    'the day named in the e-mail',
    '1 ×',
    'Sonic toothbrush',
    'SOO-04',
    '2 ×',
    'Travel case (gift)',
    'SOO-08',
  ])
    expect(pages[0]?.text).toContain(words);
});

const hostile = [
  'W'.repeat(200),
  'Ünïcödé \u202eevil\u202c مرحبا 日本 😀 '.repeat(20),
  'two\r\nlines\tand\u0000\u0007 controls',
  '\ud800 lonely \udfff',
  '(\\) Tj ET endstream %PDF',
  '日'.repeat(2_000),
  '',
  '     ',
];

test.each(hostile)('a text like %j stays on the label', async (text) => {
  const address = { lines: [text, text, text, text], postalCode: text, city: text, country: text };
  const pages = await pagesOf(
    await pdfPapers().returnLabel({ ...label, from: { name: text, address }, to: { name: text, address } }),
  );
  expect(pages).toHaveLength(1);
  expect(pages[0]?.text).toContain('HWSOO7K3MQ9XA5');
  for (const { left, right, base } of pages[0]?.pieces ?? []) {
    expect(left).toBeGreaterThanOrEqual(13.9);
    expect(right).toBeLessThanOrEqual(274.1);
    expect(base).toBeGreaterThan(7);
  }
});

test.each(hostile)('a text like %j stays on the packing slip, which goes on over pages', async (text) => {
  const checkList = Array.from({ length: 60 }, (_, index) => ({
    what: text,
    quantity: 10_000,
    clause: `SOO-${index}`,
  }));
  const pages = await pagesOf(
    await pdfPapers().packingSlip({
      ...slip,
      shopName: text,
      orderNumber: text,
      email: text,
      wish: text,
      postBy: text,
      checkList,
    }),
  );
  const all = pages.map((page) => page.text).join(' ');
  checkList.forEach(({ clause }) => expect(all).toContain(clause));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, index) => expect(page.text).toContain(`page ${index + 1} of ${pages.length}`));
  for (const { left, right, base } of pages.flatMap((page) => page.pieces)) {
    expect(left).toBeGreaterThanOrEqual(55.9);
    expect(right).toBeLessThanOrEqual(540);
    expect(base).toBeGreaterThan(30);
  }
});

const order: PapersOrder = {
  rma: approvedOrder.rma,
  pack: approvedOrder.pack,
  personId: 'person-1',
  orderNumber: 'S-1001',
  country: 'US',
  resolution: 'exchange',
  route: 'prepaid-label',
  checkList: approvedOrder.checkList,
};

const paperDesk = (folder: string) => {
  const papers = pdfPapers();
  return { papers, files: localFiles(folder), carrier: paperCarrier(papers), labels: memoryLabels() };
};

const made = (folder: string, change: Partial<PapersOrder>, person: Person | undefined = ana, facts = soocas) =>
  new MockActivityEnvironment().run(
    makePapers({
      people: peopleWith(person),
      ...paperDesk(folder),
      book: { ...book, shop: () => facts },
    }),
    { ...order, ...change },
  );

const slipKey = { kind: 'packing-slip', key: 'papers/SOO-7K3MQ9XA-5/packing-slip.pdf' };
const labelKey = { kind: 'label', key: 'papers/SOO-7K3MQ9XA-5/return-label.pdf' };
const addressKey = { kind: 'return-address', key: 'papers/SOO-7K3MQ9XA-5/return-address.pdf' };

test.each([
  ['prepaid-label', [slipKey, labelKey]],
  ['pick-up', [slipKey, labelKey]],
  ['own-carrier', [slipKey, addressKey]],
  ['refused-delivery', []],
  ['returnless', []],
] as const)('a return by %s gets the papers that it needs', (route, papers) =>
  inFolder(async (folder) => {
    expect(await made(folder, { route })).toEqual({ papers, lacks: [] });
    for (const { key } of papers) expect((await readFile(join(folder, key))).subarray(0, 5).toString()).toBe('%PDF-');
  }),
);

test('the papers that are kept carry the wish and the tracking number', () =>
  inFolder(async (folder) => {
    await made(folder, {});
    const text = async (key: string) => (await pagesOf(new Uint8Array(await readFile(join(folder, key)))))[0]?.text;
    expect(await text(slipKey.key)).toContain('Exchange');
    expect(await text(labelKey.key)).toContain('HWSOO7K3MQ9XA5');
  }));

test('made again, a paper takes the place of the first', () =>
  inFolder(async (folder) => {
    expect(await made(folder, {})).toEqual(await made(folder, {}));
    expect((await readdir(join(folder, 'papers', order.rma))).sort()).toEqual(['packing-slip.pdf', 'return-label.pdf']);
  }));

test('what cannot be made is lacking', () =>
  inFolder(async (folder) => {
    const homeless = { ...ana, address: { lines: [' '], postalCode: '', city: '', country: 'US' } };
    expect(await made(folder, {}, homeless)).toEqual({ papers: [slipKey], lacks: ['label'] });
    const placeless = { ...soocas, returnAddress: { name: 'SOOCAS', address: { ...homeless.address } } };
    expect(await made(folder, { route: 'own-carrier' }, ana, placeless)).toEqual({
      papers: [slipKey],
      lacks: ['return-address'],
    });
    const unknown = makePapers({ people: peopleWith(undefined), ...paperDesk(folder), book });
    expect(await new MockActivityEnvironment().run(unknown, order)).toEqual({
      papers: [],
      lacks: ['packing-slip', 'label'],
    });
  }));

const silent = () => Promise.reject(new Error('EasyPost did not answer to the purchase.'));

/** The papers of the order, with a carrier of whom only this is known. */
const madeBy = (folder: string, carrier: Partial<Carrier>, attempt = 1) => {
  const desk = paperDesk(folder);
  const make = makePapers({ people: peopleWith(ana), book, ...desk, carrier: { ...desk.carrier, ...carrier } });
  return new MockActivityEnvironment({ attempt }).run(make, order);
};

test('where no carrier goes, the label is lacking and the operator is told why', () =>
  inFolder(async (folder) => {
    const offer = async () => ({ kind: 'refused' as const, reason: 'EasyPost has no rate for this way.' });
    expect(await madeBy(folder, { offer })).toEqual({
      papers: [slipKey],
      lacks: ['label'],
      why: 'EasyPost has no rate for this way.',
    });
  }));

test('a carrier that does not answer is asked again for some twenty minutes, then the e-mail goes out without its label', () =>
  inFolder(async (folder) => {
    for (const attempt of [1, 10])
      await expect(madeBy(folder, { buy: silent }, attempt)).rejects.toThrow('did not answer');
    expect(await madeBy(folder, { buy: silent }, 11)).toEqual({
      papers: [slipKey],
      lacks: ['label'],
      why: 'EasyPost did not answer to the purchase.',
    });
  }));

test('a label that comes as a picture is put on a page of its size', () =>
  inFolder(async (folder) => {
    const picture = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const known = { shipmentId: 'shp_1', trackingNumber: '9400', amount: 758, currency: 'USD' };
    const file = async () => new Uint8Array(picture);
    const buy = async () => ({ kind: 'bought' as const, ...known, file });
    expect(await madeBy(folder, { buy })).toMatchObject({ papers: [slipKey, labelKey], lacks: [] });
    const [page] = await pagesOf(new Uint8Array(await readFile(join(folder, labelKey.key))));
    expect(page?.size).toEqual([288, 432]);
  }));
