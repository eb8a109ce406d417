// What is made once: its maker names the wish, and the same name again makes nothing new.
import { type Answer, type NotDone, refuse } from './answer.ts';
import type { Call } from './operation.ts';
import { readBy } from './read-by.ts';
import { messageId } from './schemas/message.ts';
import { whoOf } from './who.ts';

/** Hands on the header `Idempotency-Key` as a name of this sender and return alone; undefined: it was not given. */
export async function once(
  { principal, request, rma }: Pick<Call, 'principal' | 'request' | 'rma'>,
  make: (askedAs: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  const given = request.headers.get(header);
  if (given === null) return make(undefined);
  const read = readBy(messageId, given, header);
  if (read.kind === 'problems') return read;
  return make(JSON.stringify([principal.shop ?? null, whoOf(principal), rma, read.value]));
}

const header = 'Idempotency-Key';

/** What is shown once is not shown again; `what` is a word for it. */
export function madeBefore(what: string, { id, path }: { readonly id: string; readonly path: string }): NotDone {
  const detail = `Under this id the ${what} ${id} was made, and shown in the answer then: it is not shown again.`;
  return { ...refuse('MADE_BEFORE', detail, header), headers: { location: path } };
}

export function madeOtherwise(what: string, id: string): NotDone {
  return refuse('DIFFERENT_CONTENT', `Under this id the ${what} ${id} was made, which is another one.`, header);
}
