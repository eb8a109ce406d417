// Where a parcel goes is the shop's to say, by the country of the delivery (WEB-07), and never where it came from (PLT-18).
import { expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { makePapers } from '../../activities/makePapers.ts';
import { sendNotice } from '../../activities/sendNotice.ts';
import { paperCarrier } from '../../src/adapters/carriers/paper.ts';
import { memoryLabels } from '../../src/adapters/memory/labels.ts';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import type { Mail } from '../../src/ports/mail.ts';
import type { LabelFacts, SlipFacts } from '../../src/ports/papers.ts';
import { ana, approvedOrder, emptyLog, peopleWith } from '../activities/builders.ts';
import { memoryFiles } from '../support/labels.ts';
import { pagesOf } from '../support/pdf.ts';
import { ownPacks, readPlain } from '../support/plain-pack.ts';

const packs = ownPacks();
const book = policyBook(packs);

test.each([
  ['US', 'Los Angeles'],
  ['CA', 'Los Angeles'],
  ['DE', 'Hamburg'],
  ['PT', 'Hamburg'],
  ['CN', 'Qingdao'],
  ['AU', 'Qingdao'],
])('a parcel to the website from %s goes to the warehouse in %s', (country, city) => {
  expect(book.shop(stampOf('website'), country).returnAddress.address.city).toBe(city);
});

test('without local warehouses all parcels go to one', () => {
  for (const shop of ['soocas', 'justsoso', 'aisoon', 'platform']) {
    const cities = ['US', 'DE', 'CN'].map((country) => book.shop(stampOf(shop), country).returnAddress.address.city);
    expect(new Set(cities).size).toBe(1);
  }
});

test('e-mail, packing slip and label name the same one', async () => {
  const written: string[] = [];
  const slips: SlipFacts[] = [];
  const labels: LabelFacts[] = [];
  const pack = stampOf('website');
  const order = { ...approvedOrder, pack, country: 'DE', clauses: ['WEB-07'], due: null, checkList: [] };
  const files = { put: async () => {}, get: async () => undefined, remove: async () => undefined };
  const people = peopleWith(ana);
  const papers = {
    packingSlip: async (facts: SlipFacts) => new Uint8Array(slips.push(facts)),
    returnLabel: async (facts: LabelFacts) => new Uint8Array(labels.push(facts)),
    refundCertificate: async () => new Uint8Array(),
    labelFromPicture: async (_: string, picture: Uint8Array) => picture,
  };
  const postage = { carrier: paperCarrier(papers), labels: memoryLabels() };
  const mailer = {
    send: async ({ text, messageId }: Mail) => {
      written.push(text);
      return { kind: 'sent' as const, messageId };
    },
  };
  const act = new MockActivityEnvironment();
  await act.run(makePapers({ people, papers, files, book, ...postage }), { ...order, route: 'prepaid-label' as const });
  await act.run(
    sendNotice({
      people,
      mailer,
      mailLog: emptyLog(),
      files,
      book,
      compose: composeNotice,
      publicUrl: 'https://returns.example',
    }),
    order,
  );
  expect(written.join('\n')).toMatch(/Where the parcel goes[\s\S]*Musterweg 3[\s\S]*21129 Hamburg/i);
  expect([slips[0]?.sendTo.address.city, labels[0]?.to.address.city]).toEqual(['Hamburg', 'Hamburg']);
  expect(labels[0]?.from.address.city).toBe('Santa Monica');
});

test.each([
  ['website', 'US', 'prepaid-label', 'Los Angeles'],
  ['website', 'DE', 'prepaid-label', 'Hamburg'],
  ['website', 'FR', 'own-carrier', 'Hamburg'],
  ['website', 'AU', 'own-carrier', 'Qingdao'],
  ['platform', 'US', 'prepaid-label', 'Guangzhou'],
] as const)(
  'the papers of %s for %s by %s send the parcel to %s, and the label has the customer as its sender',
  async (shop, country, route, city) => {
    const files = memoryFiles();
    const papers = pdfPapers();
    const pack = stampOf(shop);
    const postage = { carrier: paperCarrier(papers), labels: memoryLabels() };
    const make = makePapers({ people: peopleWith(ana), papers, files, book, ...postage });
    const { papers: made } = await make({ ...approvedOrder, pack, country, route });
    const { name, address } = book.shop(pack, country).returnAddress;
    expect(address.city).toBe(city);
    for (const { kind, key } of made) {
      const [page] = await pagesOf(files.kept.get(key) ?? new Uint8Array());
      const [sender = '', addressee = ''] = page?.text.split(kind === 'packing-slip' ? 'Send to' : ' TO ') ?? [];
      for (const words of [name, ...address.lines, address.city]) {
        expect(addressee).toContain(words);
        expect(sender).not.toContain(words);
      }
      expect(sender.includes('1200 Ocean Avenue')).toBe(kind !== 'packing-slip');
    }
    expect(made).toHaveLength(2);
  },
);

test('a pack without a warehouse for all other countries is told so', () => {
  expect(() => readPlain({ from: plainWarehouse, to: '' })).toThrow(/plain\.yaml, line \d+, warehouse: it is missing;/);
});

test.each([
  ['countries: [USA]', 'localWarehouses[0].countries[0]: "USA" does not fit', 'write two capital letters'],
  ['countries: [XX]', 'localWarehouses[0].countries[0]: "XX" is no country', 'like DE'],
  [
    'countries: [US, US]',
    'localWarehouses[0].countries[1]: US has a warehouse above already',
    'name each country once',
  ],
])('a local warehouse with %s is told what is wrong', (countries, where, cure) => {
  const address = '{ lines: [2 Plain Street], postalCode: "1", city: Nearby, country: US }';
  const to = `localWarehouses: [{ name: Near, ${countries}, address: ${address} }]\nclauses:\n`;
  const read = (): unknown => readPlain({ from: 'clauses:\n', to });
  expect(read).toThrow(where);
  expect(read).toThrow(cure);
});

const plainWarehouse = `warehouse:
  name: Plain
  address: { lines: [1 Plain Street], postalCode: '10000', city: Plainville, country: GB }
`;

function stampOf(shop: string) {
  const found = packs.find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`There is no pack of ${shop}.`);
  return found.stamp;
}
