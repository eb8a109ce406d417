// Which clauses the answers to the examples cite, and in which messages.
import { decideText } from '../../src/case/decide-text.ts';
import type { CaseAnswer } from '../../src/contract/case-answer.ts';
import type { NoticeName } from '../../src/domain/vocabulary.ts';
import type { Pack } from '../../src/policy/load.ts';
import { examples } from './examples.ts';

export interface Cited {
  /** By a ruling, a clock, a line of money, a message or a problem. */
  readonly clauses: ReadonlySet<string>;
  /** `approved SOO-18`: the message and the clause. */
  readonly messages: ReadonlySet<string>;
}

export function citedByExamples(packs: readonly Pack[]): Cited {
  const answers = examples().map((example) => decideText(packs, JSON.stringify(example.case)).answer);
  const messages = answers.flatMap(({ notices }) =>
    notices.flatMap(({ notice, clauses }) => clauses.map((clause) => told(notice, clause))),
  );
  return { clauses: new Set(answers.flatMap(clausesOf)), messages: new Set(messages) };
}

export function told(notice: NoticeName, clause: string): string {
  return `${notice} ${clause}`;
}

function clausesOf({ rulings, clocks, money, notices, problems }: CaseAnswer): readonly string[] {
  const listed = [...rulings, ...clocks, ...(money?.lines ?? []), ...notices].flatMap(({ clauses }) => clauses);
  return [...listed, ...problems.flatMap(({ detail }) => detail.match(/\b[A-Z]{3}-\d{2}\b/g) ?? [])];
}
