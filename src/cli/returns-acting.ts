// The commands that tell a return something: one for each act.
import type { Homeward } from '../client/index.ts';
import type { AskedOfCommand, Command, CommandAnswer } from './command-line.ts';
import { shown } from './page.ts';
import type { Act } from './returns-acts.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { instantIn } from './returns-options.ts';

export function actCommand({ clientOf, readJson }: ReturnsDesk, act: Act): Command {
  const { name, says, message, owner, fields, examples } = act;
  return {
    name: `returns ${name}`,
    says,
    takes: ['RMA'],
    ...(examples !== undefined && { examples }),
    options: [
      ...fields.map(({ flags, says: about }) => ({ flags, says: about })),
      { flags: '--id <id>', says: 'of the message: the same id is the same message' },
      ...(message === 'retryStep' ? [] : [{ flags: '--at <instant>', says: 'when it happened, if not now' }]),
      { flags: '--body <file>', says: 'the fields as JSON; options stand above it' },
    ],
    async run(asked) {
      const [rma = ''] = asked.words;
      const heard = await clientOf(owner).send(rma, message, (await bodyOf(act, asked, readJson)) as never);
      return heardAnswer(heard);
    },
  };
}

/** The fields that the file has, those of the options, and what the command says by its name. */
async function bodyOf({ fields, fixed }: Act, { options }: AskedOfCommand, readJson: ReturnsDesk['readJson']) {
  const { body, id, at } = options;
  const fromFile = typeof body === 'string' ? ((await readJson(body)) as object) : {};
  const given = fields.flatMap(({ flags, field, read }) => {
    const text = options[optionName(flags)];
    return text === undefined ? [] : [[field, read(text)]];
  });
  const named = { ...(id !== undefined && { id }), ...(at !== undefined && { at: instantIn(at) }) };
  return { ...fromFile, ...Object.fromEntries(given), ...fixed, ...named };
}

/** `wrongAddress` of `--wrong-address`. */
function optionName(flags: string): string {
  const name = flags.split(' ')[0]?.slice(2) ?? '';
  return name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

function heardAnswer(heard: Awaited<ReturnType<Homeward['send']>>): CommandAnswer {
  const { rma, message, id } = heard;
  const came =
    'stage' in heard ? `is ${heard.stage} now${heard.early ? ', and it is kept for its stage' : ''}` : 'has it';
  return {
    isWell: true,
    text: `${rma} ${came}. Sent as ${message} ${shown(id)}; the same id sends nothing twice.\n`,
    json: heard,
  };
}
