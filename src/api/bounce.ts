// A mail of ours that came back, as the shop's mail server hands it over.
import type { Principal } from '../contract/can.ts';
import { decisionNotices } from '../contract/decision-notices.ts';
import type { SentMail } from '../ports/mail.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import { bytesOf } from './body.ts';
import type { Sent } from './uploads.ts';
import type { ApiDoors } from './doors.ts';
import { mayTouch } from './admit.ts';
import { sendMessage } from './message.ts';

/**
 * Takes the report of RFC 3464 as it came, as `message/rfc822`: an alias of the shop's mail server pipes what comes to the
 * sender's address into `curl --data-binary @- -H 'Content-Type: message/rfc822'` with the key of the mail system. The bounce is recorded; the return is told (202) if it is
 * the e-mail of the last decision that came back, since clocks wait for that one. It is told as of now: the date of a
 * report is anybody's to write, and nobody shall win back time with it.
 */
export async function takeBounce(doors: ApiDoors, principal: Principal, request: Sent): Promise<Answer> {
  if (!/^message\/rfc822\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse('BAD_VALUE', 'The header Content-Type has to be `message/rfc822`, the body the mail as it came.');
  }
  const raw = await bytesOf(request, largestMail);
  if (raw === undefined) return refuse('TOO_LARGE', `A mail has at most ${largestMail} bytes.`);
  const report = await doors.mail.readBounce(raw);
  // A server that pipes whatever comes to an address would send an error back to the sender.
  if (report.kind === 'other') return { kind: 'done', status: 200, body: { recorded: false, why: report.why } };
  const mail = await doors.mail.log.find(report.messageId);
  if (mail === undefined) return noSuchReturn();
  const owner = await mayTouch(doors, principal, 'noticeBounced', mail.rma);
  if (!owner) return noSuchReturn();
  const { rma, notice, to } = mail;
  const { id, messageId, status, reason } = report;
  const heardAt = await doors.clock.now(rma);
  await doors.mail.log.recordBounce({ id, messageId, rma, notice, to, heardAt, status, reason });
  return (await tellsLastDecision(doors, mail)) ? tell(doors, principal, rma, id) : recorded(rma);
}

/** In bytes: a report has the mail with it, papers included. */
export const largestMail = 25 * 1_048_576;

async function tellsLastDecision(doors: ApiDoors, { rma, to, messageId }: SentMail): Promise<boolean> {
  if (to !== 'customer') return false;
  const names: readonly string[] = Object.values(decisionNotices);
  const decisions = (await doors.mail.log.sentTo(rma, to)).filter(({ notice }) => names.includes(notice));
  return decisions.at(-1)?.messageId === messageId;
}

async function tell(doors: ApiDoors, principal: Principal, rma: string, id: string): Promise<Answer> {
  const named = { kind: 'signal', name: 'noticeBounced' } as const;
  const told = await sendMessage(doors, { rma, named, principal, idempotencyKey: undefined }, { id });
  // A return that has ended, or that Temporal keeps no longer, waits for no mail.
  const isOver =
    told.kind === 'problems' && told.problems.some(({ code }) => code === 'RETURN_ENDED' || code === 'NOT_FOUND');
  return isOver ? recorded(rma) : told;
}

function recorded(rma: string): Answer {
  return { kind: 'done', status: 200, body: { rma, recorded: true } };
}
