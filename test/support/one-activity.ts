// One activity with its real ports on a database, a payment provider or a mail server, run as a worker would.
import { MockActivityEnvironment } from '@temporalio/testing';
import { refund } from '../../activities/refund.ts';
import { sendNotice } from '../../activities/sendNotice.ts';
import { type DatabasePlace, type OpenDatabase, openDatabase } from '../../src/adapters/database.ts';
import { localFiles } from '../../src/adapters/local-files.ts';
import { databaseMailLog } from '../../src/adapters/mail-log.ts';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { sandboxPayments } from '../../src/adapters/sandbox-payments.ts';
import { smtpMailer } from '../../src/adapters/smtp-mailer.ts';
import type { NoticeOrder, RefundRequest } from '../../src/contract/effects.ts';
import { ana, book, peopleWith } from '../activities/builders.ts';
import { mortal, type Point } from './mortal.ts';

export type Work = { readonly place: DatabasePlace; readonly attempt: number } & (Refunding | Mailing);

interface Refunding {
  readonly activity: 'refund';
  readonly provider: { readonly url: string; readonly key: string };
  readonly request: RefundRequest;
}

interface Mailing {
  readonly activity: 'sendNotice';
  readonly smtpPort: number;
  readonly email: string;
  readonly order: NoticeOrder;
}

/** Opens the database, runs the activity, looks at what came of it, and closes it again; each point passed is told. */
export async function runActivity<Seen>(
  work: Work,
  reach: (point: Point) => void,
  look: (db: OpenDatabase['db']) => Promise<Seen>,
): Promise<Seen> {
  const { db, close } = await openDatabase(work.place);
  const due = Date.parse('2026-11-22T10:00:00Z');
  const environment = new MockActivityEnvironment({ attempt: work.attempt, currentAttemptScheduledTimestampMs: due });
  const run = work.activity === 'refund' ? refunding(work) : mailing(work);
  try {
    await environment.run(() => run(db, reach));
    return await look(db);
  } finally {
    await close();
  }
}

type Run = (db: OpenDatabase['db'], reach: (point: Point) => void) => Promise<unknown>;

function refunding({ provider: { url, key }, request }: Refunding): Run {
  return (db, reach) => {
    const ports = { ledger: databaseRefundLedger(db), provider: sandboxPayments({ url, key }) };
    const { ledger, provider } = mortal(ports, reach);
    return refund({ ledger, providers: () => provider })(request);
  };
}

function mailing({ smtpPort, email, order }: Mailing): Run {
  return async (db, reach) => {
    const smtp = smtpMailer({ host: '127.0.0.1', port: smtpPort });
    const { mailer, log } = mortal({ mailer: smtp, log: databaseMailLog(db) }, reach);
    const people = peopleWith({ ...ana, email });
    const files = localFiles(process.cwd());
    const rest = { files, book, compose: composeNotice, publicUrl: 'https://returns.example' };
    await sendNotice({ ...rest, people, mailer, mailLog: log })(order);
    smtp.close();
  };
}
