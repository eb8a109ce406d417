// One PostgreSQL for all test files of a run that use a database; they find its address in their environment.
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** Several projects of one run share it. */
export default async function setUp(): Promise<void> {
  if (globalThis.postgresForTests !== undefined) return;
  const server = await startPostgres();
  if (server === undefined) {
    process.stderr.write(lacking);
    return;
  }
  globalThis.postgresForTests = server;
  process.env['TEST_POSTGRES_URL'] = server.url;
}

declare global {
  var postgresForTests: PostgresServer | undefined;
}

const lacking = `
NO POSTGRESQL ON THIS MACHINE: every spec that needs one is skipped. Install it and run the tests again:
apt-get install --no-install-recommends postgresql (Debian, Ubuntu), or brew install postgresql@17 (macOS).

`;
