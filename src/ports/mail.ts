// Mail, as handed over to the next server; a hand-over without refusal is what ALL-10 counts.
import type { Instant } from '../domain/instant.ts';

export interface Mail {
  /** Derived from return, notice and cause: a repeat is the same message. */
  readonly messageId: string;
  /** Message-IDs with a space between them: the thread of the return, and the first mail of it that this reader got. */
  readonly references?: string;
  /** Message-ID of that first mail. */
  readonly inReplyTo?: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** A tag of BCP 47. */
  readonly language?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly filename: string; readonly content: Uint8Array; readonly type: string }[];
}

/** The Message-ID of a mail of this sender; the same name is the same mail. */
export function messageIdFrom({ address }: Mail['from'], name: string): string {
  return `<${name}@homeward.${address.slice(address.lastIndexOf('@') + 1)}>`;
}

export interface Mailer {
  /** Resolves when the server has taken it, or has refused it for good; throws when it may be tried again. */
  send(mail: Mail): Promise<{ readonly kind: 'sent' } | { readonly kind: 'refused'; readonly reason: string }>;
}

/** A mail that was handed over; it holds no name and no address. */
export interface SentMail {
  readonly messageId: string;
  readonly rma: string;
  readonly notice: string;
  /** The reader, as the order to send it names them: `customer`, `agent`, … */
  readonly to: string;
  /** The return's own time. */
  readonly sentAt: Instant;
}

/** A mail that was refused for good, or that was taken and came back. */
export interface Bounce {
  /** The same id is the same bounce. */
  readonly id: string;
  readonly messageId: string;
  readonly rma: string;
  readonly notice: string;
  readonly to: string;
  /** The return's own time at which we heard of it. */
  readonly heardAt: Instant;
  /** `5.1.1` and the like of RFC 3463; null where the server gave none. */
  readonly status: string | null;
  /** Without addresses. */
  readonly reason: string;
}

/** What was sent, and what came back of it; a mail that was sent is not sent again. */
export interface MailLog {
  find(messageId: string): Promise<SentMail | undefined>;
  /** The first entry of a message stays: a repeat is the same mail. */
  record(mail: SentMail): Promise<void>;
  /** The mails of a return to one reader, the first one first. */
  sentTo(rma: string, to: string): Promise<readonly SentMail[]>;
  recordBounce(bounce: Bounce): Promise<void>;
  /** The bounces of a return, the first one first. */
  bounces(rma: string): Promise<readonly Bounce[]>;
}

/** What a report of RFC 3464 says of a mail of ours; other: it reports no failure, or is no such report. */
export type BounceReport =
  | {
      readonly kind: 'failed';
      /** Of the report itself, or a digest of it. */
      readonly id: string;
      /** Of the mail that came back. */
      readonly messageId: string;
      readonly status: string | null;
      readonly reason: string;
    }
  | { readonly kind: 'other'; readonly why: string };

export type ReadBounce = (raw: Uint8Array) => Promise<BounceReport>;
