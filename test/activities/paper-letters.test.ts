// Names and addresses are printed whole, in whatever letters they are written.
import { expect, test } from '@jest/globals';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import type { Addressee } from '../../src/ports/papers.ts';
import { missingLetters, pagesOf } from '../support/pdf.ts';
import { ana, soocas } from './builders.ts';

const written: readonly (readonly [string, Addressee])[] = [
  [
    'Chinese',
    {
      name: '王小明',
      address: { lines: ['文苑北路219号3栋502室', '秀屿区'], postalCode: '351100', city: '莆田市', country: 'CN' },
    },
  ],
  [
    'Cyrillic',
    {
      name: 'Ёлкин Дмитрий Щукин',
      address: { lines: ['ул. Ленина, д. 5', 'подъезд № 3'], postalCode: '101000', city: 'Москва', country: 'RU' },
    },
  ],
  [
    'letters with accents',
    {
      name: 'Đặng Thị Hằng-Ştefăniță',
      address: { lines: ['Łąkowa 7', 'Příčná ulice 3'], postalCode: '90-562', city: 'Łódź', country: 'PL' },
    },
  ],
  [
    'Greek',
    { name: 'Ελένη Παπαδοπούλου', address: { lines: ['Ερμού 15'], postalCode: '10563', city: 'Αθήνα', country: 'GR' } },
  ],
  [
    'Japanese',
    {
      name: '山田 はなこ',
      address: { lines: ['丸の内1-9-1 ビル'], postalCode: '100-0005', city: '東京', country: 'JP' },
    },
  ],
];

test.each(written)('a label in %s has every letter, in small and in bold, and stays small', async (_, person) => {
  const pdf = await pdfPapers().returnLabel({ rma: 'SOO-7K3MQ9XA-5', trackingNumber: '1Z', from: person, to: person });
  const [page] = await pagesOf(pdf);
  const { lines, city, postalCode } = person.address;
  for (const words of [person.name, ...lines, `${postalCode} ${city}`])
    expect(page?.text.replaceAll(' ', '').split(words.replaceAll(' ', ''))).toHaveLength(3);
  expect(await missingLetters(pdf)).toBe(0);
  expect(pdf.length).toBeLessThan(80_000);
});

test('a name in two scripts stands on one line, in its order', async () => {
  const from = { ...ana, name: '王 (Wáng) Щ' };
  const pdf = await pdfPapers().returnLabel({ rma: 'SOO-7K3MQ9XA-5', from, to: soocas.returnAddress });
  const [page] = await pagesOf(pdf);
  expect(page?.text.replaceAll(' ', '')).toContain('王(Wáng)Щ');
  const bases = page?.pieces.map(({ base }) => base) ?? [];
  const base = Math.max(...bases.filter((one) => one < 390));
  expect(bases.filter((one) => Math.abs(one - base) < 0.01).length).toBeGreaterThan(1);
});

test('a letter that no font has is an empty square, so that everybody sees that one is lacking', async () => {
  const from = { ...ana, name: 'Kim 김철수 and ᚠ' };
  const pdf = await pdfPapers().returnLabel({ rma: 'SOO-7K3MQ9XA-5', from, to: soocas.returnAddress });
  const [page] = await pagesOf(pdf);
  expect(page?.text).toContain('Kim □□□ and');
  expect(await missingLetters(pdf)).toBe(0);
});
