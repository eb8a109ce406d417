// A shop that says little: which clauses stand under what is decided, its own and the common ones.
import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { readPack } from '../../src/policy/load.ts';
import { plainCase, plainText, plainYaml } from '../support/plain-pack.ts';

test('a window and a limit are cited with their clauses, their own first', () => {
  const yaml = plainYaml
    .replace('days: 10,', 'days: 10, with: [PLN-03, PLN-02],')
    .replace('limit: 2', 'limit: 2\n        with: [PLN-01]');
  const { clocks, problems } = answerBy(yaml);
  expect(problems).toEqual([]);
  const cited = Object.fromEntries(clocks.map(({ id, clauses }) => [id, clauses]));
  expect(cited).toMatchObject({ 'PLN-K01': ['PLN-01', 'PLN-03', 'PLN-02'], 'PLN-K02': ['PLN-03', 'PLN-01'] });
});

test.each([
  ['the money goes back as it came', 'refund-method', 'original', 'ALL-18'],
  ['the shop bears the carriage', 'freight', 'shop', 'ALL-22'],
])('where no clause says otherwise %s', (_, question, ruling, clause) => {
  const { rulings, problems } = answerBy(plainYaml);
  expect(problems).toEqual([]);
  expect(rulings.find((one) => one.question === question)).toMatchObject({ ruling, clauses: [clause] });
});

function answerBy(yaml: string) {
  const pack = readPack({ name: 'plain', yaml, policyText: plainText }, commonText(), '');
  return decideText([pack], plainCase).answer;
}
