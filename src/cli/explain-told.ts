// What an explanation is made of, handed in by whoever decided the case, and how its parts are named.
import type { CaseAnswer, ListedClock } from '../contract/case-answer.ts';
import type { CaseFile } from '../contract/case-file.ts';
import type { ClockStep } from '../domain/clock.ts';
import type { Attention } from '../domain/vocabulary.ts';
import { shown } from './page.ts';

export interface Told {
  readonly answer: CaseAnswer;
  readonly file: CaseFile;
  readonly shop: { readonly name: string; readonly zone: string };
  /** The words of clauses, in the order asked; the quote is null where the clause is ours. */
  readonly citations: (clauses: readonly string[]) => readonly Cited[];
  /** What a clock is about, and the code that stands while it is overdue. */
  readonly clockNamed: (id: string) => { readonly step: ClockStep; readonly attention?: Attention } | undefined;
}

interface Cited {
  readonly id: string;
  readonly quote: string | null;
  readonly reading: string;
}

/** The shop's zone, and the customer's where it is another one. */
export function zonesOf({ shop, file }: Told): readonly string[] {
  return [...new Set([shop.zone, file.order.shipTo.zone ?? shop.zone])];
}

/** ` for line 1 (Sonic toothbrush)`; nothing where it is said of the whole case. */
export function ofLine({ file }: Told, line: string | undefined): string {
  return line === undefined ? '' : ` for line ${lineName(file, line)}`;
}

/** `1 (Sonic toothbrush)`. */
export function lineName({ order }: CaseFile, id: string): string {
  const title = order.lines.find((line) => line.id === id)?.title;
  return title === undefined ? shown(id) : `${shown(id)} (${shown(title)})`;
}

/** `the shop`, `the customer`; money on its way is owed by `the bank`. */
export function whoOwes({ owes }: ListedClock): string {
  return `the ${owes}`;
}
