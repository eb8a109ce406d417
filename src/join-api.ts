// Joins the API with what it reaches outside.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { databaseAudit } from './adapters/audit.ts';
import { readBounce } from './adapters/bounce-report.ts';
import { devKeys } from './adapters/dev-keys.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { hashOf, rmaOf } from './adapters/digest.ts';
import { databaseEvidence } from './adapters/evidence/evidence.ts';
import { databaseMailLog } from './adapters/mail-log.ts';
import type { Log } from './adapters/log.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { databaseRequests } from './adapters/requests.ts';
import { returnClock, wallClock } from './adapters/return-clock.ts';
import { temporalReturns } from './adapters/temporal-returns.ts';
import { api } from './api/app.ts';
import { readBody } from './case/read-body.ts';
import { readMessage } from './case/read-message.ts';
import { readCaseValue } from './case/read.ts';
import { joinFiles } from './join-files.ts';
import type { Policies } from './join-policies.ts';
import type { Settings } from './settings.ts';

export interface Reached {
  readonly settings: Settings;
  readonly client: Client;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly log: Log;
}

/** The Hono application; who listens for it is the caller's business. */
export function joinApi({ settings, client, db, policies, log }: Reached): ReturnType<typeof api> {
  const { shops } = policies;
  return api({
    returns: temporalReturns(client, { records: databaseRecords(db) }),
    people: databasePeople(db),
    requests: databaseRequests(db),
    audit: databaseAudit(db),
    book: policies.book,
    evidence: databaseEvidence({ db, files: joinFiles(settings), incoming: settings.folders.incoming }),
    mail: { log: databaseMailLog(db), readBounce },
    clock: settings.timeSkipping ? returnClock(client) : wallClock(),
    keys: devKeys(settings.keysFile, shops),
    rmaOf,
    hashOf,
    newId: randomUUID,
    readJson: readBody,
    readCase: (value) => readCaseValue(value, shops),
    readMessage,
    clockShiftAllowed: settings.timeSkipping,
    report: (incident) => log.error('incident', { ...incident }),
  });
}
