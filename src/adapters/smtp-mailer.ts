// Hands mail over to the next server by SMTP.
import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '../ports/mail.ts';

/** How the next server is reached; without `user` no login is tried. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); else STARTTLS is used where the server offers it. */
  readonly secure?: boolean;
  /** No mail leaves without TLS. */
  readonly requireTls?: boolean;
  readonly user?: string;
  readonly password?: string;
  /** Milliseconds that a connection, a greeting or an answer may take; must fit into one try of the activity. */
  readonly timeoutMs?: number;
}

/**
 * Keeps connections open until they are idle for a while or `close` is called; mails under way are then given up. `send` answers `refused` when the recipient is refused for good, and throws when a later try may
 * succeed.
 */
export function smtpMailer(server: SmtpServer): Mailer & { close(): void } {
  const timeout = server.timeoutMs ?? 8_000;
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    idleTimeout: 20_000,
    // A connection that breaks half way is the caller's to try again: then it asks its log first.
    maxRequeues: 0,
    host: server.host,
    port: server.port,
    secure: server.secure ?? false,
    requireTLS: server.requireTls ?? false,
    ...(server.user === undefined ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      if (!isAddress(mail.to.address)) return { kind: 'refused', reason: 'this is not an e-mail address' };
      try {
        await transport.sendMail(message(mail));
        return { kind: 'sent' };
      } catch (error) {
        const refusal = recipientRefusal(error);
        if (refusal === undefined) throw error;
        return { kind: 'refused', reason: refusal };
      }
    },
    close: () => transport.close(),
  };
}

/** The envelope is written out, so nothing in a name or a header can add a recipient. */
function message(mail: Mail) {
  return {
    messageId: mail.messageId,
    ...(mail.references === undefined ? {} : { references: mail.references }),
    from: { name: oneLine(mail.from.name), address: mail.from.address },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    envelope: { from: mail.from.address, to: [mail.to.address] },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    // Absence notes and list robots leave generated mail alone (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: mail.attachments.map(({ filename, content, type }) => ({
      filename: oneLine(filename),
      content: Buffer.from(content),
      contentType: type,
    })),
  };
}

/** A header is one line: line ends and control characters become spaces. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** One `@` with something on both sides and nothing that has a meaning in an envelope or a header. */
function isAddress(address: string): boolean {
  return (
    address.isWellFormed() &&
    address.length <= 254 &&
    /^[^\s\p{Cc}<>()[\],;:"\\@]+@[^\s\p{Cc}<>()[\],;:"\\@]+$/u.test(address)
  );
}

/** The server's words when it refuses the recipient for good (5xx to RCPT TO); else undefined. */
function recipientRefusal(error: unknown): string | undefined {
  const { command, responseCode, response } = error as Readonly<Record<string, unknown>>;
  const forGood = command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500;
  return forGood ? oneLine(typeof response === 'string' ? response : `refused with ${responseCode}`) : undefined;
}
