// Sign-in at a company's own OpenID provider, which is a real one on this machine.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { companySignIn } from '../../src/adapters/door/company-sign-in.ts';
import { publicUrl } from '../api/bench-door.ts';
import { browserOf, withStaff } from '../api/browser.ts';
import { type Company, followAtCompany, startCompany } from '../support/fake-company.ts';

const redirectUrl = `${publicUrl}/v1/session/oidc/callback`;

describe.each([
  ['that tells the address in its token', true],
  ['that tells the address when it is asked', false],
])('at a company %s', (_, tellsInToken) => {
  let company: Company;
  beforeAll(async () => {
    company = await startCompany(redirectUrl, tellsInToken);
  });
  afterAll(() => company.close());
  beforeEach(() => {
    company.account = { subject: 's-1', email: 'bo@example.com', isVerified: true };
  });

  const open = async (changes: { readonly clientSecret?: string } = {}) => {
    const { issuer, clientId, clientSecret } = company;
    const options = { issuer, clientId, clientSecret, redirectUrl, ...changes };
    const bench = await withStaff({ companySignIn: companySignIn(options) });
    await bench.door.staff.change('bo', { email: 'bo@example.com' });
    return bench;
  };
  type Bench = Awaited<ReturnType<typeof open>>;

  /** Goes there and comes back; `tampered` changes the way back. */
  const signIn = async ({ app }: Bench, tampered: (back: URL) => URL = (back) => back) => {
    const browser = browserOf(app);
    const begun = await browser.get('/v1/session/oidc');
    const back = tampered(new URL(await followAtCompany(company, begun.headers.get('location') ?? '')));
    return { browser, back, came: await browser.get(`${back.pathname}${back.search}`) };
  };

  test('somebody with an account here is signed in by their verified address', async () => {
    const bench = await open();
    const { browser, came } = await signIn(bench);
    expect([came.status, came.headers.get('location')]).toEqual([303, `${publicUrl}/`]);
    expect(await browser.get('/v1/session')).toMatchObject({ status: 200, body: { role: 'agent', name: 'bo' } });
    expect(bench.audit.acts.at(-1)).toMatchObject({ by: 'agent:bo', action: 'signed-in', facts: { way: 'company' } });
  });

  test('or by the id that the company has for them, whatever their address', async () => {
    const bench = await open();
    company.account = { subject: 'sub-1', email: 'changed@example.com', isVerified: false };
    const { browser } = await signIn(bench);
    expect((await browser.get('/v1/session')).body).toMatchObject({ name: 'sub' });
  });

  test.each([
    ['an address that nobody has verified', { subject: 's-9', email: 'bo@example.com', isVerified: false }],
    ['no account here', { subject: 's-9', email: 'somebody@example.com', isVerified: true }],
  ])('with %s they stay outside, and no account is made', async (_what, account) => {
    const bench = await open();
    const before = await bench.door.staff.list();
    company.account = account;
    const { browser, came } = await signIn(bench);
    expect(came).toMatchObject({ status: 401, errors: ['SIGN_IN_FAILED'] });
    expect((await browser.get('/v1/session')).status).toBe(401);
    expect(await bench.door.staff.list()).toEqual(before);
  });

  test('whoever is disabled here stays outside', async () => {
    const bench = await open();
    await bench.door.staff.change('bo', { disabled: true });
    expect((await signIn(bench)).came.status).toBe(401);
  });

  test('an answer of the company counts once', async () => {
    const bench = await open();
    const begun = await browserOf(bench.app).get('/v1/session/oidc');
    const kept = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const back = new URL(await followAtCompany(company, begun.headers.get('location') ?? ''));
    const come = () => browserOf(bench.app, kept).get(`${back.pathname}${back.search}`);
    expect([(await come()).status, (await come()).status]).toEqual([303, 401]);
  });

  test('an answer that another browser asked for signs nobody in', async () => {
    const bench = await open();
    const { back } = await signIn(bench);
    const other = browserOf(bench.app);
    expect((await other.get(`${back.pathname}${back.search}`)).status).toBe(401);
    await other.get('/v1/session/oidc');
    expect((await other.get(`${back.pathname}${back.search}`)).status).toBe(401);
    expect((await other.get('/v1/session')).status).toBe(401);
  });

  test.each([
    ['another state', (back: URL) => changed(back, 'state', 'x')],
    ['no state', (back: URL) => changed(back, 'state', undefined)],
    ['another code', (back: URL) => changed(back, 'code', 'x')],
    ['a refusal', (back: URL) => changed(changed(back, 'code', undefined), 'error', 'access_denied')],
  ])('with %s nobody is signed in', async (_what, tampered) => {
    const { came } = await signIn(await open(), tampered);
    expect(came).toMatchObject({ status: 401, errors: ['SIGN_IN_FAILED'] });
  });

  test('with a wrong secret of ours nobody is signed in', async () => {
    expect((await signIn(await open({ clientSecret: 'not this one' }))).came.status).toBe(401);
  });
});

test('a company that does not answer is one to come back to', async () => {
  const company = await startCompany(redirectUrl, true);
  const bench = await withStaff({ companySignIn: companySignIn({ ...company, redirectUrl }) });
  await company.close();
  const away = await browserOf(bench.app).get('/v1/session/oidc');
  expect(away).toMatchObject({ status: 503, errors: ['UNAVAILABLE'] });
});

test('where no company is set up there is no such way in', async () => {
  const { app } = await withStaff();
  expect((await browserOf(app).get('/v1/session/oidc')).status).toBe(404);
  expect((await browserOf(app).get('/v1/session/oidc/callback?code=x&state=y')).status).toBe(404);
});

function changed(url: URL, name: string, value: string | undefined): URL {
  const other = new URL(url);
  if (value === undefined) other.searchParams.delete(name);
  else other.searchParams.set(name, value);
  return other;
}
