// Refusals: RFC 9457 documents.
import { z } from '@hono/zod-openapi';
import { type Problem, type ProblemCode, problems } from '../../contract/problems.ts';
import { outcomes } from '../../domain/vocabulary.ts';

const code = z.enum(Object.keys(problems) as ProblemCode[]);

export const oneProblemSchema = z
  .strictObject({
    at: z.string().describe('The path of the field, such as `case.order.lines[0].unitPrice`; empty for the whole.'),
    code,
    detail: z.string(),
  })
  .openapi('OneProblem') satisfies z.ZodType<Problem>;

export const problemSchema = z
  .strictObject({
    type: z.string().describe('`urn:homeward:problem:` and the code.'),
    title: z.string(),
    status: z.int(),
    code,
    detail: z.string(),
    cure: z.string().describe('What to do about it.'),
    errors: z.array(oneProblemSchema).describe('All that is wrong, the first of it named above; at most 50.'),
    outcome: z.enum(outcomes).exactOptional().describe('With RETURN_ENDED: how the return ended.'),
    incident: z.string().exactOptional().describe('With BROKEN: under which it stands in our log.'),
  })
  .openapi('Problem');
