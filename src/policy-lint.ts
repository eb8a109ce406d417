// Looks through the packs for what their writers have to put right: `npm run policy:lint`, see --help.
import { isatty } from 'node:tty';
import { type LintAsked, lintUsage, readLintArguments } from './cli/lint-arguments.ts';
import { lintReport } from './cli/lint-report.ts';
import { unreachable } from './domain/vocabulary.ts';
import { lintTexts, packTextsNamed } from './join-policy-lint.ts';
import type { PackText } from './policy/load.ts';

const status = { clean: 0, findings: 1, wrongUsage: 2 } as const;

process.exitCode = run(readLintArguments(process.argv.slice(2)));

function run(asked: LintAsked): number {
  switch (asked.kind) {
    case 'help':
      process.stdout.write(lintUsage);
      return status.clean;
    case 'wrong':
      return complain(asked.sentence);
    case 'packs':
      return lint(asked);
    default:
      return unreachable(asked);
  }
}

function lint({ names, json, cases }: Extract<LintAsked, { readonly kind: 'packs' }>): number {
  const texts = textsOf(names);
  if (typeof texts === 'string') return complain(texts);
  const packs = lintTexts(texts, names.length === 0);
  const hasColours = isatty(process.stdout.fd) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  process.stdout.write(json ? `${JSON.stringify({ packs })}\n` : lintReport(packs, { hasColours, hasCases: cases }));
  return packs.some(({ findings }) => findings.length > 0) ? status.findings : status.clean;
}

/** A sentence where a name is none, or its folder holds no packs. */
function textsOf(names: readonly string[]): readonly PackText[] | string {
  try {
    return packTextsNamed(names);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${lintUsage}`);
  return status.wrongUsage;
}
