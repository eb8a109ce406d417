// Mails that came back.
import { z } from '@hono/zod-openapi';
import { largestMail, takeBounce } from './bounce.ts';
import type { Operation } from './operation.ts';
import answers from './schemas/answers.json' with { type: 'json' };
import { rma } from './schemas/words.ts';
import { withRoom } from './uploads.ts';

const recordedSchema = z
  .union([
    z.strictObject({ rma, recorded: z.literal(true) }),
    z.strictObject({ recorded: z.literal(false), why: z.string() }),
  ])
  .openapi('BounceRecorded');

const toldSchema = z
  .strictObject({ rma, message: z.string(), id: z.string(), kept: z.literal(true) })
  .openapi('BounceTold');

export const bouncesOperations: readonly Operation[] = [
  {
    id: 'reportBounce',
    method: 'post',
    path: '/v1/bounces',
    tag: 'webhooks',
    summary: 'Report a mail that came back',
    description: 'The report of RFC 3464 as it came. A decision that never arrived stops the customer’s clock.',
    action: 'noticeBounced',
    body: { kind: 'bytes', mediaType: 'message/rfc822', says: 'The whole mail.' },
    answers: {
      200: {
        says: 'Recorded, or no report of a mail of ours.',
        schema: recordedSchema,
        example: answers.bounceRecorded,
      },
      202: { says: 'Recorded, and the return is told.', schema: toldSchema, example: answers.bounceTold },
    },
    problems: ['BAD_VALUE', 'TOO_LARGE', 'NOT_FOUND', 'PAUSED'],
    run: (call) =>
      withRoom(call, { kind: 'mail', mostBytes: largestMail }, (sent) => takeBounce(call.doors, call.principal, sent)),
  },
];
