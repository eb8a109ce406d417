// What a pack says to a question, with everything it rests on.
import type { Minor } from './money.ts';
import type { NoticeName, Question, RefundMethod } from './vocabulary.ts';

export interface Ruling {
  readonly question: Question;
  readonly line?: string;
  readonly ruling: string | readonly string[];
  /** The clauses that decided, the deciding one first. */
  readonly clauses: readonly string[];
  /** Their words in the shop's text; clauses of ours have none. */
  readonly quotes: readonly string[];
  readonly readings: readonly string[];
  /** The fields used, by their names in the case file. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export const moneyKinds = [
  'goods',
  'shipping',
  'restocking',
  'gift',
  'carriage',
  'cap',
  'agreed',
  'compensation',
  'carriage-advanced',
  'expenses',
] as const;
export type MoneyKind = (typeof moneyKinds)[number];

export interface MoneyLine {
  readonly what: MoneyKind;
  readonly line?: string;
  /** Minor units; deductions are negative. */
  readonly amount: Minor;
  readonly clauses: readonly string[];
}

/** What is due as things stand; nothing: no lines, total 0, method null. */
export interface Money {
  readonly currency: string;
  readonly method: RefundMethod | null;
  readonly lines: readonly MoneyLine[];
  readonly total: Minor;
  readonly payments: readonly { readonly id: string; readonly amount: Minor }[];
}

/** A message that goes out because of a fact. */
export interface NoticeDue {
  readonly notice: NoticeName;
  readonly to: string;
  readonly at: string;
  readonly clauses: readonly string[];
  /** The clock it is about, where it is about one. */
  readonly clock?: string;
}

export interface PackStamp {
  readonly shop: string;
  readonly version: string;
  /** `sha256:` and 64 hex digits of the pack's text, common clauses included. */
  readonly hash: string;
}
