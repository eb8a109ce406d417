// The commands about accounts of staff. A password is read from standard input: arguments can be seen by everybody.
import { addMember, changeMember, listStaff } from './api/staff.ts';
import { readBy } from './api/read-by.ts';
import { type MemberChangesBody, memberChangesSchema, newMemberSchema } from './api/schemas/staff.ts';
import type { Command } from './cli/command-line.ts';
import { wholeOf } from './cli/lines.ts';
import { staffPage } from './cli/people-pages.ts';
import { staffRoles } from './contract/can.ts';
import { asOperator, atTheCommandLine, given, sentenceOf } from './join-people-commands.ts';
import type { StaffMember } from './ports/staff.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Input = AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };

export function staffCommands(environment: Environment, input: Input): readonly Command[] {
  const change = async (name: string, changes: MemberChangesBody, says: string) => {
    const changed = await asOperator(environment, (doors) => changeMember(doors, atTheCommandLine, name, changes));
    return { isWell: true, text: `${says}\n`, json: changed };
  };
  return [
    addCommand(environment, input),
    listCommand(environment),
    {
      name: 'staff disable',
      says: 'Disables an account and ends its sessions. The name stays theirs, since histories name it.',
      takes: ['NAME'],
      run: ({ words: [name = ''] }) => change(name, { disabled: true }, `The account of ${name} is disabled.`),
    },
    {
      name: 'staff enable',
      says: 'Opens an account again that was disabled.',
      takes: ['NAME'],
      run: ({ words: [name = ''] }) => change(name, { disabled: false }, `The account of ${name} is open.`),
    },
    {
      name: 'staff password',
      says: 'Sets a password, read from standard input, and ends the sessions of the account.',
      takes: ['NAME'],
      examples: [`staff password bo < password.txt`],
      async run({ words: [name = ''] }) {
        const read = readBy(memberChangesSchema, { password: await passwordFrom(input) });
        if (read.kind === 'problems') throw new Error(sentenceOf(read));
        return change(name, read.value, `The password of ${name} is set.`);
      },
    },
  ];
}

function addCommand(environment: Environment, input: Input): Command {
  return {
    name: 'staff add',
    says: 'Adds somebody; their password is read from standard input.',
    takes: ['NAME'],
    options: [
      { flags: '--role <role>', says: staffRoles.join(', ') },
      { flags: '--shop <shop>', says: 'whose returns they work on; those of all shops without it' },
      { flags: '--email <address>', says: 'to be known by at the company’s own sign-in' },
      { flags: '--subject <id>', says: 'the same by the id that the company’s sign-in has for them' },
      { flags: '--without-password', says: 'they sign in at the company alone, and nothing is read' },
    ],
    examples: [`staff add max --role operator < password.txt`],
    async run({ words: [name], options }) {
      const isBare = options['withoutPassword'] === true;
      const read = readBy(newMemberSchema, {
        name,
        ...given(options, 'role', 'shop', 'email', 'subject'),
        password: isBare ? null : await passwordFrom(input),
      });
      if (read.kind === 'problems') throw new Error(sentenceOf(read));
      const added = await asOperator(environment, (doors) => addMember(doors, atTheCommandLine, read.value));
      return { isWell: true, text: `${name} can sign in.\n`, json: added };
    },
  };
}

function listCommand(environment: Environment): Command {
  return {
    name: 'staff list',
    says: 'Lists accounts, disabled ones too.',
    options: [{ flags: '--shop <shop>', says: 'those of one shop' }],
    async run({ options }) {
      const { shop } = given(options, 'shop');
      const listed = await asOperator(environment, (doors) => listStaff(doors, atTheCommandLine, shop));
      const { staff } = listed as { readonly staff: readonly StaffMember[] };
      return { isWell: true, text: staffPage(staff), json: staff };
    },
  };
}

/** What a terminal would show while it is typed is not read from one. */
async function passwordFrom(input: Input): Promise<string> {
  if (input.isTTY === true) {
    throw new Error(
      'The password is read from standard input: hand it over from a file or a password manager, as in `… < password.txt`.',
    );
  }
  return Buffer.from(await wholeOf(input))
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
