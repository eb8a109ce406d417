// The commands about running returns; all of them go through the API, as everybody does.
import type { StartBody } from '../client/bodies.ts';
import { HomewardProblem } from '../client/index.ts';
import type { Command, CommandOption } from './command-line.ts';
import { shown } from './page.ts';
import { actCommand } from './returns-acting.ts';
import { acts } from './returns-acts.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { returnsTable } from './returns-list.ts';
import { instantIn } from './returns-options.ts';
import { readingCommands } from './returns-reading.ts';

export function returnsCommands(desk: ReturnsDesk): readonly Command[] {
  const commands = [startCommand(desk), listCommand(desk), ...acts.map((act) => actCommand(desk, act))];
  return [...commands, ...readingCommands(desk)].map(inSentences);
}

/** What was refused is told with its cure and every field, and nothing in it is obeyed by a terminal. */
function inSentences(command: Command): Command {
  return {
    ...command,
    async run(asked) {
      try {
        return await command.run(asked);
      } catch (error) {
        throw new Error(sentenceOf(error), { cause: error });
      }
    },
  };
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof HomewardProblem)) return shown(error instanceof Error ? error.message : String(error));
  const { code, detail, cure, errors, outcome } = error;
  const others = errors.slice(1).map(({ at, detail: said }) => ended(`${at}: ${said}`));
  const place = errors[0]?.at ? `${errors[0].at}: ` : '';
  const end = outcome === undefined ? '' : ` It has ended as ${outcome}.`;
  return shown([`${code}: ${place}${ended(detail)}${end}`, ...others, cure].join(' '));
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function startCommand({ clientOf, readJson }: ReturnsDesk): Command {
  return {
    name: 'returns start',
    says: 'Starts a return as a file tells it, or standard input for -; the same requestId is the same return.',
    takes: ['FILE'],
    examples: ['returns start request.json', 'returns start - --json < request.json'],
    async run({ words: [file = ''] }) {
      const body = (await readJson(file)) as StartBody;
      const { shop } = (body as Partial<StartBody>).case ?? { shop: '' };
      const started = await clientOf(`shop:${shop}`).startReturn(body);
      const { rma, requestId } = started;
      return {
        isWell: true,
        text: `${rma} is started, as ${shown(requestId)}. See it: homeward returns show ${rma}\n`,
        json: started,
      };
    },
  };
}

function listCommand({ clientOf, zoneOf }: ReturnsDesk): Command {
  return {
    name: 'returns list',
    says: 'Lists returns, the most urgent first.',
    examples: [
      'returns list --attention any',
      'returns list --stage in-review --due-before 2026-03-25T16:00:00Z --all',
    ],
    options: [...filters.map(({ flags, says }) => ({ flags, says })), { flags: '--all', says: 'every page of them' }],
    async run({ options }) {
      const asked = Object.fromEntries(
        filters.flatMap(({ option, parameter, read }) => {
          const given = options[option];
          return given === undefined ? [] : [[parameter, (read ?? String)(given)]];
        }),
      );
      const client = clientOf('agent:dev');
      const first = await client.listReturns(asked);
      const returns = [...first.returns];
      if (options['all'] !== undefined && first.next !== null)
        for await (const one of client.eachReturn({ ...asked, cursor: first.next } as never)) returns.push(one);
      const more = options['all'] === undefined && first.next !== null;
      const json = { returns, next: more ? first.next : null };
      return { isWell: true, text: returnsTable(returns, { zoneOf, more }), json };
    },
  };
}

const filters: readonly (CommandOption & {
  readonly option: string;
  readonly parameter: string;
  readonly read?: (text: string | true) => unknown;
})[] = [
  { flags: '--stage <stage>', says: 'in this stage', option: 'stage', parameter: 'stage' },
  { flags: '--outcome <outcome>', says: 'that ended so', option: 'outcome', parameter: 'outcome' },
  { flags: '--attention <code>', says: 'with this code, or any', option: 'attention', parameter: 'attention' },
  { flags: '--shop <shop>', says: 'of this shop', option: 'shop', parameter: 'shop' },
  { flags: '--order <number>', says: 'of this order', option: 'order', parameter: 'order' },
  {
    flags: '--due-before <instant>',
    says: 'with something due before',
    option: 'dueBefore',
    parameter: 'dueBefore',
    read: instantIn,
  },
  { flags: '--search <text>', says: 'an RMA number, order or e-mail address', option: 'search', parameter: 'q' },
  { flags: '--limit <count>', says: 'so many on the page, 25 otherwise', option: 'limit', parameter: 'limit' },
];
