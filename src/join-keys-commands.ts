// The commands about keys.
import { listKeys, makeKey, revokeKey } from './api/keys.ts';
import { readBy } from './api/read-by.ts';
import { wantedKeySchema } from './api/schemas/keys.ts';
import type { Command } from './cli/command-line.ts';
import { keysPage, madeKeyPage } from './cli/people-pages.ts';
import { scopes } from './contract/can.ts';
import { asOperator, atTheCommandLine, given, sentenceOf } from './join-people-commands.ts';
import { type ApiKey, keyRoles } from './ports/keys.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function keysCommands(environment: Environment): readonly Command[] {
  return [createCommand(environment), listCommand(environment), revokeCommand(environment)];
}

function createCommand(environment: Environment): Command {
  return {
    name: 'keys create',
    says: 'Makes a key and shows it this once. Two keys of one name may be active, so that one can follow the other.',
    options: [
      { flags: '--name <name>', says: 'what it is for' },
      { flags: '--shop <shop>', says: 'whose returns it opens; a key of the role shop needs it' },
      { flags: '--role <role>', says: `${keyRoles.join(', ')}; shop without it` },
      { flags: '--scopes <scopes>', says: `of a shop: ${scopes.join(', ')}, with commas between them` },
    ],
    examples: ['keys create --shop SHOP --name backend --scopes returns:read,returns:write'],
    async run({ options }) {
      const read = readBy(wantedKeySchema, {
        ...given(options, 'name', 'shop', 'role'),
        ...(typeof options['scopes'] === 'string' && { scopes: options['scopes'].split(',') }),
      });
      if (read.kind === 'problems') throw new Error(sentenceOf(read));
      const made = await asOperator(environment, (doors) => makeKey(doors, atTheCommandLine, read.value));
      return { isWell: true, text: madeKeyPage((made as { readonly key: string }).key), json: made };
    },
  };
}

function listCommand(environment: Environment): Command {
  return {
    name: 'keys list',
    says: 'Lists keys, revoked ones too.',
    options: [{ flags: '--shop <shop>', says: 'those of one shop' }],
    async run({ options }) {
      const { shop } = given(options, 'shop');
      const listed = await asOperator(environment, (doors) => listKeys(doors, atTheCommandLine, shop));
      const { keys } = listed as { readonly keys: readonly ApiKey[] };
      return { isWell: true, text: keysPage(keys), json: keys };
    },
  };
}

function revokeCommand(environment: Environment): Command {
  return {
    name: 'keys revoke',
    says: 'Revokes a key: from now on it opens nothing.',
    takes: ['ID'],
    async run({ words: [id = ''] }) {
      const revoked = await asOperator(environment, (doors) => revokeKey(doors, atTheCommandLine, id));
      return { isWell: true, text: `The key ${(revoked as ApiKey).prefix}… opens nothing any more.\n`, json: revoked };
    },
  };
}
