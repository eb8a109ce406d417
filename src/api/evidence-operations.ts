// Evidence as files.
import { z } from '@hono/zod-openapi';
import { evidenceItems } from '../domain/vocabulary.ts';
import { type EvidenceFile, largestFile } from '../ports/evidence.ts';
import { giveEvidence, listEvidence, serveEvidence } from './evidence.ts';
import type { Operation } from './operation.ts';
import answers from './schemas/answers.json' with { type: 'json' };
import { oneProblemSchema } from './schemas/problem.ts';
import { instant, who } from './schemas/words.ts';
import { withRoom } from './uploads.ts';

const file = {
  name: z.string(),
  evidence: z.enum(evidenceItems),
  mediaType: z.string().describe('Of what is served: a picture is made anew from what was sent.'),
  bytes: z.int().describe('Of what was sent.'),
  sha256: z.string(),
  by: who,
  at: instant,
};

z.strictObject(file) satisfies z.ZodType<EvidenceFile>;

export const givenSchema = z
  .strictObject({
    ...file,
    told: z
      .union([z.looseObject({ message: z.string() }), z.strictObject({ problem: oneProblemSchema.exactOptional() })])
      .exactOptional()
      .describe('From a customer it is evidence supplied, too: what the return made of that.'),
  })
  .openapi('EvidenceGiven');

export const listedSchema = z
  .strictObject({ files: z.array(z.strictObject({ ...file, self: z.string() })) })
  .openapi('EvidenceFiles');

export const evidenceOperations: readonly Operation[] = [
  {
    id: 'giveEvidence',
    method: 'post',
    path: '/v1/returns/{rma}/evidence/{evidence}',
    tag: 'evidence',
    summary: 'Give a file as evidence',
    description:
      'The file is the bare body, whatever type the header names: its first bytes tell. Few are taken at once (429, 503).',
    action: 'giveEvidence',
    body: { kind: 'bytes', mediaType: 'application/octet-stream', says: 'A picture, a video or a PDF.' },
    answers: { 201: { says: 'The file is kept.', schema: givenSchema, example: answers.evidence } },
    problems: ['TOO_LARGE', 'BAD_VALUE', 'TOO_MUCH'],
    run: (call) =>
      withRoom(call, { kind: 'file', mostBytes: largestFile }, ({ body }) => {
        const { doors, principal, rma, parts } = call;
        return giveEvidence(doors, { principal, rma, evidence: parts['evidence'] ?? '', content: body });
      }),
  },
  {
    id: 'listEvidence',
    method: 'get',
    path: '/v1/returns/{rma}/evidence',
    tag: 'evidence',
    summary: 'List the files of a return',
    action: 'readEvidence',
    answers: { 200: { says: 'The first given first.', schema: listedSchema, example: answers.files } },
    run: ({ doors, rma }) => listEvidence(doors, rma),
  },
  {
    id: 'readEvidence',
    method: 'get',
    path: '/v1/returns/{rma}/evidence/{name}',
    tag: 'evidence',
    summary: 'Fetch a file',
    action: 'readEvidence',
    answers: { 200: { says: 'Pictures may be shown, all else can only be saved.', mediaType: '*/*' } },
    run: ({ doors, rma, parts }) => serveEvidence(doors, rma, parts['name'] ?? ''),
  },
];
