// Every stage and every outcome has a golden history: what each shows of its return at its end is read from it.
import { describe, expect, test } from '@jest/globals';
import { outcomes, stages } from '../../src/domain/vocabulary.ts';
import { askedThen } from '../support/asked.ts';
import { goldenNames, readGolden } from '../support/golden.ts';
import { isFields } from '../support/readable.ts';
import { stories } from './stories.ts';

const ends = goldenNames().map(endOf);

describe('a golden history', () => {
  test.each(stages)('stands for returns that wait in this stage, or are over: %s', (stage) => {
    expect(ends.map((end) => end.stage)).toContain(stage);
  });

  test.each(outcomes)('stands for returns that end like this: %s', (outcome) => {
    expect(ends.map((end) => end.outcome)).toContain(outcome);
  });

  test.each(ends)('shows at its end what its story says: $name', ({ name, stage, outcome }) => {
    expect({ name, stage, outcome }).toEqual(stories.map(endTold).find((story) => story.name === name));
  });

  test.each(ends)('is complete if its return is closed, with the outcome that was shown: $name', (end) => {
    expect(end.result).toBe(end.stage === 'closed' ? end.outcome : undefined);
  });
});

function endTold({ name, stage, outcome }: (typeof stories)[number]) {
  return { name, stage, outcome };
}

/** The attributes that were written last, and the result. */
function endOf(name: string) {
  const asked = askedThen(readGolden(name).history.events);
  const shown = Object.entries(asked).findLast(([what]) => what.startsWith('attributes '))?.[1];
  const [result] = Array.isArray(asked['result']) ? (asked['result'] as readonly unknown[]) : [];
  return {
    name,
    stage: first(shown, 'ReturnStage'),
    outcome: first(shown, 'ReturnOutcome'),
    result: isFields(result) ? result['outcome'] : undefined,
  };
}

/** The value of a search attribute, null if it has none. */
function first(shown: unknown, attribute: string): unknown {
  const values = isFields(shown) ? shown[attribute] : undefined;
  return Array.isArray(values) ? ((values as readonly unknown[])[0] ?? null) : undefined;
}
