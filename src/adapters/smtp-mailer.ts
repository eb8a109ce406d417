// Hands mail over to the next server by SMTP.
import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '../ports/mail.ts';
import { addressFlaw, asciiDomain, withoutAddresses } from './email-address.ts';

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
 * Keeps connections open until they are idle for a while or `close` is called; mails under way are then given up. `send`
 * answers `refused` when the recipient or the mail is refused for good, and throws when a later try may succeed.
 */
export function smtpMailer(server: SmtpServer): Mailer & { verify(): Promise<unknown>; close(): void } {
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
      const flaw = addressFlaw(mail.to.address);
      if (flaw !== undefined) return { kind: 'refused', reason: `this is not an e-mail address: ${flaw}` };
      try {
        await transport.sendMail(message(mail));
        return { kind: 'sent' };
      } catch (error) {
        const refusal = finalRefusal(error);
        if (refusal === undefined) throw error;
        return { kind: 'refused', reason: refusal };
      }
    },
    verify: () => transport.verify(),
    close: () => transport.close(),
  };
}

/** The envelope is written out, so nothing in a name or a header can add a recipient. */
function message(mail: Mail) {
  return {
    messageId: mail.messageId,
    ...(mail.references === undefined ? {} : { references: mail.references }),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
    from: mailbox(mail.from),
    ...(mail.replyTo === undefined ? {} : { replyTo: mailbox(mail.replyTo) }),
    to: mailbox(mail.to),
    envelope: { from: mail.from.address, to: [asciiDomain(mail.to.address)] },
    subject: headerText(mail.subject, longestSubject),
    text: mail.text,
    html: mail.html,
    headers: {
      // Absence notes and list robots leave generated mail alone (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.language === undefined ? {} : { 'Content-Language': mail.language }),
    },
    attachments: mail.attachments.map(({ filename, content, type }) => ({
      filename: headerText(filename, longestName),
      content: Buffer.from(content),
      contentType: type,
    })),
  };
}

function mailbox({ name, address }: Mail['to']): Mail['to'] {
  return { name: headerText(name, longestName), address: asciiDomain(address) };
}

/** In characters: with their longest writing each stays below the 998 bytes that a line of a mail may have. */
const longestName = 200;
const longestSubject = 250;

/**
 * A header is one line: line ends and control characters become spaces, marks that turn the reading direction go, and
 * `=?`, which begins an encoded word, is taken apart, so that nothing is read out of a text that does not stand in it.
 */
function headerText(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

/** The server's words when it refuses the recipient or the mail for good (5xx); else undefined. */
function finalRefusal(error: unknown): string | undefined {
  const { command, responseCode, response } = error as Readonly<Record<string, unknown>>;
  // With any other command it is us whom the server refuses, and that is for an operator to put right.
  const isOfMail = command === 'RCPT TO' || command === 'DATA';
  if (!isOfMail || typeof responseCode !== 'number' || responseCode < 500) return undefined;
  return withoutAddresses(headerText(typeof response === 'string' ? response : `refused with ${responseCode}`, 300));
}
