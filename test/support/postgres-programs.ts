// Where this machine keeps the programs of PostgreSQL: on PATH, or in the usual folders.
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The folder of `postgres` and `initdb`, of several versions the newest; undefined: there is none. */
export function postgresPrograms(): string | undefined {
  return [...foldersOnPath(), ...usualFolders()].find((folder) =>
    ['postgres', 'initdb'].every((program) => existsSync(join(folder, program))),
  );
}

/** What lies on PATH may be a link alone, without its neighbours. */
function foldersOnPath(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders
    .map((folder) => join(folder, 'postgres'))
    .filter(existsSync)
    .map((file) => dirname(realpathSync(file)));
}

/** Debian, Fedora, Homebrew on both kinds of Mac, Postgres.app: one folder for each version. */
function usualFolders(): readonly string[] {
  const above = [
    '/usr/lib/postgresql',
    '/usr',
    '/opt/homebrew/opt',
    '/usr/local/opt',
    '/Applications/Postgres.app/Contents/Versions',
  ];
  return above.flatMap((folder) => versionsIn(folder).map((version) => join(folder, version, 'bin')));
}

function versionsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).filter((name) => /^((pgsql-|postgresql@)?\d+(\.\d+)*|latest)$/.test(name));
  return versions.toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
}
