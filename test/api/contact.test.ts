// A customer's link, and the change of where we write to and where their money goes.
import { describe, expect, test } from '@jest/globals';
import { memoryCode } from '../../src/adapters/memory/links.ts';
import type { Door } from '../../src/api/door.ts';
import { openBench, person, rma, startBody } from './bench.ts';

/** A return, and its customer with a link for this purpose. */
async function withLink(purpose: 'return' | 'evidence' = 'return', doorChanges: Partial<Door> = {}, about = person()) {
  const bench = openBench({ doorChanges });
  await bench.start(startBody({ person: about }));
  const made = await bench.post(`/v1/returns/${rma}/links`, 'soocas', { purpose, days: 30 });
  const token = String(made.body['token']);
  const put = async (body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const asked = { method: 'PUT', headers, body: JSON.stringify(body) };
    const answer = await bench.app.request(`/v1/returns/${rma}/contact`, asked);
    return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
  };
  const code = () => bench.post(`/v1/returns/${rma}/codes`, token, {});
  return { ...bench, made, token, put, code, kept: () => bench.people.kept.get(`person-of-${rma}`) };
}

describe('a link', () => {
  test('is shown once, and is in the audit without what opens the door', async () => {
    const { made, token, audit } = await withLink();
    expect(made).toMatchObject({
      status: 201,
      body: { rma, purpose: 'return', madeBy: 'shop', expiresAt: '2026-04-21T03:00:00Z', revokedAt: null },
    });
    expect(made.headers.get('location')).toBe(`/v1/returns/${rma}/links/${String(made.body['id'])}`);
    expect(audit.acts.at(-1)).toMatchObject({ rma, action: 'link-made', by: 'shop', facts: { purpose: 'return' } });
    expect(JSON.stringify(audit.acts)).not.toContain(token);
  });

  test('for evidence gives evidence and looks, and does nothing else', async () => {
    const { token, get, post, send, code } = await withLink('evidence');
    expect((await get(`/v1/returns/${rma}`, token)).status).toBe(200);
    expect((await send('supplyEvidence', token, { id: '1', evidence: ['video'] })).status).toBe(200);
    expect(await send('withdraw', token, { id: '2' })).toMatchObject({ status: 403, errors: ['NOT_ALLOWED'] });
    expect((await code()).status).toBe(403);
    expect((await post(`/v1/returns/${rma}/links`, token, {})).status).toBe(403);
  });

  test('opens nothing any more once it is taken back', async () => {
    const { app, made, token, get } = await withLink();
    const path = `/v1/returns/${rma}/links/${String(made.body['id'])}`;
    const back = await app.request(path, { method: 'DELETE', headers: { authorization: 'Bearer agent:bo' } });
    expect([back.status, await back.json()]).toEqual([200, expect.objectContaining({ revokedAt: expect.any(String) })]);
    expect((await get(`/v1/returns/${rma}`, token)).status).toBe(401);
  });

  test('is not made for a return that does not exist, nor for longer than a year', async () => {
    const { post } = openBench();
    expect((await post(`/v1/returns/${rma}/links`, 'soocas', {})).status).toBe(404);
    const { post: onReturn } = await withLink();
    const tooLong = await onReturn(`/v1/returns/${rma}/links`, 'soocas', { days: 366 });
    expect(tooLong).toMatchObject({ status: 422, errors: ['BAD_VALUE days'] });
  });
});

describe('a change of contact details', () => {
  test('takes the code that went to the address on file', async () => {
    const { code, put, door, kept, audit } = await withLink();
    const sent = await code();
    expect(sent).toMatchObject({ status: 201, body: { rma, sentTo: 'a…@e….org' } });
    expect(door.mails).toMatchObject([
      { to: { address: 'ada@example.org' }, from: { address: 'returns@soocas.example' } },
    ]);
    expect(door.mails[0]?.text).toContain(memoryCode);
    expect(door.mails[0]?.subject).not.toContain(memoryCode);
    expect(JSON.stringify(sent.body)).not.toContain(memoryCode);
    const changed = await put({ code: memoryCode, email: 'new@example.org', payoutAccount: 'ada@paypal.example' });
    expect(changed).toMatchObject({ status: 200, body: { rma, changed: ['email', 'payoutAccount'] } });
    expect(kept()).toEqual({ ...person(), email: 'new@example.org', payoutAccount: 'ada@paypal.example' });
    expect(audit.acts.at(-1)).toMatchObject({
      rma,
      by: 'customer',
      action: 'contact-changed',
      facts: { fields: 'email payoutAccount' },
    });
    expect(JSON.stringify(audit.acts)).not.toMatch(/new@|paypal\.example/);
  });

  test('without a code, with a wrong one and with a used one nothing changes', async () => {
    const { code, put, kept } = await withLink();
    expect(await put({ code: memoryCode, name: 'Eve' })).toMatchObject({ status: 403, body: { code: 'WRONG_CODE' } });
    await code();
    expect(await put({ code: '000000', name: 'Eve' })).toMatchObject({ status: 403, body: { code: 'WRONG_CODE' } });
    expect(await put({ code: memoryCode, name: 'Ada E.' })).toMatchObject({ status: 200 });
    expect(await put({ code: memoryCode, name: 'Eve' })).toMatchObject({ status: 403 });
    expect(kept()?.name).toBe('Ada E.');
  });

  test('after five wrong tries the right code does not help any more, a new one does', async () => {
    const { code, put, kept } = await withLink();
    await code();
    for (let count = 0; count < 5; count += 1) expect((await put({ code: '000000', name: 'Eve' })).status).toBe(403);
    expect((await put({ code: memoryCode, name: 'Eve' })).status).toBe(403);
    expect(kept()?.name).toBe('Ada Example');
    await code();
    expect((await put({ code: memoryCode, name: 'Ada E.' })).status).toBe(200);
  });

  test('codes are sent five times an hour, and then no more', async () => {
    const { code, door } = await withLink();
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await code()).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect(door.mails).toHaveLength(5);
  });

  test('an address that takes no mail is told, and nothing is waited for', async () => {
    const refused = { kind: 'refused' as const, reason: 'no such mailbox' };
    const { code } = await withLink('return', { mailer: { send: () => Promise.resolve(refused) } });
    expect(await code()).toMatchObject({ status: 409, errors: ['NOT_NOW'] });
  });

  test('while the mail server is away, somebody who asks for a code is told to come again', async () => {
    const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const { code, incidents } = await withLink('return', { mailer: { send: away } });
    expect(await code()).toMatchObject({ status: 503, errors: ['UNAVAILABLE'] });
    expect(incidents).toEqual([]);
  });

  test.each([
    ['de', 'Ihr Code'],
    ['zh-CN', '您的验证码'],
    ['fr', 'Your code'],
  ])('the mail is in the language of its reader: %s', async (language, title) => {
    const { code, door } = await withLink('return', {}, person({ language }));
    await code();
    expect(door.mails[0]?.subject).toContain(title);
    expect(door.mails[0]?.html).toContain(memoryCode);
  });

  test.each([
    ['nothing that changes', { code: '123456' }, 'BAD_VALUE'],
    ['no code', { name: 'Eve' }, 'MISSING_FIELD'],
    ['a code of five digits', { code: '12345', name: 'Eve' }, 'BAD_VALUE'],
    ['a second recipient', { code: '123456', email: 'a@example.org,b@example.org' }, 'BAD_VALUE'],
    ['a name on two lines', { code: '123456', name: 'Ada\r\nBcc: all@example.org' }, 'BAD_VALUE'],
    ['a country that is none', { code: '123456', address: { ...person().address, country: 'XX' } }, 'BAD_VALUE'],
    ['a language', { code: '123456', language: 'de' }, 'UNKNOWN_FIELD'],
  ])('%s is refused before any code is tried', async (_, body, code) => {
    const { put } = await withLink();
    expect(await put(body)).toMatchObject({ status: 422, body: { code } });
  });

  test('is for the customer alone: whoever decides on refunds does not move them', async () => {
    const { post } = await withLink();
    for (const key of ['agent:bo', 'supervisor:eve', 'finance:lu', 'operator:max', 'soocas']) {
      expect((await post(`/v1/returns/${rma}/codes`, key, {})).status).toBe(403);
    }
  });
});
