// The activity that sends a notice, with real SMTP, the real catcher and real files.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendNotice } from '../../activities/sendNotice.ts';
import type { NoticeDeps } from '../../activities/sendNotice.ts';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import { localFiles } from '../../src/adapters/local-files.ts';
import { startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import type { MailCatcher } from '../../src/adapters/mail-catcher.ts';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { smtpMailer } from '../../src/adapters/smtp-mailer.ts';
import type { NoticeAnswer, NoticeOrder } from '../../src/contract/effects.ts';
import { ana, approvedOrder, book, emptyLog, peopleWith, sixtyOneNinety, soocas } from './builders.ts';

let folder: string;
let catcher: MailCatcher;
let mailer: ReturnType<typeof smtpMailer>;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-notices-'));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder: join(folder, 'mail') });
  mailer = smtpMailer({ host: '127.0.0.1', port: catcher.smtpPort });
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await rm(folder, { recursive: true, force: true });
});

interface Bench {
  readonly email: string;
  readonly deps: NoticeDeps;
  readonly send: (change?: Partial<NoticeOrder>) => Promise<NoticeAnswer>;
  readonly mails: (to?: string) => Promise<readonly CaughtMail[]>;
}

/** A customer with an address that no other test uses. */
function bench(change: Partial<NoticeDeps> = {}): Bench {
  count += 1;
  const email = `ana${count}@example.com`;
  const people = peopleWith({ ...ana, email });
  const deps: NoticeDeps = {
    people,
    mailer,
    mailLog: emptyLog(),
    files: localFiles(folder),
    book,
    compose: composeNotice,
    ...change,
  };
  return {
    email,
    deps,
    send: (order = {}) =>
      new MockActivityEnvironment({ currentAttemptScheduledTimestampMs: Date.parse('2026-11-22T10:00:00Z') }).run(
        sendNotice(deps),
        {
          ...approvedOrder,
          ...order,
        },
      ),
    mails: async (to = email) =>
      (await (await fetch(`${catcher.url}/api/mails?to=${encodeURIComponent(to)}`)).json()) as readonly CaughtMail[],
  };
}

test('the customer gets the approval with its papers, and the answer has the time of the return', async () => {
  const { deps, email, mails, send } = bench();
  await deps.files.put('papers/slip.pdf', new TextEncoder().encode('%PDF-slip'));
  const answer = await send({
    clockShift: 3_600_000,
    papers: [{ kind: 'packing-slip', key: 'papers/slip.pdf' }],
    lacks: ['label'],
  });
  const [mail] = await mails();
  expect(answer).toEqual({ kind: 'sent', at: '2026-11-22T09:00:00Z', messageId: mail?.messageId, lacks: ['label'] });
  expect(mail).toMatchObject({
    from: { name: 'SOOCAS Returns', address: 'returns@soocas.example' },
    to: [{ name: 'Ana García', address: email }],
    subject: 'Your return is approved · SOO-7K3MQ9XA-5',
    attachments: [{ filename: 'packing-slip-SOO-7K3MQ9XA-5.pdf', type: 'application/pdf', size: 9 }],
  });
  expect(mail?.messageId).toMatch(/^<SOO-7K3MQ9XA-5\.approved\.[0-9a-f]{16}@homeward\.soocas\.example>$/);
});

test('the same cause is one mail, and the second answer is that of the first', async () => {
  const { mails, send } = bench();
  const first = await send();
  expect(await send()).toEqual(first);
  expect(await mails()).toHaveLength(1);
});

test('another cause, another notice and another reader are other mails', async () => {
  const { mails, send } = bench();
  const answers = [
    await send(),
    await send({ cause: 'second decision' }),
    await send({ notice: 'declined' }),
    await send({ to: 'agent' }),
  ];
  expect(new Set(answers.map((answer) => (answer.kind === 'sent' ? answer.messageId : ''))).size).toBe(4);
  expect(await mails()).toHaveLength(3);
});

test('a cause of any content gives a Message-ID of safe characters', async () => {
  const { mails, send } = bench();
  await send({ cause: '\r\nBcc: thief@example.com <>"日本\ud800' });
  expect((await mails())[0]?.messageId).toMatch(/^<[A-Za-z0-9.@-]+>$/);
});

test('a mail that could not be handed over is not in the log and goes out with the next try', async () => {
  let away = true;
  const { mails, send } = bench({
    mailer: { send: async (mail) => (away ? Promise.reject(new Error('server away')) : mailer.send(mail)) },
  });
  await expect(send()).rejects.toThrow('server away');
  away = false;
  expect(await send()).toMatchObject({ kind: 'sent' });
  expect(await mails()).toHaveLength(1);
});

test('a refused recipient and an unknown person are answers, not errors', async () => {
  const refusing = bench({ mailer: { send: async () => ({ kind: 'refused', reason: '550 no such mailbox' }) } });
  expect(await refusing.send()).toEqual({ kind: 'bounced', at: '2026-11-22T10:00:00Z', reason: '550 no such mailbox' });
  expect(await bench({ people: peopleWith(undefined) }).send()).toMatchObject({
    kind: 'bounced',
    reason: 'no address of the customer',
  });
});

test('a corrected address is used when the mail is tried again after a refusal', async () => {
  const { deps, mails } = bench();
  const run = (email: string) =>
    new MockActivityEnvironment().run(sendNotice({ ...deps, people: peopleWith({ ...ana, email }) }), approvedOrder);
  expect(await run('nobody')).toMatchObject({ kind: 'bounced' });
  expect(await run('corrected@example.com')).toMatchObject({ kind: 'sent' });
  expect(await mails('corrected@example.com')).toHaveLength(1);
});

test.each([
  ['agent', 'agents@soocas.example'],
  ['supervisor', 'supervisors@soocas.example'],
  ['inspector', 'supervisors@soocas.example'],
])('mail to the %s goes to %s', async (to, address) => {
  const { mails, send } = bench();
  const rma = `SOO-${to.toUpperCase()}-5`;
  await send({ to, rma, notice: 'overdue', step: 'review' });
  expect((await mails(address)).map(({ subject }) => subject)).toContain(
    `Overdue: the decision on the request · ${rma}`,
  );
});

test('a paper whose file is gone is lacking, in the answer and in the mail', async () => {
  const { mails, send } = bench();
  const answer = await send({ papers: [{ kind: 'label', key: 'papers/gone.pdf' }] });
  expect(answer).toMatchObject({ kind: 'sent', lacks: ['label'] });
  const [mail] = await mails();
  expect(mail?.attachments).toEqual([]);
  expect(mail?.text).toContain('Still lacking: the return label.');
});

test('every clause that the mail names is quoted', async () => {
  const { mails, send } = bench();
  await send({ expected: sixtyOneNinety });
  const [mail] = await mails();
  for (const clause of ['SOO-18', 'SOO-19', 'SOO-13', 'SOO-21', 'SOO-08', 'SOO-04'])
    expect(mail?.text).toContain(`“Words of ${clause}”`);
});

test('mails of one return hang together', async () => {
  const { mails, send } = bench();
  await send();
  await send({ notice: 'posting-reminder' });
  const threads = (await mails()).map(({ headers }) => headers.find(({ name }) => name === 'references')?.value);
  expect(threads).toEqual([`<SOO-7K3MQ9XA-5@homeward.soocas.example>`, `<SOO-7K3MQ9XA-5@homeward.soocas.example>`]);
});

test('a shop without any desk cannot be written to', async () => {
  const { send } = bench({ book: { ...book, shop: () => ({ ...soocas, desks: {} }) } });
  expect(await send({ to: 'agent' })).toMatchObject({ kind: 'bounced' });
});
