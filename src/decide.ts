// Decides case files without a server: `npm run decide -- FILE` explains a ruling, `--json` prints it for programs.
import { answerWithout, type Decided, decideText } from './case/decide-text.ts';
import { type Asked, readArguments, usage } from './cli/decide-arguments.ts';
import { explain, explainProblems } from './cli/explain.ts';
import { type Input, inputsOf } from './cli/inputs.ts';
import { unreachable } from './domain/vocabulary.ts';
import { joinPolicies, type Policies } from './join-policies.ts';
import { clockNamed } from './policy/clock-name.ts';

const status = { allRead: 0, someNotRead: 1, wrongUsage: 2 } as const;

// A failed write is told to whoever waits for it; without a listener it would be thrown once more.
process.stdout.on('error', () => undefined);
try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  const isReaderGone = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!isReaderGone) complain(error instanceof Error ? error.message : String(error));
  // There may be more to read, but nobody to answer.
  process.exit(isReaderGone ? status.allRead : status.someNotRead);
}

async function run(asked: Asked): Promise<number> {
  switch (asked.kind) {
    case 'help':
      await print(usage);
      return status.allRead;
    case 'wrong':
      complain(`${asked.sentence}\n\n${usage.trimEnd()}`);
      return status.wrongUsage;
    case 'cases':
      return decideAll(asked);
    default:
      return unreachable(asked);
  }
}

async function decideAll({ json, inputs }: Extract<Asked, { readonly kind: 'cases' }>): Promise<number> {
  const policies = joinPolicies();
  const title = inputs.length === 1 ? () => '' : (name: string) => `── ${name} ──\n\n`;
  let allRead = true;
  let isFirst = true;
  for await (const input of inputsOf(inputs)) {
    const decided = decideInput(policies, input);
    if (decided.kind !== 'decided') allRead = false;
    if (json || input.kind === 'line') await print(`${JSON.stringify(decided.answer)}\n`);
    else if (input.kind === 'file') {
      await print(`${isFirst ? '' : '\n'}${title(input.name)}${explained(policies, decided, input.name)}`);
      isFirst = false;
    }
  }
  return allRead ? status.allRead : status.someNotRead;
}

/** A file that cannot be read is answered too, so that there are as many answers as there are files. */
function decideInput({ packs }: Policies, input: Input): Decided {
  if (input.kind === 'unreadable') {
    complain(input.sentence);
    return { kind: 'unread', answer: answerWithout([{ at: '', code: 'NOT_JSON', detail: input.sentence }]) };
  }
  const decided = decideText(packs, input.text);
  if (decided.kind === 'broken') {
    const { error } = decided;
    complain(`${input.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return decided;
}

function explained({ book }: Policies, decided: Decided, name: string): string {
  if (decided.kind !== 'decided') return explainProblems(name, decided.answer.problems, hasColours());
  const { answer, file, pack } = decided;
  return explain(
    {
      answer,
      file,
      shop: book.shop(pack.stamp),
      citations: (clauses) => book.citations(pack.stamp, clauses),
      clockNamed: (id) => clockNamed(pack, id),
    },
    hasColours(),
  );
}

/** `NO_COLOR` counts where it is not empty, whatever it says. */
function hasColours(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

/** Waits until it is written, so that a slow reader slows the reading and nothing piles up. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
