// Mail over real SMTP into the real catcher, read again by its API.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import { startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import type { MailCatcher } from '../../src/adapters/mail-catcher.ts';
import { smtpMailer } from '../../src/adapters/smtp-mailer.ts';
import { plainMail } from './builders.ts';

let folder: string;
let catcher: MailCatcher;
let mailer: ReturnType<typeof smtpMailer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-mail-'));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder });
  mailer = smtpMailer({ host: '127.0.0.1', port: catcher.smtpPort });
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await rm(folder, { recursive: true, force: true });
});

const mailsTo = async (address: string): Promise<readonly CaughtMail[]> =>
  (await (await fetch(`${catcher.url}/api/mails?to=${encodeURIComponent(address)}`)).json()) as CaughtMail[];

test('a mail arrives as it was written, with our Message-ID and its attachment', async () => {
  const content = new Uint8Array([37, 80, 68, 70, 0, 255, 10, 13]);
  const sent = await mailer.send({
    ...plainMail,
    to: { name: 'Zoë Müller-Łódź 日本', address: 'Zoe@Example.com' },
    subject: 'Grüße · SOO-7K3MQ9XA-5',
    references: '<SOO-7K3MQ9XA-5@homeward.soocas.example>',
    attachments: [{ filename: 'packing-slip.pdf', content, type: 'application/pdf' }],
  });
  expect(sent).toEqual({ kind: 'sent' });
  const [mail, ...others] = await mailsTo('zoe@example.com');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    messageId: '<one@homeward.soocas.example>',
    from: { name: 'SOOCAS Returns', address: 'returns@soocas.example' },
    to: [{ name: 'Zoë Müller-Łódź 日本', address: 'Zoe@example.com' }],
    subject: 'Grüße · SOO-7K3MQ9XA-5',
    text: expect.stringContaining('Text'),
    html: expect.stringContaining('<p>HTML</p>'),
    attachments: [{ filename: 'packing-slip.pdf', type: 'application/pdf', size: 8 }],
  });
  const header = (name: string) => mail?.headers.filter((one) => one.name === name).map(({ value }) => value);
  expect(header('auto-submitted')).toEqual(['auto-generated']);
  expect(header('references')).toEqual(['<SOO-7K3MQ9XA-5@homeward.soocas.example>']);
  const saved = await fetch(`${catcher.url}/api/mails/${mail?.id}/attachments/0`);
  expect(new Uint8Array(await saved.arrayBuffer())).toEqual(content);
});

const hostile = [
  'Ana\r\nBcc: thief@example.com',
  'Ana\nTo: thief@example.com\n\nbody',
  '"Ana" <thief@example.com>, Bo',
  'Ana, thief@example.com;',
  'Ana\u2028Bcc: thief@example.com\u0000\u0007',
  '=?utf-8?q?Ana=0D=0ABcc:_thief@example.com?=',
  'Ana (comment) <',
  '\ud800 lonely \udfff',
  '日本\u202eevil\u202c 😀',
  'a'.repeat(2_000),
  `${'ä'.repeat(300)}\r\n.\r\nMAIL FROM:<thief@example.com>`,
  '',
];

test('no name and no subject adds a recipient or a header: 1,000 hostile mails', async () => {
  const pairs = Array.from({ length: 1_000 }, (_, index) => ({
    name: `${hostile[index % hostile.length]}${index % 7 === 0 ? `\r\nX-Evil: ${index}` : ''}`,
    subject: `${hostile[(index * 5 + 3) % hostile.length]}${index % 5 === 0 ? '\r\nCc: thief@example.com\r\n\r\n' : ''}`,
  }));
  const answers = await Promise.all(
    pairs.map(({ name, subject }) =>
      mailer.send({
        ...plainMail,
        from: { ...plainMail.from, name },
        to: { name, address: 'victim@example.com' },
        subject,
        attachments: [{ filename: subject, content: new Uint8Array(1), type: 'application/pdf' }],
      }),
    ),
  );
  expect(answers.every(({ kind }) => kind === 'sent')).toBe(true);
  const arrived = await mailsTo('victim@example.com');
  expect(arrived).toHaveLength(1_000);
  const wanted = new Set(
    'delivered-to received content-type from to subject message-id auto-submitted x-auto-response-suppress date mime-version'.split(
      ' ',
    ),
  );
  for (const mail of arrived) {
    expect(mail.deliveredTo).toEqual(['victim@example.com']);
    expect(mail.to.map(({ address }) => address)).toEqual(['victim@example.com']);
    expect(mail.from?.address).toBe('returns@soocas.example');
    expect(mail.headers.map(({ name }) => name).filter((name) => !wanted.has(name))).toEqual([]);
    expect(mail.attachments).toHaveLength(1);
  }
  expect(await mailsTo('thief@example.com')).toEqual([]);
}, 60_000);

test.each([
  'no at sign',
  'two@at@signs',
  'a b@example.com',
  'a@example.com\r\nRCPT TO:<thief@example.com>',
  'a@x,b@y',
  '<a@example.com>',
  '',
])('is refused without asking anybody: %j is no address', async (address) => {
  expect(await mailer.send({ ...plainMail, to: { name: 'Ana', address } })).toMatchObject({ kind: 'refused' });
});

/** A server that answers one code to the recipient, or to the mail itself. */
async function withServer(
  at: 'rcpt' | 'data',
  responseCode: number,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const refusal = Object.assign(new Error('mailbox unavailable'), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, done) => done(at === 'rcpt' ? refusal : null),
    onData: (stream, _, done) => stream.on('end', () => done(at === 'data' ? refusal : null)).resume(),
  });
  server.on('error', () => undefined);
  const net = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => net.once('listening', resolve));
  try {
    await use((net.address() as AddressInfo).port);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** Tries one mail with a mailer of its own, which is closed again. */
async function tryWith(port: number) {
  const own = smtpMailer({ host: '127.0.0.1', port, timeoutMs: 200 });
  try {
    return await own.send(plainMail);
  } finally {
    own.close();
  }
}

test.each([
  ['rcpt', 550],
  ['data', 552],
  ['data', 554],
] as const)('a refusal of %s for good with %i is a value with the words of the server', (at, code) =>
  withServer(at, code, async (port) => {
    const answer = await tryWith(port);
    expect(answer).toEqual({ kind: 'refused', reason: expect.stringContaining('mailbox unavailable') });
  }),
);

test.each([
  ['rcpt', 451],
  ['data', 451],
] as const)('a refusal of %s with %i may be tried again', (at, code) =>
  withServer(at, code, async (port) => {
    await expect(tryWith(port)).rejects.toThrow();
  }),
);

test('a server that is away, or never greets, may be tried again', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  await expect(tryWith(port)).rejects.toThrow();
  await new Promise((resolve) => silent.close(resolve));
  await expect(tryWith(port)).rejects.toThrow();
});
