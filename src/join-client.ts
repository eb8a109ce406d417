// Joins the settings to a client of the API for one role.
import { readFileSync } from 'node:fs';
import { type Homeward, homeward } from './client/index.ts';
import { readSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A client with the key of the settings; where none is set, with the development key of `owner`, such as `agent:dev`.
 * Throws one sentence where there is neither.
 */
export function clientOf(environment: Environment, owner: string): Homeward {
  const { client, keysFile } = readSettings(environment);
  return homeward({
    url: client.url,
    key: client.key ?? developmentKey(keysFile, client.url, owner),
    patienceMs: 20_000,
  });
}

/** Keys of development open this machine's own API alone, and are shown to no other. */
function developmentKey(keysFile: string, url: string, owner: string): string {
  if (!/^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname)) {
    throw new Error(`The API at ${url} needs a key: set HOMEWARD_KEY to one of its own.`);
  }
  const key = keysIn(keysFile)?.[owner];
  if (typeof key === 'string' && key !== '') return key;
  throw new Error(
    `There is no development key of ${owner} in ${keysFile}: set HOMEWARD_KEY, or start ./temporal-dev.sh.`,
  );
}

function keysIn(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
