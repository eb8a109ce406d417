// Joins the mails about changed contact details with what they need, for what an API that has died could not tell.
import type { Client } from '@temporalio/client';
import type { OpenDatabase } from './adapters/database.ts';
import type { Log } from './adapters/log.ts';
import { composeChange } from './adapters/notices/compose-change.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { startRounds } from './adapters/rounds.ts';
import { temporalReturns } from './adapters/temporal-returns.ts';
import { tellOfChanges } from './api/tell-of-changes.ts';
import type { Policies } from './join-policies.ts';
import type { Mailer } from './ports/mail.ts';

interface Telling {
  readonly client: Client;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly mailer: Mailer;
  readonly log: Log;
}

/** Tells at the start and each minute; any number of processes may do so side by side. */
export function watchContactChanges({ client, db, policies, mailer, log }: Telling): { close(): Promise<void> } {
  const doors = {
    returns: temporalReturns(client, { records: databaseRecords(db) }),
    people: databasePeople(db),
    book: policies.book,
    door: { mailer, composeChange },
  };
  return startRounds(
    async () => {
      await tellOfChanges(doors);
      return false;
    },
    (error) => log.error('a change of contact could not be told to the address before', { error }),
    60_000,
  );
}
