// The calls that the sandbox provider answers: who may call, what is asked, how it goes back.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from './sandbox-faults.ts';
import type { SandboxLedger, SandboxRefund } from './sandbox-ledger.ts';
import { changeRefund, refundsOf, refusal, type SandboxAnswer, shown, takeRefund } from './sandbox-refunds.ts';

/** Answers one call, or lets the connection hang or break where a fault wants it so. */
export async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await replyTo(desk, request).catch((error: unknown) => refusal(500, 'internal', String(error)));
  if (reply === 'hang') return;
  if (reply === 'reset') return void request.socket.resetAndDestroy();
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    ...(reply.retryAfter !== undefined && { 'retry-after': String(reply.retryAfter) }),
    ...(reply.status === 413 && { connection: 'close' }),
  });
  response.end(JSON.stringify(reply.body));
}

/** All that a call needs; `keys` are kept as digests, so that comparing them takes the same time for every key. */
export interface Desk {
  readonly ledger: SandboxLedger;
  readonly faults: Faults;
  readonly tell: (answer: SandboxAnswer) => void;
  readonly keys: readonly Buffer[];
}

export function deskWith({ keys, ...rest }: Omit<Desk, 'keys'> & { readonly keys: readonly string[] }): Desk {
  return { ...rest, keys: keys.map(digestOf) };
}

type Reply = SandboxAnswer | 'hang' | 'reset';

async function replyTo(desk: Desk, request: IncomingMessage): Promise<Reply> {
  if (!hasKey(desk, request)) return refusal(401, 'unauthorized', 'Send Authorization: Bearer KEY with a valid key.');
  const [path = '', query] = (request.url ?? '').split('?', 2);
  if (request.method === 'GET') return read(desk, request, path, new URLSearchParams(query));
  if (request.method !== 'POST') return refusal(405, 'method_not_allowed', 'Only GET and POST are answered.');
  const text = await bodyOf(request);
  if (text === undefined) return refusal(413, 'too_large', `A body has at most ${largestBody} bytes.`);
  const body = parsed(text);
  if (body === undefined) return refusal(400, 'not_json', 'The body is not JSON.');
  return write(desk, request, path, body);
}

function read({ ledger, faults }: Desk, request: IncomingMessage, path: string, query: URLSearchParams): Reply {
  if (path === '/v1/ledger') return { status: 200, body: { data: ledger.lines() } };
  const refunds = refundsOf(ledger.lines());
  if (path === '/v1/refunds') {
    const [intent, payment] = [query.get('intent'), query.get('payment')];
    if (!intent && !payment) return refusal(400, 'intent_missing', 'Say which intent: /v1/refunds?intent=ID.');
    const isSought = (refund: SandboxRefund) => (intent ? refund.intent === intent : refund.payment === payment);
    const found = () => ({ data: refunds.filter(isSought).map(shown) });
    return faults.disturb('look-up', request, () => ({ status: 200, body: found() }));
  }
  const refund = refunds.find(({ id }) => path === `/v1/refunds/${id}`);
  return refund ? { status: 200, body: shown(refund) } : nothingHere(path);
}

function write({ ledger, faults, tell }: Desk, request: IncomingMessage, path: string, body: unknown): Reply {
  if (path === '/v1/faults') return faults.order(body);
  if (path === '/v1/refunds') {
    const key = request.headers['idempotency-key'];
    return faults.disturb('refund', request, () => takeRefund(ledger, key?.toString(), body));
  }
  const id = /^\/v1\/refunds\/([^/]+)\/status$/.exec(path)?.[1];
  if (id === undefined) return nothingHere(path);
  const answer = changeRefund(ledger, id, body);
  tell(answer);
  return answer;
}

function nothingHere(path: string): SandboxAnswer {
  return refusal(404, 'not_found', `There is nothing at ${path}.`);
}

const largestBody = 64 * 1024;

/** Undefined: larger than we take. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** Undefined: not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasKey({ keys }: Desk, request: IncomingMessage): boolean {
  const presented = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (presented === undefined) return false;
  const digest = digestOf(presented);
  return keys.some((key) => timingSafeEqual(key, digest));
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
