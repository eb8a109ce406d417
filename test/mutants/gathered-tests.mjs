// What the specs take from `@jest/globals`, as far as they take it: tests are put into a list instead of being run.
import { expect } from 'expect';

/** The tests of a spec that is loaded with these `globals` come into `tests`: the name of each, and `run`. */
export function gathering() {
  const tests = [];
  const around = [];
  const test = (name, body) => {
    tests.push({ name: [...around, name].join(' '), run: async () => body() });
  };
  const describe = (name, body) => {
    around.push(name);
    body();
    around.pop();
  };
  test.each = eachOf(test);
  describe.each = eachOf(describe);
  return { tests, globals: { expect, test, describe } };
}

/** Names need only differ here, so the number of a row stands for its fields. */
function eachOf(make) {
  return (rows) => (name, body) =>
    rows.forEach((row, index) => make(`${name} ${index + 1}`, () => (Array.isArray(row) ? body(...row) : body(row))));
}
