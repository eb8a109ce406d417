// A mail server for development: it takes every mail, sends none on, and shows them in a web inbox.
import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { openMailFolder } from './inbox/mail-folder.ts';
import type { MailFolder } from './inbox/mail-folder.ts';
import { inbox } from './inbox/inbox.ts';

/** A port of 0 takes a free one; `folder` keeps one .eml file for each mail. */
export interface MailCatcherSettings {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly folder: string;
  readonly host?: string;
}

export interface MailCatcher {
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Of the web inbox, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const largestMail = 25 * 1024 * 1024;

/** Rejects when a port is taken; mails of an earlier run in the same folder are shown again. */
export async function startMailCatcher(settings: MailCatcherSettings): Promise<MailCatcher> {
  const host = settings.host ?? '127.0.0.1';
  const folder = await openMailFolder(settings.folder);
  const smtp = smtpServer(folder);
  const http = createAdaptorServer({ fetch: inbox(folder).fetch }) as Server;
  await listening(smtp.listen(settings.smtpPort, host));
  try {
    await listening(http.listen(settings.httpPort, host));
  } catch (error) {
    await closed(smtp);
    throw error;
  }
  const httpPort = (http.address() as AddressInfo).port;
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    httpPort,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${httpPort}`,
    async close() {
      http.closeAllConnections();
      await Promise.all([closed(smtp), closed(http)]);
    },
  };
}

function smtpServer(folder: MailFolder): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 500,
    logger: false,
    onData(stream, session, done) {
      keep(folder, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that hangs up is no reason to end the process; a port that is taken is told by `listening`.
  server.on('error', () => undefined);
  return server;
}

/** The 250 comes after this: a mail that was taken is on the disk. */
async function keep(folder: MailFolder, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('The mail is too large'), { responseCode: 552 });
  await folder.keep(
    Buffer.concat(chunks),
    session.envelope.rcptTo.map(({ address }) => address),
  );
}

async function listening(server: NetServer): Promise<void> {
  if (!server.listening) await once(server, 'listening');
}

function closed(server: { close(done: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
