// Ten thousand mails with hostile names, subjects, texts and addresses, over real SMTP into the real catcher.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressFlaw, asciiDomain } from '../../src/adapters/email-address.ts';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import { startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import type { MailCatcher } from '../../src/adapters/mail-catcher.ts';
import { smtpMailer } from '../../src/adapters/smtp-mailer.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { plainMail } from './builders.ts';
import { hostileAddress, hostileText, refusedAddresses, takenAddresses } from '../support/hostile.ts';

/** Ten thousand mails that are each waited for until they are on the disk take half a minute longer on a real one. */
const memoryDisk = '/dev/shm';

let folder: string;
let catcher: MailCatcher;
let mailer: ReturnType<typeof smtpMailer>;

beforeAll(async () => {
  folder = await mkdtemp(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'homeward-hostile-'));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder });
  mailer = smtpMailer({ host: '127.0.0.1', port: catcher.smtpPort });
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(refusedAddresses)(
  '%j is refused with a sentence that says why and does not repeat it: %s',
  async (address, why) => {
    const answer = await mailer.send({ ...plainMail, to: { name: 'Ana', address } });
    expect(answer).toEqual({ kind: 'refused', reason: `this is not an e-mail address: ${why}` });
  },
);

test.each(takenAddresses)('%s is written to, as %s', async (address, envelope) => {
  const to = { name: 'Ana', address };
  expect(await mailer.send({ ...plainMail, to, messageId: `<to-${envelope}>` })).toEqual({ kind: 'sent' });
  const mails = (await (await fetch(`${catcher.url}/api/mails`)).json()) as readonly CaughtMail[];
  // The catcher shows domains in their own letters.
  expect(mails[0]?.deliveredTo.map(asciiDomain)).toEqual([envelope]);
});

const count = 10_000;

const hostileMail = fc.record({
  name: hostileText,
  sender: hostileText,
  subject: hostileText,
  text: hostileText,
  filename: fc.option(hostileText, { nil: undefined, freq: 20 }),
  address: hostileAddress,
});

test('ten thousand hostile mails: each taken one has the one recipient it was meant for, and no header of theirs', async () => {
  const samples = fc.sample(hostileMail, { numRuns: count, seed: 20_260_322 });
  const mails = samples.map((sample, index): Mail => ({
    ...plainMail,
    messageId: `<hostile-${index}@homeward.soocas.example>`,
    from: { ...plainMail.from, name: sample.sender },
    replyTo: { ...plainMail.from, name: sample.sender },
    to: { name: sample.name, address: sample.address },
    subject: sample.subject,
    text: sample.text,
    html: `<p>${sample.text}</p>`,
    attachments:
      sample.filename === undefined
        ? []
        : [{ filename: sample.filename, content: new Uint8Array(1), type: 'application/pdf' }],
  }));
  const answers = await Promise.all(mails.map((mail) => mailer.send(mail)));
  const taken = mails.filter(({ to }) => addressFlaw(to.address) === undefined);
  expect(answers.filter(({ kind }) => kind === 'sent')).toHaveLength(taken.length);
  expect(taken.length).toBeGreaterThan(count / 2);
  expect(count - taken.length).toBeGreaterThan(count / 10);
  const arrived = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  expect(arrived).toHaveLength(taken.length + takenAddresses.length);
  const flaws = new Map(arrived.map((source) => [idOf(source), flawOf(source)]));
  expect(flaws.size).toBe(arrived.length);
  expect([...flaws].filter(([, flaw]) => flaw !== undefined)).toEqual([]);
  for (const { messageId, to } of taken)
    expect(asciiDomain(recipients.get(messageId) ?? '')).toBe(asciiDomain(to.address));
}, 120_000);

const recipients = new Map<string, string>();

const known = new Set(
  (
    'delivered-to received content-type content-transfer-encoding from reply-to to subject message-id auto-submitted ' +
    'x-auto-response-suppress date mime-version'
  ).split(' '),
);

/** What is wrong with the head of a mail, looked at line by line as the plainest of readers would. */
function flawOf(source: string): string | undefined {
  const lines = headOf(source);
  const names = lines.filter((line) => !/^[ \t]/.test(line)).map((line) => line.split(':', 1)[0]?.toLowerCase() ?? '');
  const foreign = names.find((name) => !known.has(name));
  if (foreign !== undefined) return `has the header ${foreign}`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `has ${twice} twice`;
  if (lines.some((line) => Buffer.byteLength(line) > 998)) return 'has a line of more than 998 bytes';
  if (lines.some((line) => line.includes('\r') || line.includes('\0'))) return 'has a bare CR or a NUL in its head';
  const to = field(lines, 'To');
  const mailboxes = to.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/@/g) ?? [];
  return mailboxes.length === 1 ? undefined : `is written to ${to}`;
}

/** Also notes to whom it was delivered. */
function idOf(source: string): string {
  const lines = headOf(source);
  const id = field(lines, 'Message-ID');
  recipients.set(id, field(lines, 'Delivered-To'));
  return id;
}

function headOf(source: string): readonly string[] {
  return (source.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
}

function field(lines: readonly string[], name: string): string {
  const unfolded = lines
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const found = unfolded.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return found?.slice(name.length + 1).trim() ?? '';
}
