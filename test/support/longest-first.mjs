// The order of the spec files: long ones first, so that nobody is left waiting for one of them at the end.
import { statSync } from 'node:fs';

/** The longest in the order of their start; beside one that keeps both cores at work stand those that mostly wait. */
const long = [
  'explore/explore',
  'journeys/killed-at-stages',
  'journeys/killed',
  'activities/refund-faults-paypal',
  'activities/refund-faults-stripe',
  'api/fuzz',
  'journeys/cases',
  'activities/parallel-refunds',
  'explore/planted',
  'activities/killed-activities',
  'activities/label-crash',
  'journeys/webhooks-killed',
  'journeys/demo',
  'journeys/http',
  'activities/hostile-mail',
  'workflows/payment-faults',
  'journeys/temporal-dev',
  'replay/gates',
  'activities/homeward',
  'activities/people-commands',
  'workflows/reset',
  'policy/lint-overrides',
  'activities/papers',
];

/** Jest's test sequencer; without times of earlier runs, which a fresh checkout has none of. */
export default class LongestFirst {
  sort(tests) {
    return tests
      .map((test) => ({ test, rank: rankOf(test.path) }))
      .sort(byRank)
      .map(({ test }) => test);
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

function rankOf(path) {
  const place = long.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return { place: place < 0 ? long.length : place, size: statSync(path).size };
}

function byRank({ rank: one }, { rank: other }) {
  return one.place - other.place || other.size - one.size;
}
