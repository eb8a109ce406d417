// A company with an OpenID provider of its own on this machine, at which whoever comes is signed in as somebody chosen.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { Provider } from 'oidc-provider';

export interface Company {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next; `email` as the provider tells it. */
  account: { readonly subject: string; readonly email: string; readonly isVerified: boolean };
  close(): Promise<void>;
}

/** @param tellsInToken the address stands in the ID token; else it has to be asked for */
export async function startCompany(redirectUrl: string, tellsInToken: boolean): Promise<Company> {
  const [clientId, clientSecret] = ['homeward', 'a secret of the two of us'];
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const company: Company = {
    issuer,
    clientId,
    clientSecret,
    account: { subject: 's-1', email: 'bo@example.com', isVerified: true },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const provider = await quietly(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUrl] }],
    cookies: { keys: ['a key of the company'] },
    jwks: { keys: [newKey()] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !tellsInToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/sign-in' },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => {
        const { email, isVerified } = company.account;
        return Promise.resolve({ sub: accountId, email, email_verified: isVerified });
      },
    }),
    loadExistingGrant,
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url !== '/sign-in') answer(request, response);
    else void provider.interactionFinished(request, response, { login: { accountId: company.account.subject } });
  });
  return company;
}

type GrantOf = (context: {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: Provider;
  };
}) => Promise<object>;

/** It warns of this Node and of keeping all in memory, which is right for one that lives as long as a test. */
async function quietly(issuer: string, configuration: object): Promise<Provider> {
  const silence = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    const { Provider: Made } = await import('oidc-provider');
    return new Made(issuer, configuration);
  } finally {
    silence.mockRestore();
  }
}

/** Nobody is asked whether their employer may know who they are. */
const loadExistingGrant: GrantOf = async ({ oidc: { client, session, provider } }) => {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email');
  await grant.save();
  return grant;
};

function newKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' };
}

/** A browser at the company: it follows its pages until it is sent elsewhere, and answers where that is. */
export async function followAtCompany({ issuer }: Company, url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  while (next.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The company answers ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  return next;
}
