// Staff sign in with name and password, and a browser stays known by a cookie.
import { describe, expect, test } from '@jest/globals';
import { openBench, rma, startBody } from './bench.ts';
import { publicUrl } from './bench-door.ts';
import { browserOf, password, withStaff } from './browser.ts';

test('somebody who signs in is known by the cookie, as who they are', async () => {
  const bench = await withStaff();
  const browser = browserOf(bench.app);
  const signedIn = await browser.signIn('bo');
  expect(signedIn).toMatchObject({ status: 201, body: { role: 'agent', name: 'bo' } });
  expect(await browser.get('/v1/session')).toMatchObject({
    status: 200,
    body: { role: 'agent', name: 'bo', csrf: signedIn.body['csrf'] },
  });
  expect(bench.audit.acts.at(-1)).toMatchObject({ by: 'agent:bo', action: 'signed-in', facts: { way: 'password' } });
  expect(JSON.stringify(bench.audit.acts)).not.toContain(password);
});

test('the cookie is of our host alone, unreadable for pages, and never sent unencrypted', async () => {
  const browser = browserOf((await withStaff()).app);
  const { headers } = await browser.signIn('bo');
  expect(headers.get('set-cookie')).toMatch(
    /^__Host-homeward-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('on a developer’s own machine it goes without encryption, and nowhere else', async () => {
  const cookieAt = async (url: string) => {
    const browser = browserOf((await withStaff({ publicUrl: url })).app);
    return (await browser.signIn('bo')).headers.get('set-cookie');
  };
  expect(await cookieAt('http://127.0.0.1:7234')).toMatch(/^homeward-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await cookieAt('http://returns.example')).toMatch(/^__Host-.+; Secure$/);
  expect(await cookieAt('http://127.0.0.1.example')).toMatch(/^__Host-.+; Secure$/);
});

test('a wrong password, a name that nobody has and a disabled account are refused in the same words', async () => {
  const bench = await withStaff();
  await bench.door.staff.change('ann', { disabled: true });
  const answers = [
    await browserOf(bench.app).signIn('bo', 'not the right password'),
    await browserOf(bench.app).signIn('nobody'),
    await browserOf(bench.app).signIn('ann'),
    await browserOf(bench.app).signIn('sub'),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 401, errors: ['SIGN_IN_FAILED'] });
    expect(answer.body).toEqual(answers[0]?.body);
    expect(answer.headers.has('set-cookie')).toBe(false);
  }
});

describe('whoever guesses is stopped', () => {
  test('at one account after ten tries, also with the right password and from elsewhere', async () => {
    let address = '192.0.2.1';
    const bench = await withStaff({ addressOf: () => address });
    for (let count = 0; count < 10; count += 1) {
      expect((await browserOf(bench.app).signIn('bo', `guess number ${count}`)).status).toBe(401);
    }
    address = '198.51.100.9';
    const stopped = await browserOf(bench.app).signIn('bo');
    expect(stopped).toMatchObject({ status: 429, errors: ['TOO_MANY'] });
    expect(stopped.headers.get('retry-after')).toBe('900');
    expect((await browserOf(bench.app).signIn('eve')).status).toBe(201);
  });

  test('from one address after fifty, whichever accounts were tried', async () => {
    const bench = await withStaff();
    for (let count = 0; count < 50; count += 1) await browserOf(bench.app).signIn(`name-${count}`);
    expect((await browserOf(bench.app).signIn('bo')).status).toBe(429);
  });

  test('and whoever gets in begins to count anew', async () => {
    const bench = await withStaff();
    for (let count = 0; count < 30; count += 1) {
      const right = count % 9 === 8;
      const answer = await browserOf(bench.app).signIn('bo', right ? password : 'not the right one');
      expect(answer.status).toBe(right ? 201 : 401);
    }
  });
});

describe('what changes something needs more than the cookie', () => {
  const link = (headers: Record<string, string>) => async () => {
    const bench = await withStaff();
    await bench.start(startBody());
    const browser = browserOf(bench.app);
    const { body } = await browser.signIn('bo');
    const token = String(body['csrf']);
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', token)]),
    );
    return browser.post(`/v1/returns/${rma}/links`, {}, given);
  };

  test.each([
    ['no token', {}],
    ['another token', { 'x-csrf-token': 'csrf-of-session-9-of-bo' }],
    ['an empty token', { 'x-csrf-token': '' }],
    ['the token, but from another page', { 'x-csrf-token': 'TOKEN', origin: 'https://elsewhere.example' }],
    ['the token, but from a page without an address', { 'x-csrf-token': 'TOKEN', origin: 'null' }],
    ['the token, from our address on another port', { 'x-csrf-token': 'TOKEN', origin: `${publicUrl}:8443` }],
  ])('with %s it is refused', async (_, headers) => {
    expect(await link(headers)()).toMatchObject({ status: 403, errors: ['NO_CSRF'] });
  });

  test.each([
    ['the token', { 'x-csrf-token': 'TOKEN' }],
    ['the token and our own page', { 'x-csrf-token': 'TOKEN', origin: publicUrl }],
  ])('with %s it is taken', async (_, headers) => {
    expect((await link(headers)()).status).toBe(201);
  });

  test('a page elsewhere cannot sign a browser in either', async () => {
    const browser = browserOf((await withStaff()).app);
    const answer = await browser.signIn('bo', password, { origin: 'https://elsewhere.example' });
    expect(answer).toMatchObject({ status: 403, errors: ['NO_CSRF'] });
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  test('a key in the header is no cookie: it needs no token, and counts before the cookie', async () => {
    const bench = await withStaff();
    await bench.start(startBody());
    const browser = browserOf(bench.app);
    await browser.signIn('ann');
    const answer = await browser.post(`/v1/returns/${rma}/links`, {}, { authorization: 'Bearer agent:bo' });
    expect(answer).toMatchObject({ status: 201, body: { madeBy: 'agent:bo' } });
    const wrong = await browser.get('/v1/session', { authorization: 'Bearer nobody' });
    expect(wrong.status).toBe(401);
  });
});

describe('a session ends', () => {
  test('when they sign out, and its cookie goes', async () => {
    const bench = await withStaff();
    const browser = browserOf(bench.app);
    const { body } = await browser.signIn('bo');
    const old = browser.cookie();
    const out = await browser.send('DELETE', '/v1/session', undefined, { 'x-csrf-token': String(body['csrf']) });
    expect(out).toMatchObject({ status: 200, body: { ended: true } });
    expect(browser.cookie()).toBe('');
    expect((await browser.get('/v1/session', { cookie: old })).status).toBe(401);
  });

  test('when they sign in again: a session that somebody put there before is not theirs', async () => {
    const bench = await withStaff();
    const attacker = browserOf(bench.app);
    await attacker.signIn('ann');
    const planted = attacker.cookie();
    const victim = browserOf(bench.app, planted);
    await victim.signIn('bo');
    expect(victim.cookie()).not.toBe(planted);
    expect((await attacker.get('/v1/session')).status).toBe(401);
  });

  test.each([
    ['their account is disabled', { disabled: true }],
    ['their password is a new one', { password: 'another password of theirs' }],
  ])('when %s', async (_, changes) => {
    const bench = await withStaff();
    const browser = browserOf(bench.app);
    await browser.signIn('bo');
    await bench.door.staff.change('bo', changes);
    expect((await browser.get('/v1/session')).status).toBe(401);
  });

  test('a key ends by being revoked, not by signing out', async () => {
    const { app } = openBench();
    const answer = await app.request('/v1/session', { method: 'DELETE', headers: { authorization: 'Bearer soocas' } });
    expect(await answer.json()).toEqual({ ended: false });
  });
});
