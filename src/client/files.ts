// Files of a return: evidence that people give, papers that we make.
import type { givenSchema, listedSchema } from '../api/evidence-operations.ts';
import type { papersSchema } from '../api/schemas/papers.ts';
import type { Evidence } from '../domain/vocabulary.ts';
import type { AnswerOf } from './answer-of.ts';
import type { Call, CallOptions, Content } from './call.ts';
import { pathOf } from './path.ts';

export interface Files {
  /** A picture, video or PDF; the same file again is the same one. A stream is sent once and not tried again. */
  giveEvidence(
    rma: string,
    evidence: Evidence,
    file: Content,
    options?: CallOptions,
  ): Promise<AnswerOf<typeof givenSchema>>;
  listEvidence(rma: string, options?: CallOptions): Promise<AnswerOf<typeof listedSchema>>;
  readEvidence(rma: string, name: string, options?: CallOptions): Promise<Blob>;
  /** Labels, packing slips, certificates. */
  listPapers(rma: string, options?: CallOptions): Promise<AnswerOf<typeof papersSchema>>;
  /** A PDF. */
  readPaper(rma: string, name: string, options?: CallOptions): Promise<Blob>;
}

export function filesBy(call: Call): Files {
  const listOf =
    <Answer>(kind: string) =>
    async (rma: string, options?: CallOptions): Promise<Answer> =>
      (await (await call({ method: 'GET', path: pathOf('returns', rma, kind) }, options)).json()) as Answer;
  const fileOf = (kind: string) => async (rma: string, name: string, options?: CallOptions) =>
    (await call({ method: 'GET', path: pathOf('returns', rma, kind, name), accept: '*/*' }, options)).blob();
  return {
    async giveEvidence(rma, evidence, file, options) {
      const asked = {
        method: 'POST',
        path: pathOf('returns', rma, 'evidence', evidence),
        content: { bytes: file, mediaType: 'application/octet-stream' },
        again: file instanceof ReadableStream ? 'never' : 'always',
      } as const;
      return (await (await call(asked, options)).json()) as AnswerOf<typeof givenSchema>;
    },
    listEvidence: listOf('evidence'),
    readEvidence: fileOf('evidence'),
    listPapers: listOf('papers'),
    readPaper: fileOf('papers'),
  };
}
