// Conditions of a pack against the facts of a line: all that are named hold, a list holds when one of it does.
import type { LineFacts } from './facts.ts';
import type { When } from './schema.ts';

export function holds(when: When | undefined, facts: LineFacts): boolean {
  if (when === undefined) return true;
  return listsHold(when, facts) && flagsHold(when, facts);
}

function listsHold(when: When, facts: LineFacts): boolean {
  return (
    isNamed(when.grounds, facts.ground) &&
    !isExcepted(when.exceptGrounds, facts.ground) &&
    isNamed(when.countries, facts.country) &&
    !isExcepted(when.exceptCountries, facts.country) &&
    isNamed(when.resolutions, facts.resolution) &&
    isNamed(when.routes, facts.route) &&
    (when.tags === undefined || when.tags.some((tag) => facts.tags.includes(tag))) &&
    (when.untagged === undefined || !when.untagged.some((tag) => facts.tags.includes(tag)))
  );
}

function isNamed<T>(list: readonly T[] | undefined, value: T | null): boolean {
  return list === undefined || (value !== null && list.includes(value));
}

function isExcepted<T>(list: readonly T[] | undefined, value: T): boolean {
  return list?.includes(value) === true;
}

const flags = [
  'shopsFault',
  'bearer',
  'delivered',
  'dispatched',
  'installed',
  'deliveryRefused',
  'travels',
  'exception',
  'replacement',
  'datesAgree',
  'promisePassed',
  'shippedLate',
  'cancellable',
  'wholeOrder',
  'giftKept',
  'cancelled',
  'cancelledBy',
  'gap',
  'bankDaysOver',
  'appealOpen',
] as const;

function flagsHold(when: When, facts: LineFacts): boolean {
  return flags.every((name) => when[name] === undefined || when[name] === facts[name]);
}
