import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRma, rmaNumber } from '../../src/domain/rma.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const number = fc
  .tuple(fc.stringMatching(/^[A-Z]{3}$/), fc.uint8Array({ minLength: 5, maxLength: 32 }))
  .map(([prefix, digest]) => rmaNumber(prefix, digest));

test('a number has the prefix, eight characters and a check character', () => {
  const digest = Uint8Array.from([0x39, 0xc7, 0x4b, 0xa7, 0xaa, 0xff]);
  expect(rmaNumber('SOO', digest)).toMatch(/^SOO-773MQ9XA-[0-9A-Z]$/);
});

test('the number that the documents show is a valid one', () => {
  expect(readRma('SOO-7K3MQ9XA-5')).toBe('SOO-7K3MQ9XA-5');
});

test('every number is read as it was written', () => {
  fc.assert(fc.property(number, (rma) => readRma(rma) === rma));
});

test('case, spaces, hyphens and o, i, l for the digits are forgiven', () => {
  fc.assert(
    fc.property(number, fc.constantFrom('o', 'O'), fc.constantFrom('i', 'l', 'I', 'L'), (rma, zero, one) => {
      const rest = rma.slice(4).replaceAll('0', zero).replaceAll('1', one).replace('-', ' ');
      expect(readRma(` ${rma.slice(0, 3).toLowerCase()}\u2013 ${rest.toLowerCase()}`)).toBe(rma);
      expect(readRma(rma.replaceAll('-', ''))).toBe(rma);
    }),
  );
  expect(readRma('s00 7k3mq9xa 5')).toBe('SOO-7K3MQ9XA-5');
});

/** Prefixes that hold the letters which the alphabet lacks, and others. */
const prefixes = ['SOO', 'WEB', 'JSS', 'AIS', 'PLT', 'ILU', 'LUL', 'OIL', 'TIL', 'ZZL', 'LLL', 'UUU', 'KXI'];
const digests = Array.from({ length: 40 }, (_, seed) => Uint8Array.from([seed * 6, 255 - seed, seed * seed, 77, seed]));
const numbers = prefixes.flatMap((prefix) => digests.map((digest) => rmaNumber(prefix, digest)));

test('every single wrong character is noticed, at every place', () => {
  const unnoticed: string[] = [];
  for (const rma of numbers) {
    for (const [place, right] of [...rma].entries()) {
      if (right === '-') continue;
      const wrongs = [...(place < 3 ? letters : alphabet)].filter((wrong) => wrong !== right);
      const typed = wrongs.map((wrong) => rma.slice(0, place) + wrong + rma.slice(place + 1));
      unnoticed.push(...typed.filter((text) => readRma(text) !== undefined));
    }
  }
  expect(unnoticed).toEqual([]);
});

test('every swap of neighbours is noticed, also over the hyphens', () => {
  const unnoticed: string[] = [];
  for (const rma of [...numbers, ...allLastLetters()]) {
    const typed = rma.replaceAll('-', '');
    for (let place = 0; place + 1 < typed.length; place += 1) {
      const [one, other] = [typed.charAt(place), typed.charAt(place + 1)];
      const read = readRma(typed.slice(0, place) + other + one + typed.slice(place + 2));
      // The O of a prefix and the zero behind it look the same, so their swap is no other number.
      if (read !== undefined && read !== rma) unnoticed.push(`${rma} read as ${read}`);
    }
  }
  expect(unnoticed).toEqual([]);
});

/** Every letter at the end of the prefix beside every character at the beginning of the rest. */
function allLastLetters(): readonly string[] {
  return [...letters].flatMap((letter) =>
    [...alphabet].map((_, value) => rmaNumber(`AB${letter}`, Uint8Array.from([value * 8, 1, 2, 3, 4]))),
  );
}

test('what is no number is none', () => {
  for (const text of [
    '',
    'SOO',
    'SOO-7K3MQ9XA',
    'SOO-7K3MQ9XA-55',
    'S2O-7K3MQ9XA-5',
    'SOO-7U3MQ9XA-5',
    '../healthz',
    'ſoo-7k3mq9xa-5',
  ]) {
    expect([text, readRma(text)]).toEqual([text, undefined]);
  }
});

test('a prefix is three capital letters', () => {
  expect(() => rmaNumber('so1', new Uint8Array(8))).toThrow('three capital letters');
  expect(() => rmaNumber('SOO', new Uint8Array(4))).toThrow('five bytes');
});
