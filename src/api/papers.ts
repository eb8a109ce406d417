// Papers of a return: listed, and served to be saved.
import type { ReturnPaper } from '../ports/papers.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';

export async function listPapers(doors: ApiDoors, rma: string): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const papers = (await doors.reads.papers.list(rma)).map((paper) => ({ ...paper, self: pathOf(rma, paper) }));
  return { kind: 'done', status: 200, body: { rma, papers } };
}

export async function servePaper(doors: ApiDoors, rma: string, name: string): Promise<Answer | Response> {
  const content = await doors.reads.papers.read(rma, name);
  if (content === undefined) return refuse('NOT_FOUND', 'This return has no paper of this name.');
  return new Response(Buffer.from(content), {
    headers: {
      'content-type': 'application/pdf',
      // The name is one of ours, or nothing would have been found.
      'content-disposition': `attachment; filename="${rma}-${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

function pathOf(rma: string, { name }: ReturnPaper): string {
  return `/v1/returns/${rma}/papers/${name}`;
}
