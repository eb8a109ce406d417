// Joins the activities of both queues with what they reach outside.
import { refundsActivities, returnsActivities } from '../activities/index.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { localFiles } from './adapters/local-files.ts';
import { databaseMailLog } from './adapters/mail-log.ts';
import { composeNotice } from './adapters/notices/compose-notice.ts';
import { pdfPapers } from './adapters/pdf-papers.ts';
import { databasePeople } from './adapters/people.ts';
import { databaseRecords } from './adapters/records.ts';
import { databaseRefundLedger } from './adapters/refund-ledger.ts';
import { sandboxPayments } from './adapters/sandbox-payments.ts';
import type { Policies } from './join-policies.ts';
import type { Mailer } from './ports/mail.ts';
import type { Settings } from './settings.ts';

export interface Outside {
  readonly settings: Settings;
  readonly db: OpenDatabase['db'];
  readonly policies: Policies;
  readonly mailer: Mailer;
}

/** The activities of each queue, by name. */
export function joinActivities({ settings, db, policies, mailer }: Outside) {
  const sandbox = sandboxPayments(settings.sandbox);
  return {
    returns: returnsActivities({
      packs: policies.packs,
      book: policies.book,
      people: databasePeople(db),
      records: databaseRecords(db),
      mailer,
      mailLog: databaseMailLog(db),
      compose: composeNotice,
      papers: pdfPapers(),
      files: localFiles(settings.folders.files),
    }),
    refunds: refundsActivities({
      ledger: databaseRefundLedger(db),
      providers: (name) => {
        if (name === 'sandbox') return sandbox;
        throw new Error(`There is no payment provider ${name}: this service knows only sandbox.`);
      },
    }),
  };
}
