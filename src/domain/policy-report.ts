// What a look at a shop's policy brings to light, for whoever writes it.

/** `broken`: it cannot be loaded. All others are of a pack that loads. */
export const findingKinds = [
  'broken',
  'conflict',
  'override-without-effect',
  'never-rules',
  'always-overridden',
  'gap',
  'example-missing',
  'example-wrong',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A case in which it shows, with as few facts as will do. */
export interface Witness {
  readonly inShort: string;
  /** In the form of a case file, without events unless they are the point. */
  readonly case: Readonly<Record<string, unknown>>;
}

/** Something to put right. */
export interface Finding {
  readonly kind: FindingKind;
  readonly file: string;
  /** From 1; where the cure is made. */
  readonly line: number;
  readonly clauses: readonly string[];
  readonly what: string;
  readonly cure: string;
  readonly witness?: Witness;
}

/** Two clauses that contradict each other, or say the same of one case, and which of them the pack lets win. */
export interface Settled {
  readonly winner: string;
  readonly loser: string;
  /** Of the `overrides` that says so. */
  readonly file: string;
  readonly line: number;
  /** What they are asked, and what each says. */
  readonly about: string;
  readonly winnerSays: string;
  readonly loserSays: string;
  readonly witness: Witness;
}

/** A ground that no clause of the shop names, with these facts or with any; a person decides then (ALL-22). */
export interface Gap {
  readonly ground: string;
  readonly always: boolean;
  readonly witness: Witness;
}

export interface PackReport {
  readonly file: string;
  readonly clauses: number;
  readonly examples: number;
  readonly findings: readonly Finding[];
  readonly settled: readonly Settled[];
  readonly gaps: readonly Gap[];
}

/** How much of a pack is carried out and shown: ids of clauses, in the order of the pack. */
export interface Tally {
  readonly rows: readonly string[];
  /** A rule of the clause is carried out by code. */
  readonly enforced: readonly string[];
  /** A message, a page or a paper tells it. */
  readonly shown: readonly string[];
  /** Nothing carries them: a pack that has such is not finished. */
  readonly idle: readonly string[];
  /** No rule and no message: a page or a paper alone. */
  readonly onlyOnPages: readonly string[];
  /** How many examples the pack has. */
  readonly examples: number;
}
