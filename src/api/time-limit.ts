// No request is worked on for ever: who waits is told to come again.
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';

/** Milliseconds from the first byte of the body to the answer; long enough for all that a start waits for. */
export const longestAnswer = 30_000;

/** Milliseconds where the body is a file, which comes as fast as a telephone sends it. */
export const longestUpload = 300_000;

/** What was under way goes on: the same ids again find out what came of it. */
export async function within(ms: number, work: Promise<Answer | Response>): Promise<Answer | Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(refuse('UNAVAILABLE', `It took longer than ${ms / 1000} seconds.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more, so that nobody would hear of its failure either.
    work.catch(() => undefined);
  }
}
