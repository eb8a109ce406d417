// Joins the activities of both queues with what they reach outside.
import { refundsActivities, returnsActivities } from '../activities/index.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { databaseMailLog } from './adapters/mail-log.ts';
import { composeNotice } from './adapters/notices/compose-notice.ts';
import { pdfPapers } from './adapters/pdf-papers.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { databaseRefundLedger } from './adapters/refund-ledger.ts';
import { databaseRefundReview } from './adapters/refund-review.ts';
import { databaseRefundsMade } from './adapters/refunds-made.ts';
import { joinPayments } from './join-payments.ts';
import { joinFiles } from './join-files.ts';
import { joinLabels } from './join-labels.ts';
import type { Policies } from './join-policies.ts';
import type { Mailer } from './ports/mail.ts';
import type { Settings } from './settings.ts';

export interface Outside {
  readonly settings: Settings;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly mailer: Mailer;
}

/** The activities of the queue `returns`. */
export async function joinReturns({ settings, db, policies, mailer }: Outside) {
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
  });
}

/** The activities of the queue `refunds`: no other process needs the payment providers' keys. */
export async function joinRefunds({ settings, db }: Pick<Outside, 'settings' | 'db'>) {
  return refundsActivities({
    ledger: databaseRefundLedger(db),
    providers: await joinPayments(settings),
    review: databaseRefundReview(db),
  });
}
