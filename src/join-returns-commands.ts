// Joins the commands about running returns to the API, to the packs' zones, and to files.
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Command } from './cli/command-line.ts';
import { wholeOf } from './cli/lines.ts';
import { paintOf } from './cli/page.ts';
import { returnsCommands } from './cli/returns-commands.ts';
import { instantOf } from './domain/instant.ts';
import { clientOf } from './join-client.ts';
import { joinPolicies } from './join-policies.ts';
import { readSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function joinReturnsCommands(environment: Environment): readonly Command[] {
  return returnsCommands({
    clientOf: (owner) => clientOf(environment, owner),
    zoneOf: (shop) => zoneOf(environment, shop),
    readJson,
    paint: paintOf(isatty(1) && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'),
  });
}

/** Whoever has not the shop's pack reads times in UTC. */
function zoneOf(environment: Environment, shop: string): string {
  const { book } = joinPolicies(readSettings(environment).packsFolder);
  const pack = book.packFor(shop, instantOf(Date.now()));
  return pack === undefined ? 'UTC' : book.shop(pack).zone;
}

async function readJson(name: string): Promise<unknown> {
  const text = name === '-' ? Buffer.from(await wholeOf(process.stdin)).toString('utf8') : textOf(name);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name === '-' ? 'Standard input' : name} is not JSON (${reason}): correct it.`, { cause: error });
  }
}

function textOf(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    throw new Error(`The file ${name} cannot be read: name one that is there, or - for standard input.`, {
      cause: error,
    });
  }
}
