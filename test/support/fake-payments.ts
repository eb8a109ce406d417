// An invented payment provider over HTTP: it speaks Stripe's protocol and PayPal's, and fails as planned.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { unreachable } from '../../src/domain/vocabulary.ts';
import { paypalCall } from './fake-paypal.ts';
import { type FakeServer, openFakeServer, send } from './fake-server.ts';
import { stripeCall } from './fake-stripe.ts';
import { type Fault, FaultPlan } from './payment-faults.ts';
import { PaymentBook, type Reply } from './payment-book.ts';

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A call of either protocol: what it is about, and how it is carried out. */
export interface ProtocolCall {
  readonly on: 'refund' | 'look-up' | 'other';
  readonly payment: string;
  /** As the provider documents it, keys included. */
  act(): Reply;
  /** Whether something stands under its key already. */
  isKept(): boolean;
  /** Marks its key as under way. */
  begin(): void;
  /** Books it, whatever its key; `less`: so many minor units fewer than were asked for. */
  book(less?: number): Reply;
  /** Answers 500, and keeps the answer under the call's key. */
  break(): Reply;
  readonly tooMany: Reply;
}

export interface FakePayments extends FakeServer {
  readonly book: PaymentBook;
  readonly faults: FaultPlan;
  /** Every key is refused while it is true. */
  keysExpired: boolean;
  /** How many calls have come. */
  calls: number;
}

export async function fakePayments(): Promise<FakePayments> {
  const fake = { url: '', book: new PaymentBook(), faults: new FaultPlan(), keysExpired: false, calls: 0 };
  return Object.assign(fake, await openFakeServer((...called) => serve(fake, ...called)));
}

type Fake = Omit<FakePayments, 'close'>;

function serve(fake: Fake, request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '', 'http://fake');
  const { method = 'GET', headers } = request;
  const ask: Ask = { method, path, query, headers, text: content.toString('utf8') };
  fake.calls += 1;
  const call = (/^\/v1\/(refunds|payment_intents)/.test(path) ? stripeCall : paypalCall)(fake, ask);
  if (call.on === 'other') return reply(response, call.act());
  fake.faults.passed(call.payment);
  const fault = fake.faults.next(call.payment, call.on);
  const answer = fault === undefined ? call.act() : disturbed(fake, call, fault);
  if (answer === 'reset') return void request.socket.resetAndDestroy();
  reply(response, answer, fault?.kind === 'cut-answer');
}

/** What comes back of a call that goes wrong; a look-up changes nothing, so there is nothing to carry out late. */
function disturbed({ faults }: Fake, call: ProtocolCall, fault: Fault): Reply | 'reset' {
  switch (fault.kind) {
    case 'reset-before':
      return 'reset';
    case 'reset-after':
    case 'forgotten-key':
      call.act();
      return 'reset';
    case 'cut-answer':
      return call.act();
    case '429':
      return call.tooMany;
    case 'saved-500':
      if (call.isKept()) return call.act();
      if (fault.commits && call.on === 'refund') call.book();
      return call.break();
    case 'late':
      if (call.on === 'look-up' || call.isKept()) return 'reset';
      call.begin();
      faults.later(call.payment, fault.after ?? 1, () => void call.book());
      return 'reset';
    case 'differs':
      return call.isKept() ? call.act() : call.book(1);
    default:
      return unreachable(fault.kind);
  }
}

function reply(response: ServerResponse, { status, body, headers }: Reply, isCut = false): void {
  const content = Buffer.from(JSON.stringify(body));
  send(response, { status, headers: { ...headers, 'content-type': 'application/json' }, content }, isCut);
}
