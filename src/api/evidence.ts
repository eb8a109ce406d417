// Evidence as files: given, listed, and served so that no file can do harm in a browser.
import type { Principal } from '../contract/can.ts';
import { type Evidence, evidenceItems } from '../domain/vocabulary.ts';
import type { EvidenceFile, EvidenceKept } from '../ports/evidence.ts';
import { type Answer, noSuchReturn, refuse, responseOf } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { sendMessage } from './message.ts';
import { whoOf } from './who.ts';

export interface Giving {
  readonly principal: Principal;
  readonly rma: string;
  /** As the path names it. */
  readonly evidence: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Keeps the body as a file; 201 with what is served of it. Given by the customer it is evidence supplied, too, and
 * `told` says what the return made of that, or why it needs none: the file is kept either way.
 */
export async function giveEvidence(doors: ApiDoors, giving: Giving): Promise<Answer> {
  const { principal, rma, content } = giving;
  const evidence = evidenceItems.find((item) => item === giving.evidence);
  if (evidence === undefined) return refuse('NOT_FOUND', `Evidence is one of ${evidenceItems.join(', ')}.`);
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const at = await doors.clock.now(rma);
  const kept = await doors.evidence.keep({ rma, evidence, by: whoOf(principal), at, content });
  if (kept.kind === 'refused') return refuse(codes[kept.why], kept.sentence);
  const told = principal.role === 'customer' ? { told: await tell(doors, giving, kept.file) } : {};
  return { kind: 'done', status: 201, body: { ...kept.file, ...told }, location: pathOf(rma, kept.file) };
}

/** What there is of a return, the first given first. */
export async function listEvidence(doors: ApiDoors, rma: string): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const files = await doors.evidence.list(rma);
  return { kind: 'done', status: 200, body: { files: files.map((file) => ({ ...file, self: pathOf(rma, file) })) } };
}

/** The file itself: pictures are ours and may be shown, all else can only be saved. */
export async function serveEvidence(doors: ApiDoors, rma: string, name: string): Promise<Response> {
  const served = await doors.evidence.serve(rma, name);
  if (served === undefined) return responseOf(refuse('NOT_FOUND', 'This return has no file of this name.'));
  const { file, content, inline } = served;
  const called = `${rma}-${file.evidence}.${endings[file.mediaType] ?? 'bin'}`;
  return new Response(Buffer.from(content), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${called}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** The file's name is the message's id, so the same file again is the same message. */
async function tell(doors: ApiDoors, { principal, rma }: Giving, { name, evidence }: EvidenceFile): Promise<object> {
  const named = { kind: 'update', name: 'supplyEvidence' } as const;
  const sending = { rma, principal, named, idempotencyKey: undefined };
  const answer = await sendMessage(doors, sending, { id: `file-${name}`, evidence: [evidence] satisfies Evidence[] });
  return answer.kind === 'done' ? answer.body : { problem: answer.problems[0] };
}

const codes = { 'too-large': 'TOO_LARGE', 'not-usable': 'BAD_VALUE', 'too-much': 'TOO_MUCH' } as const satisfies Record<
  Extract<EvidenceKept, { kind: 'refused' }>['why'],
  string
>;

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

function pathOf(rma: string, { name }: EvidenceFile): string {
  return `/v1/returns/${rma}/evidence/${name}`;
}
