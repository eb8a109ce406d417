// The log of mails in memory, in the order in which they were recorded.
import type { Bounce, MailLog, SentMail } from '../../ports/mail.ts';

export function memoryMailLog(): MailLog {
  const mails = new Map<string, SentMail>();
  const bounces = new Map<string, Bounce>();
  return {
    find: (messageId) => Promise.resolve(mails.get(messageId)),
    record(mail) {
      if (!mails.has(mail.messageId)) mails.set(mail.messageId, mail);
      return Promise.resolve();
    },
    sentTo: (rma, to) => Promise.resolve([...mails.values()].filter((mail) => mail.rma === rma && mail.to === to)),
    recordBounce(bounce) {
      if (!bounces.has(bounce.id)) bounces.set(bounce.id, bounce);
      return Promise.resolve();
    },
    bounces: (rma) => Promise.resolve([...bounces.values()].filter((bounce) => bounce.rma === rma)),
  };
}
