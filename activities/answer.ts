// Answers what the machine asks about a fact, by the pack with which the return was started, and records what came of it.
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import { liveThrough, type Happening, type Lived, type Packs } from '../src/case/live.ts';
import type { Records } from '../src/ports/records.ts';

/** `recorded`: the read model has the card that comes of the answers. */
export interface Answered {
  readonly answers: Lived['answers'];
  readonly recorded: boolean;
}

export interface AnswerDeps {
  readonly packs: Packs;
  readonly records: Records;
}

/** Throws, to be tried again, while the pack's version is not on this worker. */
export function answer({ packs, records }: AnswerDeps): (happening: Happening) => Promise<Answered> {
  return async (happening) => {
    const lived = liveThrough(packs, happening);
    if (lived === undefined) {
      const { shop, version, hash } = happening.of.pack;
      throw ApplicationFailure.retryable(
        `This worker does not have the pack ${shop} ${version} (${hash}).`,
        'PackMissing',
      );
    }
    return { answers: lived.answers, recorded: await isRecorded(records, lived) };
  };
}

/** Milliseconds that a return waits for its copy; a database that is away keeps nobody from an answer. */
const patience = 1000;

async function isRecorded(records: Records, { card, rulings, clock }: Lived): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const written = records.write(card, { rulings, clock, run: activityInfo().workflowExecution?.runId }).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([written, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
