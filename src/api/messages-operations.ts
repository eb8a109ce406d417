// Every message of the contract is an operation of its own.
import { z } from '@hono/zod-openapi';
import { type SignalName, signalEvents, type UpdateName, updateEvents } from '../contract/messages.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { stages } from '../domain/vocabulary.ts';
import { messageSchema } from './message-schema.ts';
import { messageWords } from './message-words.ts';
import { type Named, sendMessage } from './message.ts';
import type { Operation } from './operation.ts';
import { rma } from './schemas/words.ts';

const sent = { rma, message: z.string(), id: z.string().describe('The id that the message was sent with.') };

const heardSchema = z
  .strictObject({ ...sent, stage: z.enum(stages), early: z.boolean().describe('Kept, and used when its stage comes.') })
  .openapi('Heard');

const keptSchema = z.strictObject({ ...sent, kept: z.literal(true) }).openapi('Kept');

/** What the state of a return may have against a message. */
const refusals = [
  'NOT_NOW',
  'TOO_LATE',
  'TOO_MUCH',
  'ALREADY_DECIDED',
  'POLICY_REFUSES',
  'REASON_MISSING',
  'EVIDENCE_MISSING',
  'DIFFERENT_CONTENT',
  'RETURN_ENDED',
  'PAUSED',
] as const satisfies readonly ProblemCode[];

const updateSays =
  'Answered when the return has taken or refused it; the same `id` again is answered the same, and with other content refused (409).';
const signalSays = 'Kept at once (202); the card shows what came of it, or the problem.';
const signalRefusals = ['RETURN_ENDED', 'PAUSED'] as const satisfies readonly ProblemCode[];

export const messagesOperations: readonly Operation[] = [
  ...(Object.keys(updateEvents) as readonly UpdateName[]).map((name) => operationOf({ kind: 'update', name })),
  ...(Object.keys(signalEvents) as readonly SignalName[]).map((name) => operationOf({ kind: 'signal', name })),
];

function operationOf(named: Named): Operation {
  const { summary, more, example } = messageWords[named.name];
  // Whoever tries one example after the other says something new each time.
  const id = `${named.name}-1`;
  const answer = { rma: 'ABC-7K3MQ9XA-5', message: named.name, id };
  return {
    id: named.name,
    method: 'post',
    path: `/v1/returns/{rma}/${named.name}`,
    tag: 'messages',
    summary,
    description: [more, named.kind === 'update' ? updateSays : signalSays].filter(Boolean).join(' '),
    action: named.name,
    headers: ['idempotency-key'],
    body: {
      kind: 'json',
      schema: (described) => messageSchema(described, named),
      example: { id, ...example },
    },
    answers:
      named.kind === 'update'
        ? {
            200: {
              says: 'The return has taken it.',
              schema: heardSchema,
              example: { ...answer, stage: 'in-review', early: false },
            },
          }
        : {
            202: {
              says: 'It is kept; the card shows what comes of it.',
              schema: keptSchema,
              example: { ...answer, kept: true },
            },
          },
    problems: named.kind === 'update' ? refusals : signalRefusals,
    run: ({ doors, principal, rma: ofReturn, body, request }) => {
      const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
      return sendMessage(doors, { rma: ofReturn, named, principal, idempotencyKey }, body);
    },
  };
}
