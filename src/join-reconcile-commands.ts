// Joins the command that makes the read model good to Temporal and the database.
import type { Command } from './cli/command-line.ts';
import { isReconciled, reconcilePage } from './cli/reconcile-page.ts';
import { readSettings } from './settings.ts';

/** What it needs is large, and is loaded when it runs. */
export function reconcileCommands(environment: Readonly<Record<string, string | undefined>>): readonly Command[] {
  return [
    {
      name: 'reconcile',
      says: 'Makes the read model good from Temporal, and says which refunds the last nightly comparison found differing.',
      options: [{ flags: '--ended', says: 'also returns that have ended and that Temporal still keeps' }],
      async run({ options }) {
        const json = await reconcile(environment, options['ended'] !== undefined);
        return { isWell: isReconciled(json), text: reconcilePage(json), json };
      },
    },
  ];
}

async function reconcile(environment: Readonly<Record<string, string | undefined>>, withEnded: boolean) {
  const { Client, Connection } = await import('@temporalio/client');
  const { openDatabase } = await import('./adapters/database.ts');
  const { databaseRecords } = await import('./adapters/records.ts');
  const { lastRefundsReconciled, reconcileRecords, workflowsOfReturns } =
    await import('./adapters/reconcile-records.ts');
  const { clientOptions } = await import('./adapters/temporal-connection.ts');
  const { temporal, databaseUrl, folders } = readSettings(environment);
  const address = temporal.connection.address ?? '127.0.0.1:7233';
  const connection = await Connection.connect(clientOptions(temporal.connection)).catch((error: unknown) => {
    throw new Error(`Temporal at ${address} does not answer: start it, or correct TEMPORAL_ADDRESS.`, { cause: error });
  });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const { db, close } = await openDatabase({ url: databaseUrl, folder: folders.database });
    try {
      const records = await reconcileRecords(client, databaseRecords(db), workflowsOfReturns(client, { withEnded }));
      return { records, refunds: (await lastRefundsReconciled(client)) ?? null };
    } finally {
      await close();
    }
  } finally {
    await connection.close();
  }
}
