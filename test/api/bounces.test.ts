// Mails that came back, handed over by the shop's mail server.
import { expect, test } from '@jest/globals';
import { bounceOf } from '../support/bounces.ts';
import { now, openBench, rma, startBody } from './bench.ts';

const idOf = (notice: string) => `<${rma}.${notice}.0123456789abcdef@homeward.soocas.example>`;

/** A return whose customer got these mails, one a minute. */
async function benchWith(...notices: readonly string[]) {
  const bench = openBench();
  await bench.start(startBody());
  for (const [minute, notice] of notices.entries()) {
    const sentAt = `2026-03-21T03:0${minute}:00Z`;
    await bench.mailLog.record({ messageId: idOf(notice), rma, notice, to: 'customer', sentAt });
  }
  const give = (report: string, key = 'mail', type = 'message/rfc822') =>
    bench.post('/v1/bounces', key, report, { 'content-type': type });
  return { ...bench, give };
}

test('the e-mail of the last decision came back: it is recorded, and the return is told as of now', async () => {
  const { give, mailLog, returns } = await benchWith('evidence-wanted', 'approved', 'posting-reminder');
  expect(await give(bounceOf(idOf('approved')))).toMatchObject({ status: 202, body: { rma, kept: true } });
  expect(returns.sent).toMatchObject([{ name: 'noticeBounced', message: { at: now, heardAt: now, by: 'shop' } }]);
  expect(await mailLog.bounces(rma)).toMatchObject([
    { messageId: idOf('approved'), notice: 'approved', to: 'customer', heardAt: now, status: '5.1.1' },
  ]);
});

test.each([
  ['a reminder', 'posting-reminder'],
  ['a decision that a later one has replaced', 'declined'],
])('%s that came back is recorded, and no clock stands still for it', async (_, notice) => {
  const { give, mailLog, returns } = await benchWith('declined', 'approved', 'posting-reminder');
  expect(await give(bounceOf(idOf(notice)))).toMatchObject({ status: 200, body: { recorded: true } });
  expect(returns.sent).toEqual([]);
  expect(await mailLog.bounces(rma)).toMatchObject([{ notice }]);
});

test('the same report twice is one bounce and one message', async () => {
  const { give, mailLog, returns } = await benchWith('approved');
  await give(bounceOf(idOf('approved')));
  await give(bounceOf(idOf('approved')));
  expect(await mailLog.bounces(rma)).toHaveLength(1);
  expect(new Set(returns.sent.map(({ message }) => message.id)).size).toBe(1);
});

test('what is no bounce is answered well and changes nothing', async () => {
  const { give, mailLog, returns } = await benchWith('approved');
  for (const mail of [bounceOf(idOf('approved'), {}, { action: 'delayed' }), 'From: ana@example.com\r\n\r\nThanks!']) {
    expect(await give(mail)).toMatchObject({ status: 200, body: { recorded: false } });
  }
  expect([await mailLog.bounces(rma), returns.sent]).toEqual([[], []]);
});

test('a mail that is not ours, or of another shop, came back to nobody', async () => {
  const { give, mailLog } = await benchWith('approved');
  const unknown = await give(bounceOf('<somebody@else.example>'));
  const foreign = await give(bounceOf(idOf('approved')), 'website');
  expect([unknown.status, foreign.status]).toEqual([404, 404]);
  expect(foreign.body).toEqual(unknown.body);
  expect(await mailLog.bounces(rma)).toEqual([]);
});

test('the mail server and the shop may hand it over, and nobody else', async () => {
  const { give } = await benchWith('approved');
  const report = bounceOf(idOf('approved'));
  for (const key of ['mail', 'soocas']) expect((await give(report, key)).status).toBe(202);
  for (const key of ['agent:bo', 'customer', 'carrier', 'operator:max'])
    expect((await give(report, key)).status).toBe(403);
  expect((await give(report, 'nobody')).status).toBe(401);
});

test('a return that has ended keeps the bounce', async () => {
  const ended = {
    kind: 'problem' as const,
    problem: { at: '', code: 'RETURN_ENDED' as const, detail: 'It has ended.' },
  };
  const bench = openBench({ told: ended });
  await bench.start(startBody());
  await bench.mailLog.record({ messageId: idOf('approved'), rma, notice: 'approved', to: 'customer', sentAt: now });
  const answer = await bench.post('/v1/bounces', 'mail', bounceOf(idOf('approved')), {
    'content-type': 'message/rfc822',
  });
  expect(answer).toMatchObject({ status: 200, body: { recorded: true } });
  expect(await bench.mailLog.bounces(rma)).toHaveLength(1);
});

test('JSON is no mail', async () => {
  const { give } = await benchWith('approved');
  expect(await give('{}', 'mail', 'application/json')).toMatchObject({ errors: ['BAD_VALUE'] });
});
