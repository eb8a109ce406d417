// The database for a command: opened, used, and closed again whatever happens.
import { type OpenDatabase, openDatabase } from './adapters/database.ts';
import { readSettings, type Settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export async function usingDatabase<Result>(
  environment: Environment,
  use: (database: OpenDatabase, settings: Settings) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(environment);
  const database = await openDatabase({ url: settings.databaseUrl, folder: settings.folders.database });
  try {
    return await use(database, settings);
  } finally {
    await database.close();
  }
}
