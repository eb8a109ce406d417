// One of the processes of the explorer: takes a range of seeds, answers with the first failure in it, if any.
import { ownPacks } from '../support/plain-pack.ts';
import { explore, type Failure, ourLife, type Range } from './explore.ts';

export interface Answer {
  readonly failure?: Failure;
}

const packs = ownPacks();

process.on('message', (range: Range) => {
  const failure = explore(ourLife, packs, range);
  process.send?.(failure === undefined ? {} : { failure });
});
