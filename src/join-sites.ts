// What every process needs at its start: Temporal, the database, and the bundle of the workflows.
import { fileURLToPath } from 'node:url';
import { openDatabase } from './adapters/database.ts';
import type { Keep } from './adapters/running-process.ts';
import { connectTemporal } from './adapters/temporal-connection.ts';
import { workflowBundle } from './adapters/workflow-bundle.ts';
import type { Settings } from './settings.ts';

/** Opens both side by side; whichever opened is closed again should the other fail. */
export async function openSites({ temporal, databaseUrl, folders }: Settings, keep: Keep) {
  const { connection, namespace } = temporal;
  const [connections, database] = await Promise.all([
    connectTemporal(connection, namespace).then((made) => keep('the connection to Temporal', made)),
    openDatabase({ url: databaseUrl, folder: folders.database }).then((made) => keep('the database', made)),
  ]);
  return { temporal: connections, namespace, db: database.db };
}

/** The path of the bundle, made anew when one of its sources has changed. */
export function bundleOf({ folders }: Settings): Promise<string> {
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const parts = [
    'workflows',
    'src/life',
    'src/contract',
    'src/domain',
    'src/adapters/workflow-bundle.ts',
    'package-lock.json',
  ];
  const sources = parts.map(at);
  return workflowBundle({ workflowsPath: at('workflows/index.ts'), sources, cacheFolder: folders.cache });
}
