import { expect, test } from '@jest/globals';
import { readRma, rmaNumber } from '../../src/domain/rma.ts';

const digest = Uint8Array.from([0x39, 0xc7, 0x4b, 0xa7, 0xaa]);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a prefix has three capital letters, no fewer, no more, none small', () => {
  expect(rmaNumber('SOO', digest)).toMatch(/^SOO-773MQ9XA-[0-9A-Z]$/);
  for (const prefix of ['SO', 'SOOC', 'Soo', 'S0O', '']) {
    const made = () => rmaNumber(prefix, digest);
    expect(made).toThrow(`An RMA prefix has three capital letters, ${prefix} has not.`);
  }
});

test('a digest has at least five bytes, and only the first five count', () => {
  expect(() => rmaNumber('SOO', digest.subarray(0, 4))).toThrow('An RMA number needs a digest of at least five bytes.');
  expect(rmaNumber('SOO', Uint8Array.from([...digest, 1, 2]))).toBe(rmaNumber('SOO', digest));
});

test('a U behind the prefix is in no number, whatever the check character', () => {
  const typed = [...alphabet].flatMap((check) =>
    [3, 6, 10].map((place) => {
      const letters = [...`SOO773MQ9XA${check}`];
      return letters.with(place, 'U').join('');
    }),
  );
  expect(typed.filter((text) => readRma(text) !== undefined)).toEqual([]);
  expect(typed.filter((text) => readRma(text.toLowerCase()) !== undefined)).toEqual([]);
});

test('a number with something before or behind it is none', () => {
  const number = rmaNumber('SOO', digest);
  expect(readRma(number)).toBe(number);
  for (const text of [`X${number}`, `${number}X`, `${number}${number.slice(-1)}`, `#${number}`]) {
    expect(readRma(text)).toBeUndefined();
  }
});
