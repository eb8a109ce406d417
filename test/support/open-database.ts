// A process that opens the database of a folder and claims requests until it is killed; for the test of its lock.
import { databaseRequests } from '../../src/adapters/requests.ts';
import { testPglite } from './pglite.ts';

const request = { shop: 'soocas', orderNumber: 'H-1', hash: 'h', lines: [] };

try {
  const { db } = await testPglite(process.argv[2]);
  const { claim } = databaseRequests(db);
  for (let count = 0; ; count += 1) {
    const rma = `SOO-${count}`;
    const { kind } = await claim({ ...request, requestId: `r-${count}`, rma });
    process.stdout.write(`${kind === 'claimed' ? rma : kind}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
