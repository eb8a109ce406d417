// An invented carrier over HTTP: it speaks EasyPost's protocol and Shippo's, and fails as planned.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CarrierBook } from './carrier-book.ts';
import type { CarrierCall, CarrierReply } from './carrier-call.ts';
import { easypostCall } from './fake-easypost.ts';
import { type FakeServer, openFakeServer, send } from './fake-server.ts';
import { shippoCall } from './fake-shippo.ts';

export interface FakeCarriers extends FakeServer {
  readonly book: CarrierBook;
}

export async function fakeCarriers(): Promise<FakeCarriers> {
  const fake = { url: '', book: new CarrierBook() };
  return Object.assign(fake, await openFakeServer((...called) => serve(fake, ...called)));
}

type Fake = Omit<FakeCarriers, 'close'>;

function serve({ url, book }: Fake, request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const text = content.toString('utf8');
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
  if (fault === '429' || fault === '500-before') return reply(response, broken(fault === '429' ? 429 : 500));
  const answer = call.act();
  if (fault === 'reset-after') return void request.socket.resetAndDestroy();
  reply(response, fault === '500-after' ? broken(500) : answer, fault === 'cut-answer');
}

function broken(status: number): CarrierReply {
  return { status, body: { error: { code: 'TROUBLE', message: 'Try again later.' }, detail: 'Try again later.' } };
}

/** A label, as far as anybody looks at it here. */
function fileCall(path: string): CarrierCall {
  return { kind: 'file', act: () => ({ status: 200, body: Buffer.from(`%PDF-1.4\n% ${path}\n%%EOF\n`) }) };
}

function reply(response: ServerResponse, { status, body }: CarrierReply, isCut = false): void {
  const isFile = Buffer.isBuffer(body);
  const headers = { 'content-type': isFile ? 'application/pdf' : 'application/json' };
  send(response, { status, headers, content: isFile ? body : Buffer.from(JSON.stringify(body)) }, isCut);
}
