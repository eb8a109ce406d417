// Sign-in by OpenID Connect: authorization code with PKCE, state and nonce.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  fetchUserInfo,
} from 'openid-client';
import type { CompanySignIn } from '../../ports/sign-in.ts';
import type { Identity } from '../../ports/staff.ts';
import { derivedSecret, newSecret } from './secrets.ts';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back to; it has to be registered there, letter by letter. */
  readonly redirectUrl: string;
}

/**
 * Nothing is kept here between going and coming back: state, nonce and verifier follow from one secret that the browser
 * has in a cookie, so whoever comes back with another browser's answer has not the secret that belongs to it.
 */
export function companySignIn(options: OidcOptions): CompanySignIn {
  const provider = oncePerSuccess(() => discover(options));
  return {
    begin: () =>
      unlessAway(async () => {
        const keep = newSecret();
        const url = buildAuthorizationUrl(await provider(), {
          redirect_uri: options.redirectUrl,
          scope: 'openid email',
          state: derivedSecret(keep, 'state'),
          nonce: derivedSecret(keep, 'nonce'),
          code_challenge: await calculatePKCECodeChallenge(derivedSecret(keep, 'verifier')),
          code_challenge_method: 'S256',
        });
        return { kind: 'begun', url: url.href, keep };
      }),

    finish: (search, keep) =>
      unlessAway(async () => {
        const configuration = await provider();
        try {
          const tokens = await authorizationCodeGrant(configuration, new URL(`${options.redirectUrl}${search}`), {
            expectedState: derivedSecret(keep, 'state'),
            expectedNonce: derivedSecret(keep, 'nonce'),
            pkceCodeVerifier: derivedSecret(keep, 'verifier'),
            idTokenExpected: true,
          });
          return { kind: 'known', identity: await identityOf(configuration, tokens) };
        } catch (error) {
          if (isAway(error)) throw error;
          return { kind: 'refused', sentence: 'The company’s sign-in did not confirm who you are: try it once more.' };
        }
      }),
  };
}

/** Unencrypted only on the developer's own machine. */
function discover({ issuer, clientId, clientSecret }: OidcOptions): Promise<Configuration> {
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(`${issuer}/`);
  const more = isLocal ? { execute: [allowInsecureRequests] } : {};
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: patienceSeconds, ...more });
}

const patienceSeconds = 10;

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

/** An address counts only where the provider says that it is verified; some tell it at another place alone. */
async function identityOf(configuration: Configuration, tokens: Tokens): Promise<Identity> {
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider gave no ID token.');
  const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const told =
    claims['email'] === undefined && hasMore
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims;
  const { email, email_verified: isVerified } = told as Readonly<Record<string, unknown>>;
  return { subject: claims.sub, email: typeof email === 'string' && isVerified === true ? email : null };
}

/** Found once; what failed is tried again the next time. */
function oncePerSuccess<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () =>
    (found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    }));
}

async function unlessAway<Result>(act: () => Promise<Result>): Promise<Result | { readonly kind: 'away' }> {
  try {
    return await act();
  } catch (error) {
    if (isAway(error)) return { kind: 'away' };
    throw error;
  }
}

/** No answer at all, one that took too long, or one that is a server's own trouble; it stands at the bottom of its causes. */
function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, message, code, cause, status } = error as Readonly<Record<string, unknown>>;
  if (name === 'TypeError' && message === 'fetch failed') return true;
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true;
  return (typeof status === 'number' && status >= 500) || isAway(cause);
}
