// Joins the activities of the queues `returns` and `refunds` with what they reach outside.
import type { Client } from '@temporalio/client';
import { refundsActivities, returnsActivities } from '../activities/index.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { waitingReports } from './adapters/hearings/waiting.ts';
import { databaseMailLog } from './adapters/mail-log.ts';
import { composeNotice } from './adapters/notices/compose-notice.ts';
import { pdfPapers } from './adapters/pdf-papers.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { databaseRefundLedger } from './adapters/refund-ledger.ts';
import { databaseRefundReview } from './adapters/refund-review.ts';
import { databaseRefundRows } from './adapters/refund-rows.ts';
import { databaseRefundsMade } from './adapters/refunds-made.ts';
import { joinPayments } from './join-payments.ts';
import { joinFiles } from './join-files.ts';
import { joinLabels } from './join-labels.ts';
import { joinParcels, joinPaypalSaid, joinTelling } from './join-webhooks.ts';
import type { Policies } from './join-policies.ts';
import type { Mailer } from './ports/mail.ts';
import type { Settings } from './settings.ts';

export interface Outside {
  readonly settings: Settings;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly mailer: Mailer;
  readonly client: Client;
}

/** The activities of the queue `returns`. */
export async function joinReturns({ settings, db, policies, mailer, client }: Outside) {
  return returnsActivities({
    packs: policies.packs,
    book: policies.book,
    people: databasePeople(db),
    records: databaseRecords(db),
    mailer,
    mailLog: databaseMailLog(db),
    compose: composeNotice,
    publicUrl: settings.publicUrl,
    papers: pdfPapers(),
    files: joinFiles(settings),
    refundsMade: databaseRefundsMade(db),
    ...(await joinLabels(settings, db)),
    parcels: joinParcels(settings, db),
    ...joinTelling(settings, db, client),
  });
}

/** The activities of the queue `refunds`: no other process needs the payment providers' keys. */
export async function joinRefunds({ settings, db, client }: Pick<Outside, 'settings' | 'db' | 'client'>) {
  return refundsActivities({
    ledger: databaseRefundLedger(db),
    providers: await joinPayments(settings),
    review: databaseRefundReview(db),
    rows: databaseRefundRows(db),
    paypal: joinPaypalSaid(settings),
    reports: waitingReports(db),
    ...joinTelling(settings, db, client),
  });
}
