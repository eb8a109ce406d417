// Every case gives the same through a workflow on the real server as through `decide`.
import { afterAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../src/case/decide.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { hoursFrom } from '../../src/domain/instant.ts';
import { liveThrough, scriptedActivities } from '../support/case-on-server.ts';
import { examples } from '../support/examples.ts';
import { packOf, packs } from '../support/a-return.ts';
import { sixthShopCases } from '../support/sixth-shop.ts';
import { openWorld } from '../support/world.ts';

const given = new Set(examples('cases.jsonl').map(({ id }) => id));
const shops = packs.map(({ stamp }) => stamp.shop);
/** Their mail waits over an alert's timer, and the server then skips to the mail's next try, second by second. */
const untellable = ['SOO-x-offer-told-later', 'SOO-decided-again-while-away'];

/** What an e-mail's hand-over sets going is seen on the server alone: `decide` is told of it by the file. */
const always = ['SOO-decided-again-while-away-and-told'];

/** Each given case, every eighth of our own, every fourth of the invented shop; all of them when `CASES=all`. */
const lived = [
  ...examples('cases.jsonl'),
  ...examples()
    .filter(({ id }) => !given.has(id))
    .filter(({ id }, place) => process.env['CASES'] === 'all' || place % 8 === 0 || always.includes(id)),
  ...sixthShopCases().filter((_, place) => process.env['CASES'] === 'all' || place % 4 === 0),
].filter(
  (one) => !untellable.includes(one.id) && readCaseValue(one.case, shops).kind === 'case' && isStill(fileOf(one.case)),
);

const world = await openWorld(scriptedActivities());
afterAll(() => world.close());

function fileOf(value: unknown): CaseFile {
  const read = readCaseValue(value, shops);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.file;
}

/** Nothing comes by itself in the seconds after its end: there the return's own time goes on while it is asked. */
function isStill(file: CaseFile): boolean {
  const { pack: _, ...now } = decide(packOf(file.shop), file);
  const { pack: __, ...soon } = decide(packOf(file.shop), { ...file, asOf: hoursFrom(file.asOf, 0.01) });
  return JSON.stringify(now) === JSON.stringify(soon);
}

describe('a case on the server answers as decide does, and so does the history that it leaves', () => {
  test.concurrent.each(lived.map((one) => [one.id, one] as const))(
    '%s',
    async (_, one) => {
      const file = fileOf(one.case);
      const { problems, ...wanted } = decide(packOf(file.shop), file);
      const { problems: found, exported, ...lived } = await liveThrough(world, file);
      expect(lived).toEqual(wanted);
      expect(found.map(({ at, code }) => ({ at, code }))).toEqual(problems.map(({ at, code }) => ({ at, code })));
      const { outcome, clocks, money } = decide(packOf(file.shop), fileOf(exported));
      expect({ outcome, clocks, money }).toEqual({ outcome: lived.outcome, clocks: lived.clocks, money: lived.money });
    },
    120_000,
  );
});
