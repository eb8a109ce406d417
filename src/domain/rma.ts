// RMA numbers: short enough for a label, safe enough to be typed from one.

/**
 * `SOO-7K3MQ9XA-5`: the shop's prefix, eight characters of the digest's first 40 bits, a check character over both.
 * Throws if the prefix is not three capital letters or the digest has less than five bytes.
 */
export function rmaNumber(prefix: string, digest: Uint8Array): string {
  if (!/^[A-Z]{3}$/.test(prefix)) throw new Error(`An RMA prefix has three capital letters, ${prefix} has not.`);
  if (digest.length < 5) throw new Error('An RMA number needs a digest of at least five bytes.');
  const characters = base32(digest.subarray(0, 5));
  return `${prefix}-${characters}-${checkCharacter(prefix, characters)}`;
}

/**
 * Reads a number as people type it: in any case, with or without spaces and hyphens, o for 0, i or l for 1.
 * Answers it in its one written form; undefined if it is none or its check character does not fit.
 */
export function readRma(text: string): string | undefined {
  const typed = text.replace(/[\s\u2010-\u2015-]/g, '');
  if (!/^[0-9A-Za-z]{12}$/.test(typed)) return undefined;
  const prefix = typed.slice(0, 3).toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I');
  const rest = typed.slice(3).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[A-Z]{3}$/.test(prefix) || [...rest].some((character) => !alphabet.includes(character))) return undefined;
  const characters = rest.slice(0, 8);
  if (checkCharacter(prefix, characters) !== rest.slice(8)) return undefined;
  return `${prefix}-${characters}-${rest.slice(8)}`;
}

/** Crockford's base 32: no I, L, O, U, so that nothing reads like something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Prefixes have all 26 letters: the four that the alphabet lacks take values of digits, which no prefix has. O and I take
 * those that they are read as behind the prefix; the L's is such that its swap with a character there, where it is read
 * as 1, is noticed too.
 */
const prefixOnly = new Map([
  ['O', 0],
  ['I', 1],
  ['L', 6],
  ['U', 3],
]);

/** x⁵ + x² + 1, which makes the 32 values a field. */
const fieldPolynomial = 0b100101;
/** All its powers up to the 30th differ, so every place of the number has a weight of its own. */
const weight = 11;

/**
 * The weighted sum of all characters in the field of 32 elements. A weight is never zero, so one wrong character shows;
 * no two weights are equal, so two swapped characters show.
 */
function checkCharacter(prefix: string, characters: string): string {
  let sum = 0;
  for (const letter of prefix) sum = times(sum ^ (prefixOnly.get(letter) ?? alphabet.indexOf(letter)), weight);
  for (const character of characters) sum = times(sum ^ alphabet.indexOf(character), weight);
  return alphabet.charAt(sum);
}

/** The product of two elements of the field. */
function times(one: number, other: number): number {
  let product = 0;
  for (let power = one, rest = other; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= power;
    power <<= 1;
    if (power & 32) power ^= fieldPolynomial;
  }
  return product;
}

function base32(bytes: Uint8Array): string {
  const bits = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const places = Array.from({ length: (bytes.length * 8) / 5 }, (_, place) => BigInt(place * 5)).reverse();
  return places.map((shift) => alphabet.charAt(Number((bits >> shift) & 31n))).join('');
}
