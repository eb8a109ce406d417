// A decided case explained for a person: what holds, why, until when, how much, and who is told.
import type { Problem } from '../contract/problems.ts';
import { clocksSection } from './explain-clocks.ts';
import { headline } from './explain-headline.ts';
import { moneySection } from './explain-money.ts';
import { noticesSection } from './explain-notices.ts';
import { rulingsSection } from './explain-rulings.ts';
import type { Told } from './explain-told.ts';
import { labelled, paintOf, shown, wrapped, pageWidth } from './page.ts';

/** Whole lines of at most a hundred columns, without colours unless they are asked for. */
export function explain(told: Told, hasColours: boolean): string {
  const paint = paintOf(hasColours);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What could not be taken', problemLines(told.answer.problems)],
    ['Rulings', rulingsSection(told, paint)],
    ['Clocks', clocksSection(told, paint)],
    ['Money', moneySection(told)],
    ['Notices', noticesSection(told)],
  ];
  const filled = sections.filter(([, lines]) => lines.length > 0);
  return textOf([headline(told, paint), ...filled.map(([title, lines]) => [paint.bold(title), '', ...lines])]);
}

/** Why a case was not run, by the name of its file. */
export function explainProblems(name: string, problems: readonly Problem[], hasColours: boolean): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const title = wrapped(`${shown(name)} was not run: it has ${count}.`, pageWidth);
  return textOf([title.map(paintOf(hasColours).bold), problemLines(problems)]);
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap(({ at, code, detail }) => [
    ...wrapped(`${code} at ${at === '' ? 'the whole file' : shown(at)}`, pageWidth - 2).map((line) => `  ${line}`),
    ...labelled('', shown(detail), 4),
  ]);
}

function textOf(blocks: readonly (readonly string[])[]): string {
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}
