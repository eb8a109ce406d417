// PayPal's access token: asked for once, shared by all calls, asked for anew before it ends or when it was refused.
import { z } from 'zod';
import { call, type Heard } from './http.ts';
import { keyRefused, noAnswer } from './no-answer.ts';

export interface PaypalAccess {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long one call may take. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Sends one call with a token. Throws `NoAnswer`, for operators where PayPal does not take our credentials. */
export type PaypalCall = (path: string, request?: PaypalRequest) => Promise<Heard>;

export interface PaypalRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; with it the call is a POST. */
  readonly body?: object;
}

export function paypalCalls(access: PaypalAccess): PaypalCall {
  const { url, timeoutMs, now } = access;
  let token: Promise<Token> | undefined;
  return async (path, request = {}) => {
    const first = await usable();
    const heard = await send(first, path, request);
    if (heard.status !== 401) return allowed(heard);
    if (token !== undefined && (await token) === first) token = undefined;
    return allowed(await send(await usable(), path, request));
  };

  async function usable(): Promise<Token> {
    if (token !== undefined && (await token).endsMs <= now()) token = undefined;
    token ??= newToken(access).catch((error: unknown) => {
      token = undefined;
      throw error;
    });
    return token;
  }

  function send({ text }: Token, path: string, { headers, body }: PaypalRequest): Promise<Heard> {
    const json = { ...headers, authorization: `Bearer ${text}`, 'content-type': 'application/json' };
    const posted = body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body) };
    return call('PayPal', new URL(path, url), { headers: json, timeoutMs, ...posted });
  }
}

interface Token {
  readonly text: string;
  readonly endsMs: number;
}

const tokenBody = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** A token that ends while a call is under way would cost another one. */
const reserveMs = 60_000;

async function newToken({ url, clientId, clientSecret, timeoutMs, now }: PaypalAccess): Promise<Token> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'grant_type=client_credentials';
  const askedMs = now();
  const heard = await call('PayPal', new URL('/v1/oauth2/token', url), { method: 'POST', headers, body, timeoutMs });
  if ([400, 401, 403].includes(heard.status)) throw keyRefused('PayPal does not take our client id and secret.');
  const read = tokenBody.safeParse(heard.body);
  if (!read.success) throw noAnswer(`PayPal answered ${heard.status} and no access token.`);
  return { text: read.data.access_token, endsMs: askedMs + read.data.expires_in * 1000 - reserveMs };
}

function allowed(heard: Heard): Heard {
  if (heard.status === 401) throw keyRefused('PayPal does not take its own new token.');
  if (heard.status === 403) throw keyRefused('PayPal does not let our account do this (403).');
  return heard;
}
