// Keys and accounts of staff, as operators and shops look after them.
import { describe, expect, test } from '@jest/globals';
import { openBench } from './bench.ts';
import { browserOf, password, withStaff } from './browser.ts';

const wanted = { shop: 'soocas', name: 'backend', scopes: ['returns:read', 'returns:write'] };

describe('keys', () => {
  test('a key is shown once, opens the door, and stands in the audit without itself', async () => {
    const bench = openBench();
    const made = await bench.post('/v1/keys', 'operator:max', wanted);
    expect(made).toMatchObject({ status: 201, body: { ...wanted, role: 'shop', madeBy: 'operator:max' } });
    const secret = String(made.body['key']);
    expect((await bench.start(undefined, secret)).status).toBe(201);
    expect(bench.audit.acts[0]).toMatchObject({
      shop: 'soocas',
      by: 'operator:max',
      action: 'key-made',
      facts: { name: 'backend', scopes: 'returns:read returns:write' },
    });
    const listed = await bench.get('/v1/keys', 'operator:max');
    expect(listed.body['keys']).toMatchObject([{ name: 'backend' }]);
    expect(JSON.stringify([listed.body, bench.audit.acts])).not.toContain(secret);
  });

  test('a third one of a name is refused with what to do, and the old one goes while the new one is in use', async () => {
    const bench = openBench();
    const [first, second] = [
      await bench.post('/v1/keys', 'soocas', wanted),
      await bench.post('/v1/keys', 'soocas', wanted),
    ];
    const third = await bench.post('/v1/keys', 'soocas', wanted);
    expect(third).toMatchObject({ status: 409, errors: ['KEYS_ACTIVE name'] });
    expect(third.body['detail']).toContain(String(first.body['id']));
    expect(third.body['cure']).toContain('Revoke one');
    const path = `/v1/keys/${String(first.body['id'])}`;
    const asked = { method: 'DELETE', headers: { authorization: `Bearer soocas` } };
    expect((await bench.app.request(path, asked)).status).toBe(200);
    expect((await bench.get('/v1/session', String(first.body['key']))).status).toBe(401);
    expect((await bench.get('/v1/session', String(second.body['key']))).status).toBe(200);
    expect((await bench.post('/v1/keys', 'soocas', wanted)).status).toBe(201);
    expect(bench.audit.acts.map(({ action }) => action)).toContain('key-revoked');
  });

  test.each([
    ['a shop that there is not', { ...wanted, shop: 'nowhere' }, 'BAD_VALUE shop'],
    ['no shop', { name: 'backend', scopes: ['keys'] }, 'MISSING_FIELD shop'],
    ['nothing that it is for', { shop: 'soocas', name: 'backend' }, 'MISSING_FIELD scopes'],
    ['a scope that there is not', { ...wanted, scopes: ['all'] }, 'BAD_VALUE scopes[0]'],
    ['scopes for a carrier', { role: 'carrier', name: 'dhl', scopes: ['keys'] }, 'INCONSISTENT scopes'],
    ['a role of staff', { ...wanted, role: 'agent' }, 'BAD_VALUE role'],
    ['no name', { ...wanted, name: '' }, 'BAD_VALUE name'],
    ['an expiry', { ...wanted, days: 3 }, 'UNKNOWN_FIELD days'],
  ])('with %s none is made', async (_, body, error) => {
    const bench = openBench();
    expect(await bench.post('/v1/keys', 'operator:max', body)).toMatchObject({ status: 422, errors: [error] });
    expect(await bench.door.keys.list()).toEqual([]);
  });

  test('whoever may not write to returns makes no key for the mail server, which does', async () => {
    const bench = openBench();
    const keyFor = async (scopes: readonly string[]) =>
      String((await bench.post('/v1/keys', 'soocas', { ...wanted, name: scopes.join(), scopes })).body['key']);
    const mail = { role: 'mail', name: 'postfix' };
    const refused = await bench.post('/v1/keys', await keyFor(['keys']), mail);
    expect(refused).toMatchObject({ status: 403, errors: ['NOT_ALLOWED scopes'] });
    expect(await bench.post('/v1/keys', await keyFor(['keys', 'returns:write']), mail)).toMatchObject({ status: 201 });
  });

  test('a key reads with the scope to read, and writes with the one to write', async () => {
    const bench = openBench();
    const made = await bench.post('/v1/keys', 'soocas', { ...wanted, scopes: ['returns:read'] });
    const refused = await bench.start(undefined, String(made.body['key']));
    expect(refused).toMatchObject({ status: 403, errors: ['NOT_ALLOWED'] });
    expect(refused.body['detail']).toBe('startReturn takes the scope returns:write; this key has returns:read.');
  });
});

describe('staff', () => {
  const operator = async () => {
    const bench = await withStaff();
    const browser = browserOf(bench.app);
    const { body } = await browser.signIn('max');
    const token = { 'x-csrf-token': String(body['csrf']) };
    const send = (method: string, path: string, sent?: object) => browser.send(method, path, sent, token);
    return { ...bench, send };
  };

  test('an operator adds somebody, who then signs in', async () => {
    const { app, send, audit } = await operator();
    const added = await send('POST', '/v1/staff', { name: 'lu', role: 'finance', shop: 'soocas', password });
    expect(added).toMatchObject({ status: 201, body: { name: 'lu', role: 'finance', hasPassword: true } });
    expect(audit.acts.at(-1)).toMatchObject({ by: 'operator:max', action: 'staff-added', facts: { name: 'lu' } });
    expect(JSON.stringify([added.body, audit.acts])).not.toContain(password);
    expect(await browserOf(app).signIn('lu')).toMatchObject({ status: 201, body: { role: 'finance', shop: 'soocas' } });
  });

  test('a new role holds at once, in the session that is open already', async () => {
    const { app, send, audit } = await operator();
    const browser = browserOf(app);
    await browser.signIn('bo');
    expect((await browser.get('/v1/staff')).status).toBe(403);
    expect((await send('PUT', '/v1/staff/bo', { role: 'operator' })).status).toBe(200);
    expect((await browser.get('/v1/staff')).status).toBe(200);
    expect(audit.acts.at(-1)).toMatchObject({ action: 'staff-changed', facts: { role: 'operator', fields: 'role' } });
  });

  test('whoever is disabled is out, and the name stays theirs', async () => {
    const { app, send } = await operator();
    const browser = browserOf(app);
    await browser.signIn('bo');
    expect(await send('DELETE', '/v1/staff/bo')).toMatchObject({ status: 200, body: { name: 'bo' } });
    expect((await browser.get('/v1/session')).status).toBe(401);
    expect(await send('POST', '/v1/staff', { name: 'bo', role: 'agent' })).toMatchObject({ errors: ['TAKEN'] });
    await send('PUT', '/v1/staff/bo', { disabled: false });
    expect((await browserOf(app).signIn('bo')).status).toBe(201);
  });

  test.each([
    ['a short password', { name: 'lu', role: 'agent', password: 'elevensigns' }, 'BAD_VALUE password'],
    ['a name with a colon', { name: 'supervisor:lu', role: 'agent' }, 'BAD_VALUE name'],
    ['a name with capitals', { name: 'Lu', role: 'agent' }, 'BAD_VALUE name'],
    ['a role of a customer', { name: 'lu', role: 'customer' }, 'BAD_VALUE role'],
    ['a shop that there is not', { name: 'lu', role: 'agent', shop: 'nowhere' }, 'BAD_VALUE shop'],
    ['no role', { name: 'lu' }, 'MISSING_FIELD role'],
  ])('with %s nobody is added', async (_, body, error) => {
    const { send, door } = await operator();
    expect(await send('POST', '/v1/staff', body)).toMatchObject({ status: 422, errors: [error] });
    expect(await door.staff.find('lu')).toBeUndefined();
  });

  test('the operator of one shop has that shop’s staff alone, and makes nobody more than that', async () => {
    const { app, door } = await withStaff();
    const bare = { email: null, subject: null, password };
    await door.staff.add({ ...bare, name: 'op', role: 'operator', shop: 'website' });
    const browser = browserOf(app);
    const { body } = await browser.signIn('op');
    const send = (method: string, path: string, sent?: object) =>
      browser.send(method, path, sent, { 'x-csrf-token': String(body['csrf']) });
    expect((await send('GET', '/v1/staff')).body['staff']).toMatchObject([{ name: 'op' }]);
    for (const shop of [undefined, null, 'soocas']) {
      const tried = await send('POST', '/v1/staff', {
        name: 'more',
        role: 'operator',
        ...(shop !== undefined && { shop }),
      });
      expect(tried).toMatchObject({ status: 403, errors: ['NOT_ALLOWED shop'] });
    }
    expect(await send('PUT', '/v1/staff/op', { shop: null })).toMatchObject({ errors: ['NOT_ALLOWED shop'] });
    expect((await send('PUT', '/v1/staff/bo', { disabled: true })).status).toBe(404);
  });
});
