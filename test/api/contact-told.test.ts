// A change of contact details is told where its customer was reached before.
import { expect, test } from '@jest/globals';
import { rmaOf } from '../../src/adapters/digest.ts';
import { memoryCode } from '../../src/adapters/memory/links.ts';
import type { Door } from '../../src/api/door.ts';
import { tellOfChanges } from '../../src/api/tell-of-changes.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { book, now, openBench, person, rma, startBody } from './bench.ts';

const newEmail = 'eve@elsewhere.example';
const newAccount = 'eve@pay.example';

/** Changes with the right code, through the customer's link. */
async function changed(
  changes: object,
  { about = person(), mailer }: Partial<Pick<Door, 'mailer'>> & { readonly about?: object } = {},
) {
  const bench = openBench({ doorChanges: mailer === undefined ? {} : { mailer } });
  await bench.start(startBody({ person: about }));
  const { token } = (await bench.post(`/v1/returns/${rma}/links`, 'soocas', {})).body;
  const headers = { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' };
  const put = async (body: object) => {
    await bench.door.codes.make(rma);
    const asked = { method: 'PUT', headers, body: JSON.stringify({ code: memoryCode, ...body }) };
    return (await bench.app.request(`/v1/returns/${rma}/contact`, asked)).status;
  };
  const status = await put(changes);
  const { returns, people, door } = bench;
  const again = (other: Door['mailer'] = door.mailer) =>
    tellOfChanges({
      returns,
      people,
      book,
      door: { mailer: other, composeChange: door.composeChange },
    });
  return { ...bench, put, status, again };
}

function collecting() {
  const mails: Mail[] = [];
  return { mails, send: async (mail: Mail) => (mails.push(mail), { kind: 'sent' as const }) };
}

test('the address before learns which details were changed, when, and where to write; not to what', async () => {
  const { status, door } = await changed({ email: newEmail, payoutAccount: newAccount });
  expect([status, door.mails.length]).toEqual([200, 1]);
  const [mail] = door.mails;
  expect(mail).toMatchObject({
    to: { name: 'Ada Example', address: 'ada@example.org' },
    from: { address: 'returns@soocas.example' },
    subject: `Your contact details were changed · ${rma}`,
  });
  for (const part of [mail?.text ?? '', mail?.html ?? '']) {
    expect(part).toContain('the e-mail address that we write to');
    expect(part).toContain('the account for money');
    expect(part).not.toContain('your postal address');
    expect(part).toContain('22 March 2026, 11:00 (Asia/Shanghai)');
    expect(part).toContain('returns@soocas.example');
  }
  expect(JSON.stringify(door.mails)).not.toMatch(/elsewhere|pay\.example|eve/);
});

test('a new account alone is told as well, to the address that stays', async () => {
  const { door } = await changed({ payoutAccount: newAccount });
  expect(door.mails.map(({ to }) => to.address)).toEqual(['ada@example.org']);
});

test.each([
  ['de', 'Ihre Kontaktdaten wurden geändert', 'die E-Mail-Adresse, an die wir schreiben'],
  ['zh-CN', '您的联系信息已修改', '我们给您写信的邮箱'],
  ['fr', 'Your contact details were changed', 'the e-mail address that we write to'],
])('it is in the language of its reader: %s', async (language, title, field) => {
  const { door } = await changed({ email: newEmail }, { about: person({ language }) });
  expect(door.mails[0]?.subject).toContain(title);
  expect(door.mails[0]?.html).toContain(field);
});

test('who changes something waits for the mail about it alone, not for those of others', async () => {
  const { people, put, door } = await changed({ name: 'Ada E.' });
  const other = rmaOf('SOO', 'R-2');
  await people.keep(other, { ...person(), email: 'bea@example.org' });
  await people.change(other, { name: 'Bea' }, now);
  await put({ payoutAccount: newAccount });
  expect(door.mails.map(({ to }) => to.address)).toEqual(['ada@example.org', 'ada@example.org']);
});

test('while the mail server is away the change stands, and a later round tells it, once', async () => {
  const away = { send: () => Promise.reject(new Error('connect ECONNREFUSED')) };
  const { status, again, people, incidents } = await changed({ email: newEmail }, { mailer: away });
  expect([status, people.kept.get(`person-of-${rma}`)?.email, incidents]).toEqual([200, newEmail, []]);
  await expect(again()).rejects.toThrow('ECONNREFUSED');
  const mailer = collecting();
  await again(mailer);
  await again(mailer);
  expect(mailer.mails.map(({ to }) => to.address)).toEqual(['ada@example.org']);
});

test('whoever dies after the mail, before it is noted, sends the very same mail again', async () => {
  const { people, returns, door } = await changed({ name: 'Ada E.' });
  await people.change(rma, { email: newEmail }, now);
  const mailer = collecting();
  const dying = { ...people, changeTold: () => Promise.reject(new Error('killed')) };
  const doors = { returns, book, door: { mailer, composeChange: door.composeChange } };
  await expect(tellOfChanges({ ...doors, people: dying })).rejects.toThrow('killed');
  await tellOfChanges({ ...doors, people });
  expect(mailer.mails).toHaveLength(2);
  expect(mailer.mails[1]).toEqual(mailer.mails[0]);
});

test('one that cannot be told now keeps nobody else waiting, and an address that takes no mail any more is done with', async () => {
  const { people, again } = await changed({ name: 'Ada E.' });
  await people.change(rma, { email: newEmail }, now);
  await people.change(rma, { payoutAccount: newAccount }, now);
  const tried: string[] = [];
  const choosy = {
    send: async ({ to }: Mail) => {
      tried.push(to.address);
      if (to.address === 'ada@example.org') throw new Error('greylisted');
      return { kind: 'refused' as const, reason: 'no such mailbox' };
    },
  };
  await expect(again(choosy)).rejects.toThrow('greylisted');
  await expect(again(choosy)).rejects.toThrow('greylisted');
  expect(tried).toEqual(['ada@example.org', newEmail, 'ada@example.org']);
});
