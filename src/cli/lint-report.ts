// What was found in policies, for the person who writes them.
import type { Finding, Gap, PackReport, Settled, Witness } from '../domain/policy-report.ts';
import { labelled, type Paint, paintOf, shown, wrapped, pageWidth } from './page.ts';

export interface LintPage {
  readonly hasColours: boolean;
  /** Whether a case file stands with each contradiction and gap. */
  readonly hasCases: boolean;
}

/** Whole lines of at most a hundred columns, but for case files, which stand on one line each. */
export function lintReport(packs: readonly PackReport[], { hasColours, hasCases }: LintPage): string {
  const paint = paintOf(hasColours);
  const blocks = packs.map((pack) => packLines(pack, paint, hasCases));
  return [...blocks.map((lines) => `${lines.join('\n')}\n`), summary(packs)].join('\n');
}

function packLines(pack: PackReport, paint: Paint, hasCases: boolean): readonly string[] {
  const { file, clauses, examples, findings, settled, gaps } = pack;
  const head = paint.bold(`${shown(file)}: ${clauses} clauses, ${examples} examples, ${counted(findings.length)}`);
  return [
    head,
    ...section(
      'To put right',
      findings.flatMap((finding) => findingLines(finding, paint)),
    ),
    ...section(
      'Contradictions, and which clause wins',
      settled.flatMap((one) => settledLines(one, hasCases)),
    ),
    ...section(
      'Grounds that no clause names: a person decides (ALL-22)',
      gaps.flatMap((gap) => gapLines(gap, hasCases)),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, '', ...lines];
}

function findingLines({ kind, file, line, what, cure, witness }: Finding, paint: Paint): readonly string[] {
  return [
    `    ${paint.red(kind)} at ${shown(file)}:${line}`,
    ...labelled('', shown(what), column),
    ...labelled('', shown(cure), column),
    ...(witness === undefined ? [] : [...witnessLines(witness, true)]),
  ];
}

function settledLines(settled: Settled, hasCases: boolean): readonly string[] {
  const { winner, loser, about, winnerSays, loserSays, file, line, witness } = settled;
  const said = winnerSays === loserSays ? `both say ${winnerSays}` : `${winnerSays}, not ${loserSays}`;
  const sentence = `${winner} beats ${loser}, asked ${about}: ${said} (overrides at ${shown(file)}:${line}).`;
  return [
    ...wrapped(sentence, pageWidth - indent).map((text) => `${' '.repeat(indent)}${text}`),
    ...witnessLines(witness, hasCases),
  ];
}

function gapLines({ ground, always, witness }: Gap, hasCases: boolean): readonly string[] {
  const how = always ? ground : `${ground}, in some cases`;
  return [`${' '.repeat(indent)}${how}`, ...(always && !hasCases ? [] : witnessLines(witness, hasCases))];
}

const indent = 4;
const column = 6;

function witnessLines({ inShort, case: file }: Witness, hasCase: boolean): readonly string[] {
  return [...labelled('', `Shown by: ${shown(inShort)}.`, column), ...(hasCase ? [JSON.stringify(file)] : [])];
}

function summary(packs: readonly PackReport[]): string {
  const findings = packs.reduce((sum, pack) => sum + pack.findings.length, 0);
  const settled = packs.reduce((sum, pack) => sum + pack.settled.length, 0);
  const files = packs.length === 1 ? 'One file' : `${packs.length} files`;
  return `${files}, ${counted(findings)}; ${settled} contradictions are settled by overrides.\n`;
}

function counted(findings: number): string {
  if (findings === 0) return 'nothing to put right';
  return findings === 1 ? 'a finding' : `${findings} findings`;
}
