// A process that opens the database of a folder and claims requests until it is killed; for the test of its lock.
import { databaseRequests } from '../../src/adapters/requests.ts';
import { testDatabase } from './database.ts';

try {
  const { db } = await testDatabase(process.argv[2]);
  const { claim } = databaseRequests(db);
  for (let count = 0; ; count += 1) {
    const { rma } = await claim({ shop: 'soocas', requestId: `r-${count}`, rma: `SOO-${count}`, hash: 'h' });
    process.stdout.write(`${rma}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
