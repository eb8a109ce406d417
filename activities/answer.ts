// Answers what the machine asks, by the pack with which the return was started.
import { ApplicationFailure } from '@temporalio/activity';
import { answerBy, type Answer, type Ask, type Packs } from '../src/case/answer.ts';
import type { PackStamp } from '../src/domain/ruling.ts';

export interface Question {
  readonly pack: PackStamp;
  readonly ask: Ask;
}

/** Throws, to be tried again, while the pack's version is not on this worker. */
export function answer(deps: { readonly packs: Packs }): (question: Question) => Promise<Answer> {
  return async ({ pack, ask }) => {
    const answered = answerBy(deps.packs, pack, ask);
    if (answered === undefined) {
      throw ApplicationFailure.retryable(
        `This worker does not have the pack ${pack.shop} ${pack.version} (${pack.hash}).`,
        'PackMissing',
      );
    }
    return answered;
  };
}
