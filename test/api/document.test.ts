// The OpenAPI document is whole, follows the rules of OpenAPI 3.1, and shows examples that are true.
import { describe, expect, test } from '@jest/globals';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import { operations } from '../../src/api/operations.ts';
import { documentRoutes } from '../../src/api/serve-document.ts';
import { problems } from '../../src/contract/problems.ts';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { faultsOf } from '../support/json-schema.ts';
import { openBench } from './bench.ts';
import { document, entryOf, shared } from './fuzz-document.ts';
import { atTheBench } from './fuzz-world.ts';

const each = operations.map((operation) => [operation.id, operation] as const);

test('every route is in the document, every entry of the document is a route', () => {
  const { app } = openBench();
  const known = app.routes.filter(({ method }) => method !== 'ALL');
  const routes = known.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const ofItself = documentRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(entries.toSorted()).toEqual(routes.filter((route) => !ofItself.includes(route)).toSorted());
  expect(routes).toEqual(expect.arrayContaining(ofItself));
});

describe('the whole', () => {
  test('names its version, its server, its tags and its schemes', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: expect.any(String), description: expect.any(String) },
      servers: [{ url: '/' }],
    });
    expect(Object.keys(document.components.securitySchemes).toSorted()).toEqual(['key', 'link', 'session']);
  });

  test('refers to nothing that it does not have', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = '']) => target);
    const lacking = references.filter((target) => shared[target.replace('#/components/schemas/', '')] === undefined);
    expect(lacking).toEqual([]);
    expect(references.length).toBeGreaterThan(100);
  });

  test('has no schema that nothing can follow: two parts of one object that each refuse the fields of the other', () => {
    const closed = (schema: JsonSchema): boolean =>
      schema.$ref === undefined
        ? schema.additionalProperties === false
        : closed(shared[schema.$ref.replace('#/components/schemas/', '')] ?? {});
    const clashing = Object.entries(shared).filter(([, { allOf = [] }]) => allOf.filter(closed).length > 1);
    expect(clashing.map(([name]) => name)).toEqual([]);
  });
});

describe.each(each)('%s', (id, operation) => {
  const { operationId, parameters = [], requestBody, responses, tags, summary, security } = entryOf(operation);

  test('has a name of its own, a tag, a summary, and schemes that there are', () => {
    expect(operations.filter((other) => other.id === id)).toHaveLength(1);
    expect([operationId, tags]).toEqual([id, [operation.tag]]);
    expect(document.tags.map(({ name }) => name)).toContain(operation.tag);
    expect(summary).toMatch(/^\S.{5,}/);
    const named = security.flatMap((scheme) => Object.keys(scheme));
    expect(Object.keys(document.components.securitySchemes)).toEqual(expect.arrayContaining(named));
    expect(named.length > 0).toBe(operation.action !== null);
  });

  test('declares each part of its path, once and as required, and each parameter once', () => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = parameters.filter((one) => one.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required === true)).toBe(true);
    const all = parameters.map(({ name, in: where }) => `${where} ${name}`);
    expect(new Set(all).size).toBe(all.length);
  });

  test('says what each status means, and a problem names its codes', () => {
    expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true);
    for (const [status, { description, content = {} }] of Object.entries(responses)) {
      expect(status).toMatch(/^[2345]\d\d$/);
      expect(description).toMatch(/\S/);
      if (Number(status) < 400) continue;
      const codes = content['application/problem+json']?.schema.allOf?.[1]?.properties?.['code']?.enum ?? [];
      const statuses = codes.map((code) => problems[code as keyof typeof problems].status);
      expect(new Set(statuses)).toEqual(new Set([Number(status)]));
    }
  });

  test('shows a body and answers that are as it says', () => {
    const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)];
    for (const [type, { schema, example }] of contents.flatMap((content) => Object.entries(content ?? {}))) {
      if (type !== 'application/json' || schema.format === 'binary') continue;
      expect(example).toBeDefined();
      expect(faultsOf(schema, example, shared)).toEqual([]);
    }
  });
});

test('the start that is shown starts a return', async () => {
  const bench = openBench({ clock: fixedClock('2026-12-01T00:00:00Z') });
  const { example } = document.paths['/v1/returns']?.['post']?.requestBody?.content['application/json'] ?? {};
  const answer = await bench.start(atTheBench(example as object));
  expect([answer.status, ...answer.errors]).toEqual([201]);
});

test('whoever asks again gets the same document, and need not ask so soon', async () => {
  const { app } = openBench();
  const [one, other] = [await app.request('/v1/openapi.json'), await app.request('/v1/openapi.json')];
  expect(await one.text()).toBe(await other.text());
  expect(one.headers.get('cache-control')).toBe('public, max-age=300');
});
