// The commands of `homeward`: a table of them becomes a command line with help, --json and exit codes.
import { Command as Parser, CommanderError } from 'commander';

export interface Command {
  /** Its words: `audit verify`. */
  readonly name: string;
  /** What it does, for the help: a whole sentence. */
  readonly says: string;
  /** `RMA` for one that must be there, `[RMA]` for one that may. */
  readonly takes?: readonly string[];
  readonly options?: readonly CommandOption[];
  /** Lines for the help, without `homeward` in front. */
  readonly examples?: readonly string[];
  /** Throws one sentence when it cannot be done. */
  run(asked: AskedOfCommand): Promise<CommandAnswer>;
}

export interface CommandOption {
  /** `--noted <hash>`, or `--all` for one without a value. */
  readonly flags: string;
  readonly says: string;
}

export interface AskedOfCommand {
  readonly words: readonly string[];
  /** By their names without the dashes; an option that was not given is absent. */
  readonly options: Readonly<Record<string, string | true>>;
}

export interface CommandAnswer {
  /** False: it was done, and something is wrong with what was looked at. */
  readonly isWell: boolean;
  /** For people, with the end of its last line. */
  readonly text: string;
  /** For programs. */
  readonly json: unknown;
}

/** Where a command's words go. */
export interface Printer {
  out(text: string): void;
  complain(text: string): void;
}

/** 0 done and well, 1 not done or not well, 2 wrong usage. */
export const exitCodes = { well: 0, notWell: 1, wrongUsage: 2 } as const;

/** Runs the command that the words name and answers the exit code. */
export async function runCommand(
  words: readonly string[],
  commands: readonly Command[],
  { out, complain }: Printer,
): Promise<number> {
  let code: number = exitCodes.well;
  const carryOut = async (command: Command, json: boolean, asked: AskedOfCommand): Promise<void> => {
    try {
      const answer = await command.run(asked);
      out(json ? `${JSON.stringify(answer.json)}\n` : answer.text);
      if (!answer.isWell) code = exitCodes.notWell;
    } catch (error) {
      const sentence = (error as Partial<Error>).message ?? String(error);
      if (json) out(`${JSON.stringify({ error: sentence })}\n`);
      else complain(`${sentence}\n`);
      code = exitCodes.notWell;
    }
  };
  const parser = parserOf(commands, carryOut, { out, complain });
  try {
    await parser.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.well : exitCodes.wrongUsage;
  }
  return code;
}

type CarryOut = (command: Command, json: boolean, asked: AskedOfCommand) => Promise<void>;

function parserOf(commands: readonly Command[], carryOut: CarryOut, { out, complain }: Printer): Parser {
  // What stands here is inherited by every command below.
  const program = new Parser('homeward')
    .description('Keeps the promises of an online shop’s return policy.')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: complain })
    .showHelpAfterError()
    .helpCommand(false)
    .addHelpText('after', '\nExit status: 0 done and well, 1 not done or something is wrong, 2 wrong usage.');
  for (const command of commands) {
    const parts = command.name.split(' ');
    const group = parts.slice(0, -1).reduce(groupIn, program);
    const leaf = group.command(parts.at(-1) ?? command.name).description(command.says);
    for (const word of command.takes ?? []) leaf.argument(word.startsWith('[') ? word : `<${word}>`);
    for (const { flags, says } of command.options ?? []) leaf.option(flags, says);
    leaf.option('--json', 'the answer as one JSON value on one line');
    if (command.examples !== undefined) leaf.addHelpText('after', examplesText(command.examples));
    leaf.action(async () => {
      const { json, ...options } = leaf.opts<Record<string, string | true>>();
      await carryOut(command, json === true, { words: leaf.args, options });
    });
  }
  return program;
}

function examplesText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((line) => `  homeward ${line}`).join('\n')}`;
}

/** `audit` of `audit verify`: made once, and found again by the others of its group. */
function groupIn(above: Parser, name: string): Parser {
  return (
    above.commands.find((one) => one.name() === name) ??
    above.command(name).description(`commands of ${name}`).helpCommand(false)
  );
}
