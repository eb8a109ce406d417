// Mails that came back: the report of RFC 3464 that a mail server sends to the address of the shop.
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { BounceReport } from '../ports/mail.ts';
import { withoutAddresses } from './email-address.ts';

/** Reads a whole mail as it came; what cannot be read is `other`. A delay is no failure: the server goes on trying. */
export async function readBounce(raw: Uint8Array): Promise<BounceReport> {
  const mail = await parsed(raw);
  if (mail === undefined) return { kind: 'other', why: 'This is no mail that can be read.' };
  const fields = fieldsOf(mail);
  if (fields === undefined) return { kind: 'other', why: 'This mail is no delivery report of RFC 3464.' };
  const action = fields.get('action')?.toLowerCase();
  if (action !== 'failed') {
    return { kind: 'other', why: `This report says ${action ?? 'nothing'} of the mail, not that it failed.` };
  }
  const messageId = returnedId(mail);
  if (messageId === undefined) return { kind: 'other', why: 'This report does not name the mail that came back.' };
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const reason = fields.get('diagnostic-code') ?? fields.get('status') ?? 'no reason given';
  return { kind: 'failed', id: idOf(mail, raw), messageId, status, reason: shortened(reason) };
}

async function parsed(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 200_000 });
  } catch {
    return undefined;
  }
}

/** The fields of the report, names in lower case; a mail to one recipient has one block of each kind. */
function fieldsOf(mail: Email): ReadonlyMap<string, string> | undefined {
  const type = mail.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (!/^multipart\/report\b/i.test(type) || !/report-type="?delivery-status\b/i.test(type)) return undefined;
  const text = partOf(mail, /^message\/(global-)?delivery-status$/i);
  if (text === undefined) return undefined;
  const unfolded = text.replace(/\n[ \t]+/g, ' ');
  const fields = Array.from(unfolded.matchAll(/^([A-Za-z-]+):[ \t]*(.*)$/gm), ([, name = '', value = '']) => {
    return [name.toLowerCase(), value.trim()] as const;
  });
  // A field that stands twice counts as it stands first.
  return new Map(fields.toReversed());
}

/** From the headers of the mail that the report has with it, else from the thread that it answers. */
function returnedId(mail: Email): string | undefined {
  const source = partOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i);
  const head = source?.split('\n\n', 1)[0] ?? '';
  const named = /^Message-ID:\s*(<[^<>\s\p{Cc}]+>)/imu.exec(head.replace(/\n[ \t]+/g, ' '))?.[1];
  return named ?? /<[^<>\s\p{Cc}]+>/u.exec(mail.inReplyTo ?? '')?.[0];
}

/** The text of the first part of this type, its lines ended by a line feed. */
function partOf({ attachments }: Email, type: RegExp): string | undefined {
  const found = attachments.find(({ mimeType }) => type.test(mimeType));
  if (found === undefined) return undefined;
  const { content } = found;
  const text = typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('utf8');
  return text.replace(/\r\n?/g, '\n');
}

function idOf({ messageId }: Email, raw: Uint8Array): string {
  const digest = createHash('sha256')
    .update(messageId ?? raw)
    .digest('hex');
  return `bounce-${digest.slice(0, 32)}`;
}

/** `smtp; 550 5.1.1 …`: the server's words, without the address that they repeat. */
function shortened(reason: string): string {
  const words = withoutAddresses(reason.replace(/^\s*smtp\s*;\s*/i, '').replace(/[\p{Cc}\s]+/gu, ' '));
  return [...words.trim()].slice(0, 300).join('');
}
