// The embedded database for tests: made once, kept as a dump, loaded by everybody after that.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inMemory, openPglite, type OpenPglite } from '../../src/adapters/pglite.ts';

/** An empty database with all migrations, in memory or in a new folder; the caller closes it. */
export async function testPglite(folder = inMemory): Promise<OpenPglite> {
  const kept = read(dumpFile);
  if (kept) return openPglite(folder, kept);
  const database = await openPglite(folder);
  keep(dumpFile, Buffer.from(await (await database.dump()).arrayBuffer()));
  return database;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const dumpFile = join(root, '.homeward/cache', `database-${versionOfDump()}.tar`);

/** Another migration or another PGlite makes another dump. */
function versionOfDump(): string {
  const migrations = join(root, 'src/adapters/migrations');
  const pglite = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json');
  const files = [pglite, ...readdirSync(migrations).map((name) => join(migrations, name))];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function read(file: string): Blob | undefined {
  try {
    return new Blob([readFileSync(file)]);
  } catch {
    return undefined;
  }
}

/** Two test files may do this at the same time; each writes its own file and puts it in place whole. */
function keep(file: string, content: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}-${randomUUID()}`;
  writeFileSync(own, content);
  renameSync(own, file);
}
