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
import type { Mail } from '../../src/ports/mail.ts';
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
    publicUrl: 'https://returns.example',
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
  const first = (await mails()).at(-1)?.messageId;
  expect(threads).toEqual([
    `<SOO-7K3MQ9XA-5@homeward.soocas.example> ${first}`,
    `<SOO-7K3MQ9XA-5@homeward.soocas.example>`,
  ]);
});

test('a repeat is the same message: the second try of a mail has the Message-ID and the thread of the first', async () => {
  const sent: Mail[] = [];
  const { send } = bench({
    mailer: {
      send: async (mail) => (sent.push(mail) === 1 ? Promise.reject(new Error('server away')) : mailer.send(mail)),
    },
  });
  await expect(send()).rejects.toThrow('server away');
  await send();
  expect(sent[1]?.messageId).toBe(sent[0]?.messageId);
  expect([sent[1]?.references, sent[1]?.inReplyTo]).toEqual([sent[0]?.references, sent[0]?.inReplyTo]);
});

test('each reader has a thread: later mails answer the first that this reader got', async () => {
  const { mails, send } = bench();
  const first = await send();
  await send({ to: 'agent', notice: 'reminder', step: 'review' });
  await send({ notice: 'goods-accepted' });
  await send({ notice: 'refund-made' });
  const answered = (await mails()).map(({ headers }) => headers.find(({ name }) => name === 'in-reply-to')?.value);
  const id = first.kind === 'sent' ? first.messageId : '';
  expect(answered).toEqual([id, id, undefined]);
});

test('answers go to the shop, and the mail is marked as one that nobody typed', async () => {
  const { mails, send } = bench();
  await send();
  const header = (await mails())[0]?.headers ?? [];
  const valueOf = (name: string) => header.find((one) => one.name === name)?.value;
  expect(valueOf('reply-to')).toBe('SOOCAS Returns <returns@soocas.example>');
  expect(valueOf('auto-submitted')).toBe('auto-generated');
  expect(valueOf('list-unsubscribe')).toBeUndefined();
});

test.each([
  ['de-AT', 'de', 'Ihre Rückgabe ist genehmigt'],
  ['zh-CN', 'zh', '您的退货已获批准'],
  ['en', 'en', 'Your return is approved'],
  ['fr', 'en', 'Your return is approved'],
  [undefined, 'en', 'Your return is approved'],
])('a customer who reads %s is written to in %s', async (language, written, title) => {
  const { deps, email, mails } = bench();
  const people = peopleWith({ ...ana, email, ...(language === undefined ? {} : { language }) });
  await new MockActivityEnvironment().run(sendNotice({ ...deps, people }), approvedOrder);
  const [mail] = await mails();
  expect(mail?.subject).toBe(`${title} · SOO-7K3MQ9XA-5`);
  expect(mail?.language).toBe(written);
});

test('staff are written to in English, whatever the customer reads', async () => {
  const { mails, send } = bench({ people: peopleWith({ ...ana, language: 'zh' }) });
  await send({ to: 'inspector', rma: 'SOO-INSPECTS-5', notice: 'reminder', step: 'inspection' });
  const subjects = (await mails('supervisors@soocas.example')).map(({ subject }) => subject);
  expect(subjects).toContain('Due: the inspection of the goods · SOO-INSPECTS-5');
});

test('the mail leads to the page of the return, but not a carrier', async () => {
  const { mails, send } = bench();
  await send();
  const [mail] = await mails();
  expect(mail?.text).toContain('https://returns.example/r/SOO-7K3MQ9XA-5');
  expect(mail?.html).toContain('href="https://returns.example/r/SOO-7K3MQ9XA-5"');
  const sent: Mail[] = [];
  const other = bench({ mailer: { send: async (one) => (sent.push(one), { kind: 'sent' as const }) } });
  await other.send({ to: 'carrier', notice: 'claim-reminder' });
  expect(sent[0]?.text).toContain('answer our claim');
  expect(sent[0]?.text).not.toContain('/r/');
});

test('what was refused is recorded, once, and does not stand in the way of a later try', async () => {
  const mailLog = emptyLog();
  const refusing = bench({ mailLog, mailer: { send: async () => ({ kind: 'refused', reason: '550 no mailbox' }) } });
  await refusing.send();
  await refusing.send();
  expect(await mailLog.bounces('SOO-7K3MQ9XA-5')).toMatchObject([{ notice: 'approved', reason: '550 no mailbox' }]);
  expect(await bench({ mailLog }).send()).toMatchObject({ kind: 'sent' });
});

test('a shop without any desk cannot be written to', async () => {
  const { send } = bench({ book: { ...book, shop: () => ({ ...soocas, desks: {} }) } });
  expect(await send({ to: 'agent' })).toMatchObject({ kind: 'bounced' });
});
