// Every case gives the same through a workflow on the real server as through `decide`.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../src/case/decide.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { liveThrough, scriptedActivities } from '../support/case-on-server.ts';
import { packOf, packs } from '../support/a-return.ts';
import { openWorld } from '../support/world.ts';

const shops = packs.map(({ stamp }) => stamp.shop);
const examples = readFileSync(new URL('../examples/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly id: string; readonly case: { readonly shop: string } })
  .filter((one) => shops.includes(one.case.shop));

const world = await openWorld(scriptedActivities());
afterAll(() => world.close());

function fileOf(value: unknown): CaseFile {
  const read = readCaseValue(value, shops);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.file;
}

describe('a case on the server answers as decide does', () => {
  test.concurrent.each(examples.map((one) => [one.id, one] as const))(
    '%s',
    async (_, one) => {
      const file = fileOf(one.case);
      const { problems, ...wanted } = decide(packOf(file.shop), file);
      const { problems: found, ...lived } = await liveThrough(world, file);
      expect(lived).toEqual(wanted);
      expect(found.map(({ at, code }) => ({ at, code }))).toEqual(problems.map(({ at, code }) => ({ at, code })));
    },
    60_000,
  );
});
