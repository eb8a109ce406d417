// One webhook over HTTP, signed as standardwebhooks.com says.
import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { instantOf } from '../../domain/instant.ts';
import type { SendAnswer, SendWebhook, TryError, WebhookMessage } from '../../ports/webhooks.ts';
import { retryAfterIn } from '../payments/no-answer.ts';
import { hostOf, isPrivate, PrivateAddress, publicLookup } from './address.ts';

export interface SendOptions {
  /** For development: http, and addresses of private networks. */
  readonly allowPrivate: boolean;
  /** Until the whole answer has come. */
  readonly timeoutMs?: number;
}

/** No redirect is followed, and of the answer nothing but its status is looked at. */
export function webhookSender({ allowPrivate, timeoutMs = 15_000 }: SendOptions): SendWebhook {
  return async (message) => {
    const at = new Date();
    const startedMs = performance.now();
    const tried = (heard: Heard | { readonly error: TryError }): SendAnswer => ({
      at: instantOf(at.getTime()),
      durationMs: Math.round(performance.now() - startedMs),
      ...('status' in heard ? meaningOf(heard) : { status: null, error: heard.error }),
    });
    try {
      return tried(await post(message, { at, allowPrivate, timeoutMs }));
    } catch (error) {
      return tried({ error: errorOf(error) });
    }
  };
}

interface Heard {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

interface Posting extends Required<SendOptions> {
  readonly at: Date;
}

function post(message: WebhookMessage, { at, allowPrivate, timeoutMs }: Posting): Promise<Heard> {
  const url = new URL(message.url);
  if (!allowPrivate && (url.protocol !== 'https:' || isPrivate(hostOf(url)))) throw new PrivateAddress(url.hostname);
  const body = Buffer.from(message.body);
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve, reject) => {
    const request: ClientRequest = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method: 'POST',
      agent: false, // A kept connection would go to where the name led earlier.
      signal,
      headers: { ...headersOf(message, at), 'content-type': 'application/json', 'content-length': body.length },
      ...(allowPrivate ? {} : { lookup: publicLookup }),
    });
    request.once('error', reject);
    // Whoever wants to speak something else than HTTP has not taken it: nobody would hear of the connection any more.
    request.once('upgrade', ({ statusCode: status = 0 }, socket) => {
      socket.destroy();
      resolve({ status, retryAfter: undefined });
    });
    request.once('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      drain(response).then(() => resolve({ status, retryAfter: headers['retry-after'] }), reject);
    });
    request.end(body);
  });
}

/** Reads so much of the answer that the receiver is not cut off, and no more. */
async function drain(response: IncomingMessage): Promise<void> {
  let read = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    read += part.length;
    if (read > mostBytes) break;
  }
  response.destroy();
}

const mostBytes = 65_536;

function headersOf({ id, body, secrets }: WebhookMessage, at: Date) {
  return {
    'user-agent': 'Homeward-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

function meaningOf({ status, retryAfter }: Heard): Pick<SendAnswer, 'status' | 'error' | 'retryAfterMs'> {
  const wait = status === 429 || status === 503 ? retryAfterIn(retryAfter) : undefined;
  return { status, error: errorIn(status), ...(wait !== undefined && { retryAfterMs: wait }) };
}

function errorIn(status: number): TryError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

function errorOf(error: unknown): TryError {
  if (error instanceof PrivateAddress) return 'private-address';
  const { name, cause } = error as Partial<Error>;
  if (name === 'TimeoutError' || (cause as Partial<Error> | undefined)?.name === 'TimeoutError') return 'timeout';
  return 'connection';
}
