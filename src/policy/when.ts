// Conditions of a pack against the facts of a line: all that are named hold, a list holds when one of it does.
import type { LineFacts } from './facts.ts';
import type { When } from './schema.ts';

export function holds(when: When | undefined, facts: LineFacts): boolean {
  if (when === undefined) return true;
  return listsHold(when, facts) && flagsHold(when, facts);
}

function listsHold(when: When, facts: LineFacts): boolean {
  const names = <T>(list: readonly T[] | undefined, value: T | null): boolean =>
    list === undefined || (value !== null && list.includes(value));
  const excepts = <T>(list: readonly T[] | undefined, value: T): boolean => list?.includes(value) === true;
  return (
    names(when.grounds, facts.ground) &&
    !excepts(when.exceptGrounds, facts.ground) &&
    names(when.countries, facts.country) &&
    !excepts(when.exceptCountries, facts.country) &&
    names(when.resolutions, facts.resolution) &&
    names(when.routes, facts.route) &&
    (when.tags === undefined || when.tags.some((tag) => facts.tags.includes(tag))) &&
    (when.untagged === undefined || !when.untagged.some((tag) => facts.tags.includes(tag)))
  );
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
