// An invented carrier over HTTP: it speaks EasyPost's protocol and Shippo's, and fails as planned.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CarrierBook } from './carrier-book.ts';
import type { CarrierCall, CarrierReply } from './carrier-call.ts';
import { easypostCall } from './fake-easypost.ts';
import { shippoCall } from './fake-shippo.ts';

export interface FakeCarriers {
  readonly url: string;
  readonly book: CarrierBook;
  close(): Promise<void>;
}

export async function fakeCarriers(): Promise<FakeCarriers> {
  const fake = { url: '', book: new CarrierBook() };
  const server = createServer((request, response) => void serve(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close });
}

type Fake = Omit<FakeCarriers, 'close'>;

async function serve({ url, book }: Fake, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const { pathname: path, searchParams: query } = new URL(request.url ?? '', url);
  const body = text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
  const { method = 'GET', headers } = request;
  const ask = { method, path, query, authorization: headers.authorization ?? '', body, url };
  const call = path.startsWith('/files/')
    ? fileCall(path)
    : (path.startsWith('/v2/') ? easypostCall : shippoCall)(book, ask);
  const fault = book.next(call.kind);
  if (fault === 'silent') return;
  if (fault === 'reset-before') return void request.socket.resetAndDestroy();
  if (fault === '429' || fault === '500-before') return send(response, broken(fault === '429' ? 429 : 500));
  const reply = call.act();
  if (fault === 'reset-after') return void request.socket.resetAndDestroy();
  send(response, fault === '500-after' ? broken(500) : reply, fault === 'cut-answer');
}

function broken(status: number): CarrierReply {
  return { status, body: { error: { code: 'TROUBLE', message: 'Try again later.' }, detail: 'Try again later.' } };
}

/** A label, as far as anybody looks at it here. */
function fileCall(path: string): CarrierCall {
  return { kind: 'file', act: () => ({ status: 200, body: Buffer.from(`%PDF-1.4\n% ${path}\n%%EOF\n`) }) };
}

function send(response: ServerResponse, { status, body }: CarrierReply, isCut = false): void {
  const isFile = Buffer.isBuffer(body);
  const content = isFile ? body : Buffer.from(JSON.stringify(body));
  const type = isFile ? 'application/pdf' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'content-length': content.length });
  if (!isCut) return void response.end(content);
  response.write(content.subarray(0, content.length / 2), () => response.socket?.resetAndDestroy());
}
