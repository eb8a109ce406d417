import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { forbiddenImports } from './imports.ts';
import { at, sourceOf, sourcesIn, told } from './source.ts';
import { tableAsText } from './table.ts';

const ours = sourcesIn(['src', 'workflows', 'activities']);
const readme = existsSync(at('README.md'))
  ? readFileSync(at('README.md'), 'utf8').split('\n').map(withoutPadding).join('\n')
  : '';
const heading = '| Folder | May load |';
const rowsExpected = tableAsText().map(withoutPadding);

test('every folder loads only what the folder table allows', () => {
  expect(ours.flatMap((source) => told(source, forbiddenImports(source)))).toEqual([]);
});

test('the README shows the folder table, once it has one', () => {
  const shown = readme.includes(heading) ? shownTable(readme) : rowsExpected;
  expect(shown).toEqual(rowsExpected);
});

describe('a planted import is caught', () => {
  test.each([
    ['src/domain/planted.ts', `import { z } from 'zod';`],
    ['src/domain/planted.ts', `import type { Card } from '../contract/card.ts';`],
    ['src/calendar/planted.ts', `import { readFile } from 'node:fs/promises';`],
    ['src/policy/planted.ts', `export { next } from '../life/next.ts';`],
    ['src/life/planted.ts', `export * from '../policy/schema.ts';`],
    ['src/case/planted.ts', `const adapter = await import('../adapters/packs.ts');`],
    ['src/contract/planted.ts', `type Worker = import('@temporalio/worker').Worker;`],
    ['src/ports/planted.ts', `import { Client } from '@temporalio/client';`],
    ['src/adapters/planted.ts', `import { answer } from '../case/answer.ts';`],
    ['src/adapters/planted.ts', `import { readSettings } from '../settings.ts';`],
    ['src/api/planted.ts', `import 'node:crypto';`],
    ['workflows/planted.ts', `import { refund } from '../activities/refund.ts';`],
    ['workflows/planted.ts', `import { type refund } from '../activities/refund.ts';`],
    ['workflows/planted.ts', `import type { People } from '../src/ports/people.ts';`],
    ['activities/planted.ts', `import { proxyActivities } from '@temporalio/workflow';`],
    ['activities/planted.ts', `import { inbox } from '../src/adapters/inbox/inbox.ts';`],
    ['src/cli/planted.ts', `import { openDatabase } from '../adapters/database.ts';`],
    ['src/adapters/planted.ts', `import Holidays from 'date-holidays';`],
    ['src/policy/planted.ts', `const Holidays = require('date-holidays');`],
    ['workflows/planted.ts', `require(name);`],
    ['src/elsewhere/planted.ts', `import { z } from 'zod';`],
    ['src/case/planted.ts', `await import(name);`],
  ])('in %s: %s', (path, text) => {
    expect(forbiddenImports(sourceOf(path, text))).toHaveLength(1);
  });
});

describe('what the table allows passes', () => {
  test.each([
    ['workflows/planted.ts', `import type { refund } from '../activities/refund.ts';`],
    ['src/adapters/planted.ts', `import { readFile } from 'node:fs/promises'; import { Kysely } from 'kysely';`],
    ['src/calendar/planted.ts', `const Holidays = require('date-holidays');`],
    [
      'src/calendar/planted.ts',
      `import { Temporal } from 'temporal-polyfill'; import days from 'chinese-days/x.json';`,
    ],
    [
      'src/policy/rules/planted.ts',
      `import { pack } from '../schema.ts'; import type { Day } from '../../domain/instant.ts';`,
    ],
    ['src/planted.ts', `import { api } from './api/app.ts'; import { readSettings } from './settings.ts';`],
    ['src/domain/planted.ts', `// import { z } from 'zod';\nexport const text = "import x from 'zod'";`],
  ])('in %s: %s', (path, text) => {
    expect(forbiddenImports(sourceOf(path, text))).toEqual([]);
  });
});

describe('a README with another table', () => {
  const rows = tableAsText();
  test.each([
    ['lacks a row', rows.filter((row) => !row.includes('src/life'))],
    ['allows more', rows.map((row) => row.replace('| domain, contract |', '| domain, contract, ports |'))],
    ['hides that activities are types only', rows.map((row) => row.replace(/; activities .*\|/, ' |'))],
  ])('is seen when it %s', (_what, other) => {
    expect(shownTable(`# Homeward\n\n${other.join('\n')}\n\nMore.\n`)).not.toEqual(rowsExpected);
    expect(shownTable(`# Homeward\n\n${rows.join('\n')}\n\nMore.\n`)).toEqual(rowsExpected);
  });
});

function shownTable(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => withoutPadding(line.trim()));
  const first = lines.indexOf(heading);
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first, end === -1 ? undefined : end);
}

/** Prettier pads the columns of tables. */
function withoutPadding(row: string): string {
  if (/^\|[-| ]+\|$/.test(row)) return row.replaceAll(/-+/g, '---').replaceAll(' ', '');
  return row.replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ');
}
