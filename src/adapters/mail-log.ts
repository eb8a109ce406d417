// The log of mails that were handed over.
import type { Kysely } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import type { MailLog } from '../ports/mail.ts';
import type { Tables } from './tables.ts';

/** The first entry of a message stays: a repeat is the same mail. */
export function databaseMailLog(db: Kysely<Tables>): MailLog {
  return {
    async find(messageId) {
      const row = await db
        .selectFrom('mail_log')
        .select('sent_at')
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row && { sentAt: instantOf(row.sent_at.getTime()) };
    },

    async record({ messageId, rma, notice, to, sentAt }) {
      await db
        .insertInto('mail_log')
        .values({ message_id: messageId, rma, notice, recipient: to, sent_at: sentAt })
        .onConflict((same) => same.column('message_id').doNothing())
        .execute();
    },
  };
}
