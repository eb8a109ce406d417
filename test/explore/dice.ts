// Chance that is the same each time: everything that is drawn follows from a seed.

export interface Dice {
  /** A whole number from 0 up to, not including, this one. */
  below(count: number): number;
  /** True this often in a hundred. */
  chance(percent: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** Those of the list that a coin is for. */
  some<T>(list: readonly T[]): readonly T[];
}

/** Two numbers make a seed, so that seeds next to each other have nothing in common. */
export function diceOf(seed: number, stream: number): Dice {
  let state = mixed(mixed(seed >>> 0) ^ mixed(Math.floor(seed / 2 ** 32) + 0x51ed27) ^ mixed(stream + 0x9e3779b9));
  const draw = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state);
  };
  const below = (count: number): number => draw() % count;
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('nothing can be picked from an empty list');
      return one;
    },
    some: (list) => list.filter(() => below(2) === 0),
  };
}

/** Spreads every bit of a whole number over 32. */
function mixed(value: number): number {
  let one = value >>> 0;
  one = Math.imul(one ^ (one >>> 16), 0x7feb352d);
  one = Math.imul(one ^ (one >>> 15), 0x846ca68b);
  return (one ^ (one >>> 16)) >>> 0;
}
