// The log of mails that were handed over, and of those that came back.
import type { Kysely, Selectable } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import type { Bounce, MailLog, SentMail } from '../ports/mail.ts';
import type { MailBouncesTable, MailLogTable, Tables } from './tables.ts';

export function databaseMailLog(db: Kysely<Tables>): MailLog {
  return {
    async find(messageId) {
      const row = await db.selectFrom('mail_log').selectAll().where('message_id', '=', messageId).executeTakeFirst();
      return row && sentMail(row);
    },

    async record({ messageId, rma, notice, to, sentAt }) {
      await db
        .insertInto('mail_log')
        .values({ message_id: messageId, rma, notice, recipient: to, sent_at: sentAt })
        .onConflict((same) => same.column('message_id').doNothing())
        .execute();
    },

    async sentTo(rma, to) {
      const rows = await db
        .selectFrom('mail_log')
        .selectAll()
        .where('rma', '=', rma)
        .where('recipient', '=', to)
        .orderBy('sent_at')
        .orderBy('message_id')
        .execute();
      return rows.map(sentMail);
    },

    async recordBounce({ id, messageId, rma, notice, to, heardAt, status, reason }) {
      await db
        .insertInto('mail_bounces')
        .values({ id, message_id: messageId, rma, notice, recipient: to, heard_at: heardAt, status, reason })
        .onConflict((same) => same.column('id').doNothing())
        .execute();
    },

    async bounces(rma) {
      const rows = await db
        .selectFrom('mail_bounces')
        .selectAll()
        .where('rma', '=', rma)
        .orderBy('heard_at')
        .orderBy('id')
        .execute();
      return rows.map(bounce);
    },
  };
}

function sentMail({ message_id: messageId, rma, notice, recipient: to, sent_at }: Selectable<MailLogTable>): SentMail {
  return { messageId, rma, notice, to, sentAt: instantOf(sent_at.getTime()) };
}

function bounce(row: Selectable<MailBouncesTable>): Bounce {
  const { id, message_id: messageId, rma, notice, recipient: to, heard_at, status, reason } = row;
  return { id, messageId, rma, notice, to, heardAt: instantOf(heard_at.getTime()), status, reason };
}
