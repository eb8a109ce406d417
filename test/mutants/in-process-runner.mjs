// Judges changed lines by our specs in one process, without Jest: a fraction of a second instead of seconds. For each change
// all code is loaded anew, so that what was found out once, or while loading, was found out under this change and no other.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { bundleOf } from './bundle.mjs';
import { credit, mostHits } from './coverage.mjs';
import { gathering } from './gathered-tests.mjs';
import { journalAt } from './journal.mjs';
import { judged, resultOf } from './judge.mjs';

/**
 * One of Stryker's test runners. Its settings: `folders` of the code that is changed; `specs`, in the order of their trial;
 * `longSpecs`, of which those tests alone are run that are known to come by a change; `journal`, the path of a file.
 */
export class InProcessRunner {
  static inject = ['options'];

  constructor({ inProcess: { folders, specs, longSpecs, journal } }) {
    this.folders = folders;
    this.specs = [...specs, ...longSpecs];
    this.longSpecs = new Set(longSpecs);
    this.journal = journalAt(journal);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.bundle = await bundleOf(this.folders, this.specs);
  }

  /** All tests, with nothing changed. What a spec does while it is loaded is credited to each of its tests. */
  async dryRun() {
    const { space, code, specs } = this.begin({ mutantCoverage: { static: {}, perTest: {} } });
    const { mutantCoverage } = space;
    const results = [];
    code();
    for (const { spec, load } of specs) {
      space.currentTestId = spec;
      const tests = load();
      for (const test of tests) {
        space.currentTestId = test.id;
        results.push(await resultOf(test));
      }
      credit(mutantCoverage.perTest, spec, tests);
    }
    writeFileSync(hitsFile, JSON.stringify(mostHits(mutantCoverage)));
    return { status: 'complete', tests: results, mutantCoverage };
  }

  /** Stryker ends this process when a change goes round in circles unseen, so what is known lies in a file. */
  async mutantRun({ activeMutant, testFilter, sandboxFileName }) {
    const known = this.journal.of(activeMutant);
    if (known !== undefined) return known;
    this.hits ??= JSON.parse(readFileSync(hitsFile, 'utf8'));
    const hitLimit = fewHits + manyTimes * (this.hits[activeMutant.id] ?? 0);
    const world = this.begin({ activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const result = await judged(world, testFilter ? this.passing(testFilter) : this.loading(sandboxFileName));
    this.journal.add(activeMutant, result);
    return result;
  }

  /** The tests that come by a change, then the others of their specs, unless those are long. */
  passing(testFilter) {
    const wanted = new Set(testFilter);
    return (spec) => {
      const isConcerned = testFilter.some((id) => id.startsWith(`${spec} `));
      return isConcerned ? { isFirst: ({ id }) => wanted.has(id), isWhole: !this.longSpecs.has(spec) } : undefined;
    };
  }

  /** What is done while a file is loaded may concern every spec that depends on it; those that are long are left out. */
  loading(sandboxFileName) {
    const file = relative(process.cwd(), sandboxFileName);
    return (spec) => {
      const isConcerned = this.bundle.reach.get(spec).has(file) && !this.longSpecs.has(spec);
      return isConcerned ? { isFirst: () => true, isWhole: false } : undefined;
    };
  }

  /** Everything anew. `space` is what changed code asks for its orders, at the place where it looks for it. */
  begin(space) {
    globalThis.__stryker__ = space;
    const { tests, globals } = gathering();
    const { code, specs } = this.bundle.begin(globals, space.mutantCoverage !== undefined);
    const load = (spec) => {
      const known = tests.length;
      specs[spec]();
      return tests.slice(known).map(({ name, run }) => ({ id: `${spec} ${name}`, run }));
    };
    return { space, code, specs: Object.keys(specs).map((spec) => ({ spec, load: () => load(spec) })) };
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];

export const strykerValidationSchema = { properties: { inProcess: { type: 'object' } } };

/** In the folder of the copy that Stryker changes. */
const hitsFile = 'hits.json';

/** Who comes by a changed line in one test so much more often than ever without the change goes round in circles. */
const manyTimes = 100;
const fewHits = 1000;
