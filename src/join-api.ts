// Joins the API with what it reaches outside.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { databaseAudit } from './adapters/audit.ts';
import { readBounce } from './adapters/bounce-report.ts';
import { devKeys } from './adapters/dev-keys.ts';
import { isDatabaseAway } from './adapters/database-away.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { hashOf, rmaOf } from './adapters/digest.ts';
import { databaseEvidence } from './adapters/evidence/evidence.ts';
import { healthOf, rememberedHealth } from './adapters/health.ts';
import { databaseMailLog } from './adapters/mail-log.ts';
import type { Log } from './adapters/log.ts';
import { prometheusMetrics } from './adapters/metrics.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { databaseRequests } from './adapters/requests.ts';
import { returnClock, wallClock } from './adapters/return-clock.ts';
import { temporalReturns } from './adapters/temporal-returns.ts';
import { api } from './api/app.ts';
import { described } from './case/described.ts';
import { readBody } from './case/read-body.ts';
import { readMessage } from './case/read-message.ts';
import { readCaseValue } from './case/read.ts';
import { joinDoor } from './join-door.ts';
import { joinFiles } from './join-files.ts';
import type { Policies } from './join-policies.ts';
import { joinReads } from './join-reads.ts';
import { joinHearings, joinWebhookDesk } from './join-webhooks.ts';
import type { Mailer } from './ports/mail.ts';
import type { Settings } from './settings.ts';

export interface Reached {
  readonly settings: Settings;
  readonly client: Client;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly mailer: Mailer;
  readonly log: Log;
  /** Where returns are started; absent: on the queue of the workers. */
  readonly taskQueue?: string;
}

/** The Hono application; who listens for it is the caller's business. */
export function joinApi({ settings, client, db, policies, mailer, log, taskQueue }: Reached): ReturnType<typeof api> {
  const { shops } = policies;
  return api({
    returns: temporalReturns(client, { records: databaseRecords(db), ...(taskQueue !== undefined && { taskQueue }) }),
    reads: joinReads(settings, db, policies),
    people: databasePeople(db),
    requests: databaseRequests(db),
    audit: databaseAudit(db),
    book: policies.book,
    evidence: databaseEvidence({ db, files: joinFiles(settings), incoming: settings.folders.incoming }),
    mail: { log: databaseMailLog(db), readBounce },
    webhooks: joinWebhookDesk(settings, db),
    hearings: joinHearings(settings, db, client, taskQueue),
    health: rememberedHealth(healthOf(db, client)),
    metrics: prometheusMetrics(db),
    clock: settings.timeSkipping ? returnClock(client) : wallClock(),
    door: joinDoor(settings, db, mailer),
    keys: settings.door.devKeys ? devKeys(settings.keysFile, shops) : () => undefined,
    rmaOf,
    hashOf,
    newId: randomUUID,
    readJson: readBody,
    readCase: (value, shop) => readCaseValue(value, shop === undefined ? shops : [shop]),
    readMessage,
    described,
    clockShiftAllowed: settings.timeSkipping,
    isAway: isDatabaseAway,
    report: (incident) => log.error('incident', { ...incident }),
  });
}
