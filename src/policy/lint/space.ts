// All situations that the clauses of a pack can tell apart: the values that they name, and one other of each kind.
import { grounds, type Ground, resolutions, type Resolution, type Route, type Tag } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import type { Field, Scope } from './scope.ts';
import { type Timing, timingsOf } from './timing.ts';

/** One return as far as conditions can speak of it. */
export interface Situation {
  readonly ground: Ground;
  readonly tags: readonly Tag[];
  readonly country: string;
  readonly channel: string;
  readonly timing: Timing;
  readonly installed: boolean;
  readonly deliveryRefused: boolean;
  readonly resolution: Resolution;
  /** Null: the way that the policy sets. */
  readonly route: Route | null;
  /** Who bears the carriage, where it is for the reviewer to say; null: as the policy says. */
  readonly freight: 'shop' | 'customer' | null;
  readonly exception: boolean;
  readonly wholeOrder: boolean;
  readonly giftKept: boolean;
  readonly cancelledBy: 'customer' | 'shop' | null;
  readonly bankDaysOver: boolean;
  readonly appealOpen: boolean;
}

/** The values of each fact, the plainest first; a fact that does not matter has one. */
export type Space = { readonly [Fact in keyof Situation]: readonly Situation[Fact][] };

export function spaceOf(pack: Pack, { fields, whens }: Scope): Space {
  const ifAny = <Value>(names: readonly Field[], values: readonly Value[]): readonly Value[] =>
    names.some((name) => fields.has(name)) ? values : values.slice(0, 1);
  const flag = (name: Field, plain = false): readonly boolean[] => ifAny([name], [plain, !plain]);
  const tags = unique(whens.flatMap((when) => [...(when.tags ?? []), ...(when.untagged ?? [])]));
  const countries = unique(whens.flatMap((when) => [...(when.countries ?? []), ...(when.exceptCountries ?? [])]));
  const routes = unique(whens.flatMap((when) => when.routes ?? someTravel));
  return {
    ground: ifAny(['grounds', 'exceptGrounds'], grounds),
    tags: ifAny(['tags', 'untagged'], [[], ...tags.map((tag) => [tag]), ...pairsOf(tags)]),
    country: ifAny(['countries', 'exceptCountries'], [elsewhereThan(countries), ...countries]),
    channel: ifAny(['channel'], channelsOf(pack)),
    timing: timingsOf(pack, fields),
    installed: flag('installed'),
    deliveryRefused: flag('deliveryRefused'),
    resolution: ifAny(['resolutions'], resolutions),
    route: ifAny(['routes', 'travels'], [null, ...routes]),
    freight: ifAny(['bearer'], [null, 'shop', 'customer']),
    exception: flag('exception'),
    wholeOrder: flag('wholeOrder', true),
    giftKept: flag('giftKept'),
    cancelledBy: ifAny(['cancelled', 'cancelledBy'], [null, 'customer', 'shop']),
    bankDaysOver: flag('bankDaysOver', true),
    appealOpen: flag('appealOpen'),
  };
}

/** Every combination that can happen. */
export function situationsIn(space: Space): readonly Situation[] {
  const names = Object.keys(space) as (keyof Situation)[];
  const all = names.reduce<readonly Readonly<Record<string, unknown>>[]>(
    (begun, name) => begun.flatMap((one) => space[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  return (all as unknown as readonly Situation[]).filter(isPossible);
}

/** An order can be cancelled only before its delivery. */
export function isPossible({ cancelledBy, timing }: Situation): boolean {
  return cancelledBy === null || timing.deliveredAt === null;
}

/** One way on which goods travel and one on which they do not. */
const someTravel: readonly Route[] = ['own-carrier', 'returnless'];

/** Some country that is not named. */
function elsewhereThan(named: readonly string[]): string {
  return ['FR', 'CA', 'JP'].find((country) => !named.includes(country)) ?? 'FR';
}

/** Bought where the shop wants it, and elsewhere; in a shop that does not mind, anywhere. */
function channelsOf(pack: Pack): readonly string[] {
  const named = clausesWith(pack, 'sold-through').flatMap(({ rule }) => rule['sold-through']?.channels ?? []);
  return named.length === 0 ? ['any-channel'] : [...named.slice(0, 1), 'another-channel'];
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

function pairsOf<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return values.flatMap((one, place) => values.slice(place + 1).map((other) => [one, other]));
}
