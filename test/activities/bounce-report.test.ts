// What is read out of the reports of mail servers, written like those of the servers that are common.
import { expect, test } from '@jest/globals';
import { readBounce } from '../../src/adapters/bounce-report.ts';
import { bounceOf, read } from '../support/bounces.ts';

const ours = '<SOO-7K3MQ9XA-5.approved.0123456789abcdef@homeward.soocas.example>';

test('a report names the mail that came back, its status and the reason, without the address', async () => {
  expect(await read(bounceOf(ours))).toEqual({
    kind: 'failed',
    id: expect.stringMatching(/^bounce-[0-9a-f]{32}$/),
    messageId: ours,
    status: '5.1.1',
    reason: '550 5.1.1 <(address)>: Recipient address rejected: User unknown',
  });
});

test('the same report twice has the same id, and another one another', async () => {
  const [one, again, other] = [bounceOf(ours), bounceOf(ours), bounceOf(ours, { 'Message-ID': '<b@mx.example>' })];
  const ids = (await Promise.all([one, again, other].map(read))).map((report) => report.kind === 'failed' && report.id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('a report with the headers of the mail alone is read too', async () => {
  expect(await read(bounceOf(ours, {}, { returned: 'text/rfc822-headers' }))).toMatchObject({ messageId: ours });
});

test('a report without the mail counts by the thread that it answers', async () => {
  expect(await read(bounceOf(ours, { 'In-Reply-To': ours }, { returned: null }))).toMatchObject({ messageId: ours });
  expect(await read(bounceOf(ours, {}, { returned: null }))).toEqual({
    kind: 'other',
    why: 'This report does not name the mail that came back.',
  });
});

test('a mail that was given up after days of trying has failed, whatever its status begins with', async () => {
  const report = await read(bounceOf(ours, {}, { status: '4.4.7', diagnostic: 'smtp; 451 4.4.7 expired' }));
  expect(report).toMatchObject({ kind: 'failed', status: '4.4.7', reason: '451 4.4.7 expired' });
});

test.each(['delayed', 'delivered', 'relayed', 'expanded'])('a mail that is %s has not come back', async (action) => {
  expect(await read(bounceOf(ours, {}, { action }))).toEqual({
    kind: 'other',
    why: `This report says ${action} of the mail, not that it failed.`,
  });
});

test('a diagnosis that is one word without an end is read like any other, and keeps nobody waiting', async () => {
  const report = await read(bounceOf(ours, {}, { diagnostic: 'x'.repeat(200_000) }));
  // Whoever was kept from their turn meanwhile has it now, and the time limit of specs is one of them.
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(report).toMatchObject({ messageId: ours, reason: 'x'.repeat(300) });
});

test('a mail whose id has a sign that no id has is none of ours', async () => {
  expect(await read(bounceOf('<SOO\u0000@homeward.soocas.example>'))).toMatchObject({ kind: 'other' });
  const thread = bounceOf(ours, { 'In-Reply-To': '<SOO\u0000@soocas.example>' }, { returned: null });
  expect(await read(thread)).toMatchObject({ kind: 'other' });
});

test('a folded diagnosis and a folded Message-ID are read whole', async () => {
  const diagnostic = 'smtp; 552 5.2.2\r\n    The mailbox is full,\r\n\ttry later';
  const folded = bounceOf(ours, {}, { diagnostic, status: '5.2.2' }).replace(
    'Message-ID: <SOO',
    'Message-ID:\r\n <SOO',
  );
  expect(await read(folded)).toMatchObject({ messageId: ours, reason: '552 5.2.2 The mailbox is full, try later' });
});

test('a text for people that looks like a report does not count', async () => {
  const claims = 'Reporting-MTA: dns; evil\r\nAction: delivered\r\nStatus: 2.0.0\r\n';
  expect(await read(bounceOf(ours, {}, { forPeople: claims }))).toMatchObject({ kind: 'failed', status: '5.1.1' });
});

test('a mail of the customer, a note of absence and no mail at all are no reports', async () => {
  const mails = [
    `From: ana@example.com\r\nSubject: Re: Your return\r\nIn-Reply-To: ${ours}\r\n\r\nReporting-MTA: dns; x\r\nAction: failed\r\n`,
    `From: ana@example.com\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: ${ours}\r\n\r\nI am away.\r\n`,
    '',
    '\u0000\u0001',
  ];
  for (const mail of mails) expect((await read(mail)).kind).toBe('other');
});

test('a thousand parts within each other end nothing', async () => {
  const deep = Array.from(
    { length: 1_000 },
    (_, level) => `Content-Type: multipart/report; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  );
  expect(await readBounce(Buffer.from(deep.join('')))).toMatchObject({ kind: 'other' });
});
