// What the policy:lint command was asked for.
import { parseArgs } from 'node:util';

export type LintAsked =
  | { readonly kind: 'help' }
  /** `sentence` says what is wrong. */
  | { readonly kind: 'wrong'; readonly sentence: string }
  /** `names`: shops, or folders of packs; none: every pack that comes along. */
  | { readonly kind: 'packs'; readonly names: readonly string[]; readonly json: boolean; readonly cases: boolean };

export const lintUsage = `Usage: npm run policy:lint -- [--json] [--cases] [SHOP | FOLDER]...

Looks through policies for what is wrong in them: whether they load, whether each figure has its examples and whether
these hold, clauses that contradict each other or never rule, overrides without effect, and grounds that no clause names.

  SHOP     a pack that comes along, by the name of its file; without any name all of them, and the common clauses
  FOLDER   a folder with packs of your own, each SHOP.yaml with its policy's words in SHOP.txt beside it
  --cases  with each contradiction and gap a case in which it shows, on a line for npm run decide -- -
  --json   all of it as one JSON object, cases included
  --help   this text

Exit status: 0 nothing to put right, 1 findings, 2 wrong usage.
`;

export function readLintArguments(words: readonly string[]): LintAsked {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        cases: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    if (positionals.includes('')) return { kind: 'wrong', sentence: 'The name of a shop or a folder is empty.' };
    return { kind: 'packs', names: positionals, json: values.json, cases: values.cases };
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) };
  }
}
