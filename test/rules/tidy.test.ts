import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { searchAttributes } from '../../src/contract/attributes.ts';
import { at, sourceOf, sourcesIn, told } from './source.ts';
import { findings, rules } from './tidy.ts';

const all = sourcesIn(['src', 'workflows', 'activities', 'test']);

describe.each(rules)('$name', (rule) => {
  test('in all our code', () => {
    expect(all.flatMap((source) => told(source, findings(rule, source)))).toEqual([]);
  });

  test('a planted violation is caught, and what only looks like one is not', () => {
    const { path, bad, good } = rule.planted;
    expect(findings(rule, sourceOf(path, bad))).toHaveLength(1);
    expect(findings(rule, sourceOf(path, good))).toEqual([]);
  });
});

test('temporal-dev.sh registers every search attribute that returns carry, and no other', () => {
  const registered = [...readFileSync(at('temporal-dev.sh'), 'utf8').matchAll(/--search-attribute (\w+)=(\w+)/g)];
  expect(Object.fromEntries(registered.map(([, name, type]) => [name, type]))).toEqual(searchAttributes);
});

test('every package is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as Manifest;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
