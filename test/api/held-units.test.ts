// A second return for the same unit is refused at the door, with the number of the one that has it.
import { expect, test } from '@jest/globals';
import { rmaOf } from '../../src/adapters/digest.ts';
import { problems } from '../../src/contract/problems.ts';
import { openBench, returnCase, rma, startBody } from './bench.ts';

const { order, request } = returnCase();
const second = (changes: object = {}) => startBody({ requestId: 'R-2', ...changes });

/** A case of that many units of a line, of which some are asked for. */
function caseOf(quantity: number, asked: number) {
  const lines = order.lines.map((line) => ({ ...line, quantity }));
  const payments = order.payments.map((payment) => ({ ...payment, captured: quantity * 7990 }));
  const requested = { ...request, lines: [{ line: '1', quantity: asked }] };
  return { case: returnCase({ order: { ...order, lines, payments }, request: requested }) };
}

test('a second return for the same unit is refused and names the line and the return that holds it', async () => {
  const bench = openBench();
  await bench.start();
  const answer = await bench.start(second());
  expect([answer.status, ...answer.errors]).toEqual([409, 'TOO_MUCH case.request.lines[0].quantity']);
  expect(answer.body).toMatchObject({
    title: problems.TOO_MUCH.title,
    cure: problems.TOO_MUCH.cure,
    detail: `Of line 1 of order S-1001 0 can still be asked for: ${rma} holds 1.`,
  });
  expect(bench.returns.started).toHaveLength(1);
  expect(bench.people.kept.size).toBe(1);
});

test('a refused request is taken when it asks for what is left, under the same id', async () => {
  const bench = openBench();
  await bench.start(startBody(caseOf(3, 2)));
  const tooMuch = await bench.start(second(caseOf(3, 2)));
  expect(tooMuch.body['detail']).toBe(`Of line 1 of order S-1001 1 can still be asked for: ${rma} holds 2.`);
  const rest = await bench.start(second(caseOf(3, 1)));
  expect([rest.status, rest.body['rma']]).toEqual([201, rmaOf('SOO', 'R-2')]);
});

test('of two returns for the same unit at once one is started', async () => {
  const bench = openBench();
  const answers = await Promise.all([bench.start(), bench.start(second())]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409]);
  expect(bench.returns.started).toHaveLength(1);
});
