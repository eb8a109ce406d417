// Mail, as handed over to the next server; a hand-over without refusal is what ALL-10 counts.
import type { Instant } from '../domain/instant.ts';

export interface Mail {
  /** Derived from return, notice and cause: a repeat is the same message. */
  readonly messageId: string;
  /** Message-ID of the first mail of the return, for the thread. */
  readonly references?: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly filename: string; readonly content: Uint8Array; readonly type: string }[];
}

export interface Mailer {
  /** Resolves when the server has taken it; throws when it may be tried again. */
  send(mail: Mail): Promise<{ readonly kind: 'sent' } | { readonly kind: 'refused'; readonly reason: string }>;
}

/** What was sent; a mail with the same id is not sent again. */
export interface MailLog {
  find(messageId: string): Promise<{ readonly sentAt: Instant } | undefined>;
  /** `sentAt`: the return's own time. */
  record(entry: {
    readonly messageId: string;
    readonly rma: string;
    readonly notice: string;
    readonly to: string;
    readonly sentAt: Instant;
  }): Promise<void>;
}
