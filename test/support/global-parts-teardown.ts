import tearDownPostgres from './global-postgres-teardown.ts';
import { removePrograms } from './global-programs.ts';

export default async function tearDown(): Promise<void> {
  removePrograms();
  await tearDownPostgres();
}
