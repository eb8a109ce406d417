// The page at /docs: everything of the document is on it, nothing from elsewhere is, and nothing in it can run by chance.
import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { docsPage } from '../../src/api/docs/page.ts';
import { openApiOf } from '../../src/api/open-api.ts';
import { operations } from '../../src/api/operations.ts';
import { described } from '../../src/case/described.ts';
import { problems } from '../../src/contract/problems.ts';
import { openBench } from './bench.ts';

const response = await openBench().app.request('/docs');
const page = await response.text();

test('anybody may read it', () => {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page).toMatch(/^<!doctype html>/);
});

test('every operation and every problem has a place of its own, and every link leads to one', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(operations.map(({ id }) => id)));
  expect(ids).toEqual(expect.arrayContaining(Object.keys(problems).map((code) => `problem-${code}`)));
  const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test('it loads nothing, and its own style and script are the only ones that may run', () => {
  expect(page).not.toMatch(/<(script|link|img|iframe)[^>]* (src|href)=|@import|url\(/);
  expect(page).not.toMatch(/ (on\w+|style)="/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("default-src 'none'");
  for (const tag of ['style', 'script']) {
    const inside = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => text);
    const hashes = inside.map((text) => createHash('sha256').update(text).digest('base64'));
    expect(policy).toContain(`${tag}-src ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')};`);
    expect(hashes).toHaveLength(1);
  }
});

test('a backend developer finds the fields of a start, their units, who may, and what to type', () => {
  const entry = /<article class="operation" id="startReturn".*?<\/article>/s.exec(page)?.[0] ?? '';
  for (const path of ['requestId', 'person.address.country', 'case.order.lines[].unitPrice', 'case.request.ground']) {
    expect(entry).toContain(`<code>${path}</code>`);
  }
  expect(entry).toContain('The list price of one unit with its tax, in whole minor units.');
  expect(entry).toContain('Open to shop, agent, supervisor.');
  expect(entry).toContain('curl -X POST');
  expect(entry).toContain('href="#problem-DIFFERENT_CONTENT"');
});

test('what the table says is shown as text, whatever it says', async () => {
  const [first] = operations;
  if (first === undefined) throw new Error('There are no operations.');
  const hostile = { ...first, summary: '<script>alert(1)</script>', description: '"><img src=x onerror=alert(1)>' };
  const shown = await docsPage([hostile], openApiOf(described, [hostile]));
  expect(shown).toContain('&lt;script&gt;alert(1)');
  expect(shown.match(/<script>/g)).toHaveLength(1);
  expect(shown).not.toContain('<img');
});
