// Conditions of a pack against the facts of a line: all that are named hold, a list holds when one of it does.
import { once } from '../domain/once.ts';
import type { LineFacts } from './facts.ts';
import type { When } from './schema.ts';

export function holds(when: When | undefined, facts: LineFacts): boolean {
  return when === undefined || conditionsOf(when).every((isMet) => isMet(facts));
}

type Condition = (facts: LineFacts) => boolean;
type ConditionName = keyof When;

/** Few of the many conditions are named: they are picked out once, and only they are looked at. */
const conditionsOf = once((when: When) => names.flatMap((name) => conditionFor(name, when[name])));

function conditionFor<Name extends ConditionName>(name: Name, wanted: When[Name]): readonly Condition[] {
  const make: MakerOf<Name> = makers[name];
  return wanted === undefined ? [] : [make(wanted)];
}

type MakerOf<Name extends ConditionName> = (wanted: NonNullable<When[Name]>) => Condition;

/** From what a pack names to what is asked of the facts. */
const makers: { readonly [Name in ConditionName]: MakerOf<Name> } = {
  grounds: (list) => (facts) => list.includes(facts.ground),
  exceptGrounds: (list) => (facts) => !list.includes(facts.ground),
  shopsFault: isSaid('shopsFault'),
  tags: (list) => (facts) => list.some((tag) => facts.tags.includes(tag)),
  untagged: (list) => (facts) => !list.some((tag) => facts.tags.includes(tag)),
  countries: (list) => (facts) => list.includes(facts.country),
  exceptCountries: (list) => (facts) => !list.includes(facts.country),
  resolutions: (list) => (facts) => list.includes(facts.resolution),
  routes: (list) => (facts) => facts.route !== null && list.includes(facts.route),
  bearer: isSaid('bearer'),
  delivered: isSaid('delivered'),
  dispatched: isSaid('dispatched'),
  installed: isSaid('installed'),
  deliveryRefused: isSaid('deliveryRefused'),
  travels: isSaid('travels'),
  exception: isSaid('exception'),
  replacement: isSaid('replacement'),
  datesAgree: isSaid('datesAgree'),
  promisePassed: isSaid('promisePassed'),
  shippedLate: isSaid('shippedLate'),
  cancellable: isSaid('cancellable'),
  wholeOrder: isSaid('wholeOrder'),
  giftKept: isSaid('giftKept'),
  cancelled: isSaid('cancelled'),
  cancelledBy: isSaid('cancelledBy'),
  gap: isSaid('gap'),
  bankDaysOver: isSaid('bankDaysOver'),
  appealOpen: isSaid('appealOpen'),
};

const names = Object.keys(makers) as readonly ConditionName[];

function isSaid<Name extends keyof LineFacts>(name: Name): (wanted: LineFacts[Name]) => Condition {
  return (wanted) => (facts) => facts[name] === wanted;
}
