// What is shown of a mail, read from its source.
import PostalMime from 'postal-mime';
import type { Address, Email } from 'postal-mime';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** What is shown of a caught mail; `receivedAt` is the catcher's wall time, `date` what the sender wrote. */
export interface CaughtMail {
  readonly id: string;
  readonly messageId: string;
  readonly receivedAt: string;
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  /** The recipients of the envelope: who would really have got it. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly date: string | null;
  /** A tag of BCP 47, empty where the mail does not say. */
  readonly language: string;
  readonly text: string;
  readonly html: string;
  /** In the order of the mail, names in lower case. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly filename: string; readonly type: string; readonly size: number }[];
}

export interface CaughtAttachment {
  readonly filename: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Reads the source; a mail that cannot be parsed is still shown, as its source. */
export async function readMail(id: string, raw: Uint8Array): Promise<CaughtMail> {
  return shown(id, await parsed(raw));
}

/** `index` counts from 0, in the order of the mail. */
export async function readAttachment(raw: Uint8Array, index: number): Promise<CaughtAttachment | undefined> {
  const found = (await parsed(raw)).attachments[index];
  if (found === undefined) return undefined;
  return { filename: found.filename ?? `attachment-${index}`, type: found.mimeType, content: bytesOf(found.content) };
}

async function parsed(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw);
  } catch (error) {
    const text = `This mail cannot be read (${String(error)}). Its source:\n\n${Buffer.from(raw).toString('utf8')}`;
    return { headers: [], headerLines: [], attachments: [], subject: '(cannot be read)', text };
  }
}

function shown(id: string, mail: Email): CaughtMail {
  return {
    id,
    messageId: mail.messageId ?? '',
    receivedAt: new Date(Number(id.split('-')[0])).toISOString(),
    from: mailboxes(mail.from === undefined ? [] : [mail.from])[0] ?? null,
    to: mailboxes(mail.to ?? []),
    deliveredTo: leadingRecipients(mail),
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    language: mail.headers.find(({ key }) => key === 'content-language')?.value ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }, index) => ({
      filename: filename ?? `attachment-${index}`,
      type: mimeType,
      size: bytesOf(content).byteLength,
    })),
  };
}

/** Only the lines at the very top are ours. */
function leadingRecipients(mail: Email): readonly string[] {
  const firstOther = mail.headers.findIndex(({ key }) => key !== 'delivered-to');
  return mail.headers.slice(0, firstOther < 0 ? undefined : firstOther).map(({ value }) => value);
}

function mailboxes(addresses: readonly Address[]): readonly Mailbox[] {
  return addresses.flatMap((one) => one.group ?? [{ name: one.name, address: one.address }]);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
