// What the decide command was asked for.
import { parseArgs } from 'node:util';

export type Asked =
  | { readonly kind: 'help' }
  /** `sentence` says what is wrong. */
  | { readonly kind: 'wrong'; readonly sentence: string }
  /** `-` among the inputs stands for standard input. */
  | { readonly kind: 'cases'; readonly json: boolean; readonly inputs: readonly string[] };

export const standardInput = '-';

export const usage = `Usage: npm run decide -- [--json] FILE...
       npm run --silent decide -- --json -

Decides cases by the policy of their shop, without a server: what may be done, until when, and how much.

  FILE     a file with one case; the ruling is explained for a person, clause by clause
  -        standard input with one case a line; one answer a line, in the same order, always as JSON
  --json   the answer as one JSON object on one line, for each file
  --help   this text

HOMEWARD_PACKS in the environment names a folder of your own packs, which stand beside those that come along.

Exit status: 0 all cases could be read (refused events are no errors), 1 at least one could not, 2 wrong usage.
`;

export function readArguments(words: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    const wrong = whatIsWrong(positionals);
    return wrong === undefined
      ? { kind: 'cases', json: values.json, inputs: positionals }
      : { kind: 'wrong', sentence: wrong };
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) };
  }
}

function whatIsWrong(inputs: readonly string[]): string | undefined {
  if (inputs.length === 0) return 'Name at least one file, or - for standard input.';
  if (inputs.filter((input) => input === standardInput).length > 1) return 'Standard input can be read only once.';
  return inputs.includes('') ? 'The name of a file is empty.' : undefined;
}
