// A shop's system that takes webhooks over HTTP, and fails as planned.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FakeReceiver {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** What the next calls are answered with, one after the other; 200 when none is left. */
  next(...plan: readonly Plan[]): void;
  close(): Promise<void>;
}

export type Plan =
  | number
  | 'silent'
  | 'reset'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export async function fakeReceiver(): Promise<FakeReceiver> {
  const taken: Taken[] = [];
  const plans: Plan[] = [];
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      taken.push(one);
      carryOut(plans.shift() ?? 200, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    taken,
    next: (...plan) => void plans.push(...plan),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Taken> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return { headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString('utf8') };
}

function carryOut(plan: Plan, request: IncomingMessage, response: ServerResponse): void {
  if (plan === 'silent') return;
  if (plan === 'reset') return void request.socket.resetAndDestroy();
  const { status, headers = {}, body = '' } = typeof plan === 'number' ? { status: plan } : plan;
  response.writeHead(status, headers).end(body);
}
