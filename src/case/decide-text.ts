// One case from its text to its answer, whatever the text holds: one bad case never stops the others.
import type { CaseAnswer } from '../contract/case-answer.ts';
import type { CaseFile } from '../contract/case-file.ts';
import type { Problem } from '../contract/problems.ts';
import { packInForce } from '../policy/in-force.ts';
import type { Pack } from '../policy/load.ts';
import { decide } from './decide.ts';
import { readCase } from './read.ts';

export type Decided =
  | { readonly kind: 'decided'; readonly answer: CaseAnswer; readonly file: CaseFile; readonly pack: Pack }
  /** The case has an error and was not run. */
  | { readonly kind: 'unread'; readonly answer: CaseAnswer }
  /** Our own mistake: two clauses without a rank, or a bug. */
  | { readonly kind: 'broken'; readonly answer: CaseAnswer; readonly error: unknown };

/** The text is one JSON object; bytes have to be UTF-8. The pack is the one in force when the order was placed. */
export function decideText(packs: readonly Pack[], text: string | Uint8Array): Decided {
  try {
    return decidedOf(packs, text);
  } catch (error) {
    const detail = `Our mistake: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'broken', answer: answerWithout([{ at: '', code: 'BROKEN', detail }]), error };
  }
}

/** The answer to what could not be run: its problems and nothing else. */
export function answerWithout(problems: readonly Problem[]): CaseAnswer {
  return {
    rulings: [],
    clocks: [],
    money: null,
    missing: [],
    notices: [],
    stage: null,
    outcome: null,
    attention: [],
    problems,
    pack: null,
  };
}

function decidedOf(packs: readonly Pack[], text: string | Uint8Array): Decided {
  const read = readCase(text, [...new Set(packs.map(({ stamp }) => stamp.shop))]);
  if (read.kind === 'problems') return { kind: 'unread', answer: answerWithout(read.problems) };
  const { file } = read;
  const pack = packInForce(packs, file.shop, file.order.placedAt);
  if (pack === undefined) return { kind: 'unread', answer: answerWithout([placedTooEarly(packs, file.shop)]) };
  return { kind: 'decided', answer: decide(pack, file), file, pack };
}

function placedTooEarly(packs: readonly Pack[], shop: string): Problem {
  const days = packs.filter(({ stamp }) => stamp.shop === shop).map(({ document }) => document.inForceFrom);
  const detail = `No policy of the shop was in force on that day; its first one is in force from ${days.toSorted()[0]}.`;
  return { at: 'order.placedAt', code: 'BAD_VALUE', detail };
}
