// What the policy would say of a return that nobody has started.
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { Money, PackStamp, Ruling } from '../domain/ruling.ts';
import type { Attention, Evidence, Resolution, Route } from '../domain/vocabulary.ts';

export interface Preview {
  readonly lines: readonly PreviewLine[];
  /** `needed` by the policy, and what of it the request does not name yet. */
  readonly evidence: {
    readonly needed: readonly Evidence[];
    readonly missing: readonly Evidence[];
    readonly clauses: readonly string[];
  };
  /** If all that may come back is approved and accepted; null: nothing may, or new goods are asked for. */
  readonly refund: PreviewRefund | null;
  readonly deadlines: readonly Deadline[];
  /** What a reviewer would be told to look at. */
  readonly attention: readonly Attention[];
  /** All that was ruled, with the words of the clauses and how they are read. */
  readonly rulings: readonly Ruling[];
  readonly pack: PackStamp;
}

export interface PreviewLine {
  readonly line: string;
  readonly quantity: number;
  /** `reviewer`: the policy leaves it to staff. */
  readonly mayReturn: 'accepted' | 'refused' | 'reviewer';
  readonly clauses: readonly string[];
  /** Null and empty where the line is refused. */
  readonly route: Route | null;
  readonly freight: 'shop' | 'customer' | null;
  readonly resolutions: readonly Resolution[];
}

export interface PreviewRefund {
  readonly money: Money;
  /** The latest instant if all else happened at the request's own: later by as much as review, way and inspection take. */
  readonly dueAt: Instant | null;
  readonly clauses: readonly string[];
}

/** A limit: `now` if the request itself begins it, else as if what begins it happened at the request's own instant. */
export interface Deadline extends Pick<
  Clock,
  'id' | 'step' | 'line' | 'clauses' | 'owes' | 'zone' | 'targetAt' | 'dueAt'
> {
  readonly begins: 'now' | 'later';
}
