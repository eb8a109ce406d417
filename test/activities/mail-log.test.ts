// What was sent, what came back, and in which language people read, in a real database of either kind.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseMailLog } from '../../src/adapters/mail-log.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import type { Bounce, SentMail } from '../../src/ports/mail.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { ana } from './builders.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const mail = (minute: number, change: Partial<SentMail> = {}): SentMail => ({
    messageId: `<${minute}@homeward.soocas.example>`,
    rma: 'SOO-1',
    notice: 'approved',
    to: 'customer',
    sentAt: `2026-03-22T03:0${minute}:00Z`,
    ...change,
  });

  test('a mail is found again, and the first entry of a message stays', async () => {
    const log = databaseMailLog(database.db);
    await log.record(mail(1));
    await log.record(mail(1, { sentAt: '2026-03-23T00:00:00Z' }));
    expect(await log.find('<1@homeward.soocas.example>')).toEqual(mail(1));
    expect(await log.find('<2@homeward.soocas.example>')).toBeUndefined();
  });

  test('the mails of a return to one reader come in the order in which they were sent', async () => {
    const log = databaseMailLog(database.db);
    const [late, early] = [mail(5, { rma: 'SOO-2' }), mail(3, { rma: 'SOO-2', notice: 'evidence-wanted' })];
    await log.record(late);
    await log.record(early);
    await log.record(mail(4, { rma: 'SOO-2', to: 'agent' }));
    expect(await log.sentTo('SOO-2', 'customer')).toEqual([early, late]);
    expect(await log.sentTo('SOO-9', 'customer')).toEqual([]);
  });

  test('a bounce is kept once, whether the server gave a status or not', async () => {
    const log = databaseMailLog(database.db);
    const bounce = (id: string, change: Partial<Bounce> = {}): Bounce => {
      const { messageId, rma, notice, to } = mail(1, { rma: 'SOO-3' });
      return {
        id,
        messageId,
        rma,
        notice,
        to,
        heardAt: '2026-03-22T03:05:00Z',
        status: '5.1.1',
        reason: 'no',
        ...change,
      };
    };
    await log.recordBounce(bounce('b-2', { status: null, heardAt: '2026-03-22T03:06:00Z' }));
    await log.recordBounce(bounce('b-1'));
    await log.recordBounce(bounce('b-1', { reason: 'another' }));
    expect(await log.bounces('SOO-3')).toEqual([
      bounce('b-1'),
      bounce('b-2', { status: null, heardAt: '2026-03-22T03:06:00Z' }),
    ]);
  });

  test('a person who told a language keeps it, and nobody else has one', async () => {
    const people = databasePeople(database.db);
    const told = { ...ana, language: 'zh-CN' };
    expect(await people.find(await people.keep('SOO-4', told))).toEqual(told);
    expect(await people.find(await people.keep('SOO-5', ana))).toStrictEqual(ana);
  });
});
