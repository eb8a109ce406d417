// Explores with each bug planted in turn, in a process of its own, where a machine is loaded in a moment. A line of JSON each.
import { ownPacks } from '../support/plain-pack.ts';
import { explore, type Failure } from './explore.ts';
import { withPlanted } from './plant.ts';
import { planted } from './planted.ts';

export interface PlantedFound {
  readonly what: string;
  readonly failure?: Failure;
  /** What its seed alone shows. */
  readonly again?: Failure;
}

/** Seeds within which a bug has to show. */
const most = 12_800;
const packs = ownPacks();

for (const bug of planted) {
  const found = await withPlanted(bug, (life): PlantedFound => {
    const failure = explore(life, packs, { from: 0, to: most });
    if (failure === undefined) return { what: bug.what };
    const again = explore(life, packs, { from: failure.seed, to: failure.seed + 1 });
    return { what: bug.what, failure, ...(again && { again }) };
  });
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
