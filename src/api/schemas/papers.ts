// Papers of a return.
import { z } from '@hono/zod-openapi';
import type { ReturnPaper } from '../../ports/papers.ts';
import { rma } from './words.ts';

const paper = {
  name: z.string().openapi({ example: 'return-label.pdf' }),
  kind: z.enum(['packing-slip', 'label', 'return-address', 'refund-certificate']),
  mediaType: z.literal('application/pdf'),
};

z.strictObject(paper) satisfies z.ZodType<ReturnPaper>;

export const papersSchema = z
  .strictObject({ rma, papers: z.array(z.strictObject({ ...paper, self: z.string() })) })
  .openapi('Papers');
