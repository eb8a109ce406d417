// A message to a running return: the sender's facts, with who, when and for which return from us.
import type { Principal } from '../contract/can.ts';
import type { Message, SignalName, UpdateName } from '../contract/messages.ts';
import { isBefore } from '../domain/instant.ts';
import type { Act } from '../ports/audit.ts';
import type { Told } from '../ports/returns.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { readMessageBody } from './message-body.ts';
import { whoOf } from './who.ts';

/** Updates are answered at once (200); signals are kept (202), and the card shows what came of them. */
export async function sendMessage(doors: ApiDoors, sending: Sending, body: unknown): Promise<Answer> {
  const { rma, named, principal } = sending;
  const read = readMessageBody(doors, sending, body);
  if (read.kind === 'problems') return read;
  const now = await doors.clock.now(rma);
  const at = read.at ?? now;
  if (isBefore(now, at)) return refuse('BAD_VALUE', `This lies after the return's now, ${now}.`, 'at');
  const message: Message = { ...read.fields, id: read.id, at, heardAt: now, by: whoOf(principal) };
  const told =
    named.kind === 'update'
      ? await doors.returns.update(rma, named.name, message)
      : await doors.returns.signal(rma, named.name, message);
  if (told.kind !== 'problem') {
    await doors.audit.record(takenAct(rma, named.name, message));
    await bringLedgerUpToDate(doors, sending, message);
  }
  return answerTo(told, { rma, message: named.name, id: read.id });
}

/** What is said of a refund to its return is no less news to our ledger; where the provider has books, they decide. */
async function bringLedgerUpToDate(
  { hearings, hashOf }: ApiDoors,
  { rma, named }: Sending,
  message: Message,
): Promise<void> {
  const status = named.name === 'confirmRefund' ? 'settled' : named.name === 'refundReported' && message['status'];
  if (status !== 'settled' && status !== 'failed') return;
  const id = hashOf([rma, message.by, message.id]).slice('sha256:'.length);
  await hearings.start('message', id, { about: 'return', rma, status });
}

export type Named =
  { readonly kind: 'update'; readonly name: UpdateName } | { readonly kind: 'signal'; readonly name: SignalName };

export interface Sending {
  readonly rma: string;
  readonly named: Named;
  readonly principal: Principal;
  /** The header `Idempotency-Key`, which may stand for `id`. */
  readonly idempotencyKey: string | undefined;
}

/** Whoever gets no answer because the audit is away sends the message again, and then it stands there. */
function takenAct(rma: string, message: Named['name'], { id, at, by }: Message): Act {
  const once = JSON.stringify(['message', rma, by, id]);
  return { shop: null, rma, by, action: 'message-taken', once, facts: { message, id, at: at ?? null } };
}

function answerTo(told: Told, sent: { readonly rma: string; readonly message: string; readonly id: string }): Answer {
  if (told.kind === 'heard') return { kind: 'done', status: 200, body: { ...sent, ...told.heard } };
  if (told.kind === 'kept') return { kind: 'done', status: 202, body: { ...sent, kept: true } };
  if (told.problem.code === 'NOT_FOUND') return noSuchReturn();
  return { kind: 'problems', problems: [told.problem], ...(told.outcome && { outcome: told.outcome }) };
}
