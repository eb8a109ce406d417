// Money is whole minor units of a currency that stands beside it.

/** Whole minor units (cents, yen, fils) of the currency named beside it. */
export type Minor = number;

/**
 * Spreads an amount over weights so that the parts add up to it exactly: largest remainder, ties to the earlier
 * (ALL-15, ALL-16, ALL-18). If all weights are zero the amount is spread evenly.
 */
export function spread(amount: Minor, weights: readonly Minor[]): readonly Minor[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n)
    return weights.length === 0
      ? []
      : spread(
          amount,
          weights.map(() => 1),
        );
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((part) => Number(part / sum));
  const left = amount - parts.reduce((total, part) => total + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part % sum }))
    .sort(
      (one, other) =>
        Number(other.remainder > one.remainder) - Number(other.remainder < one.remainder) || one.index - other.index,
    );
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** A percentage of an amount, rounded down to the minor unit (ALL-17). */
export function percentOf(amount: Minor, percent: number): Minor {
  return Number((BigInt(amount) * BigInt(Math.round(percent * 100))) / 10_000n);
}

export function sumOf(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}
