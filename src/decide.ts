// Decides case files without a server: `npm run decide -- FILE` explains a ruling, `--json` prints it for programs.
import { isatty } from 'node:tty';
import { answerWithout, type Decided, decideText } from './case/decide-text.ts';
import { type Asked, readArguments, usage } from './cli/decide-arguments.ts';
import type { Told } from './cli/explain-told.ts';
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
  const policies = readPolicies();
  if (policies === undefined) return status.wrongUsage;
  let allRead = true;
  let printed = 0;
  for await (const input of inputsOf(inputs)) {
    const decided = decideInput(policies, input);
    const inJson = json || input.kind === 'line';
    const text = inJson ? `${JSON.stringify(decided.answer)}\n` : explained(policies, decided, input);
    if (decided.kind !== 'decided' || text === '') allRead = false;
    if (text === '') continue;
    const title = inJson || inputs.length === 1 ? '' : `${printed === 0 ? '' : '\n'}── ${input.name} ──\n\n`;
    await print(`${title}${text}`);
    printed += 1;
  }
  return allRead ? status.allRead : status.someNotRead;
}

/** Undefined where a folder of packs is named that cannot be used, which is told then. */
function readPolicies(): Policies | undefined {
  try {
    return joinPolicies(process.env['HOMEWARD_PACKS']);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A file that cannot be read is answered too, so that there are as many answers as there are files. */
function decideInput({ packs }: Policies, input: Input): Decided {
  if (input.kind === 'unreadable') {
    complain(input.sentence);
    return { kind: 'unread', answer: answerWithout([{ at: '', code: 'NOT_JSON', detail: input.sentence }]) };
  }
  const decided = decideText(packs, input.text);
  if (decided.kind === 'broken') complainOf(input, decided.error);
  return decided;
}

/** Empty where there is nothing to explain, which has been told as an error then. */
function explained({ book }: Policies, decided: Decided, input: Input): string {
  if (input.kind === 'unreadable') return '';
  if (decided.kind !== 'decided') return explainProblems(input.name, decided.answer.problems, hasColours());
  const { answer, file, pack } = decided;
  const citations: Told['citations'] = (clauses) => book.citations(pack.stamp, clauses);
  const shop = book.shop(pack.stamp);
  try {
    return explain({ answer, file, shop, citations, clockNamed: (id) => clockNamed(pack, id) }, hasColours());
  } catch (error) {
    complainOf(input, error);
    return '';
  }
}

/** `NO_COLOR` counts where it is not empty, whatever it says. */
function hasColours(): boolean {
  return isatty(process.stdout.fd) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

/** Waits until it is written, so that a slow reader slows the reading and nothing piles up. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

/** Our mistake, with the place in the code; the other cases go on. */
function complainOf({ name }: Input, error: unknown): void {
  complain(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
