// What the specs of parts share in a run: a PostgreSQL, and the processes that they start.
import setUpPostgres from './global-postgres.ts';
import { makePrograms } from './global-programs.ts';

export default async function setUp(): Promise<void> {
  await Promise.all([setUpPostgres(), makePrograms()]);
}
