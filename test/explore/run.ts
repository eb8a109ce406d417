// Explores the life of returns: `npm run explore -- --seeds 1000000 [--from 0]`, or one schedule again by `--seed 4711`.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Failure, Range } from './explore.ts';
import type { Answer } from './worker.ts';

/** Seeds that a worker takes at once: neighbours share how they begin, so they stay together. */
const chunk = 12_800;

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
});
const from = whole(values.seed ?? values.from ?? '0');
const count = values.seed === undefined ? whole(values.seeds ?? '200000') : 1;
const begunAt = Date.now();
const failure = await shared({ from, to: from + count });
process.stdout.write(failure === undefined ? held() : `${failureTold(failure)}\n`);
process.exitCode = failure === undefined ? 0 : 1;

/** Ranges of seeds are handed out to one worker a core, in their order; the failure of the lowest seed found, if any. */
async function shared(all: Range): Promise<Failure | undefined> {
  const failures: Failure[] = [];
  let next = all.from;
  let done = 0;
  const take = (): Range | null => {
    if (next >= all.to || failures.length > 0) return null;
    const range = { from: next, to: Math.min(all.to, next + chunk - (next % chunk)) };
    next = range.to;
    return range;
  };
  const explored = ({ from: first, to }: Range, found: Failure | undefined): void => {
    done += to - first;
    if (found !== undefined) failures.push(found);
    if (count > chunk) process.stderr.write(`${done} of ${count} schedules\n`);
  };
  const workers = Math.min(availableParallelism(), Math.ceil(count / chunk));
  await Promise.all(Array.from({ length: workers }, () => work(take, explored)));
  return failures.toSorted((one, other) => one.seed - other.seed)[0];
}

async function work(take: () => Range | null, explored: (range: Range, failure: Failure | undefined) => void) {
  const worker = fork(new URL('worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const gone = new Promise<never>((_, reject) => {
    worker.once('exit', () => reject(new Error('a worker has ended by itself')));
  });
  try {
    for (let range = take(); range !== null; range = take()) {
      const answer = new Promise<Answer>((resolve) => worker.once('message', resolve));
      worker.send(range);
      explored(range, (await Promise.race([answer, gone])).failure);
    }
  } finally {
    worker.removeAllListeners();
    worker.kill();
  }
}

function held(): string {
  const seconds = Math.round((Date.now() - begunAt) / 1000);
  return `${count} schedules from seed ${from} on, ${seconds} s: every invariant holds.\n`;
}

function failureTold({ seed, invariant, why, schedule }: Failure): string {
  return [`Seed ${seed} breaks “${invariant}”: ${why}`, ...schedule, `Again: npm run explore -- --seed ${seed}`].join(
    '\n',
  );
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`“${text}” is no whole number`);
  return number;
}
