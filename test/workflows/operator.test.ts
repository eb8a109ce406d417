// What the Temporal UI alone tells an operator: who owes what until when, why this amount, who decided, what was told.
import { afterAll, expect, test } from '@jest/globals';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { examples } from '../support/examples.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
afterAll(() => world.close());

async function detailsOf({ handle }: TheReturn): Promise<string> {
  await world.settled(handle);
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return currentDetails;
}

test('a return in review: the shop owes the review, by the clock of the clause, with the evidence that came', async () => {
  const one = await startReturn(world, happy);
  const details = await detailsOf(one);
  expect(details).toContain(`### ${one.rma} · in-review`);
  expect(details).toMatch(/\*\*shop owes:\*\* review, until \w{3} \d+ Mar 2026 20:00 \(Asia\/Shanghai\), SOO-18/);
  expect(details).toContain(`**Evidence:** ${happy.request.evidence.join(', ')}`);
});

test('a declined request: who declined it, why and on which evidence, and until when the customer may appeal', async () => {
  const aisoon = examples('aisoon.jsonl').find(({ case: file }) => (file as CaseFile).request.ground === 'defective');
  const file = aisoon?.case as CaseFile;
  const one = await startReturn(world, {
    ...file,
    request: { ...file.request, evidence: ['description', 'product-photo'] },
  });
  await world.settled(one.handle);
  const decline = { by: 'agent:bo', verdict: 'decline', reason: 'It shows <b>another</b> one.' };
  await one.ask('decide', { ...decline, evidence: ['product-photo'] });
  const details = await detailsOf(one);
  expect(details).toMatch(/\*\*customer owes:\*\* appeal, until \w{3} \d+ \w{3} \d{4} 24:00 \(\S+\), AIS-28/);
  expect(details).toMatch(/- \*\*AIS-K07\*\* appeal, customer, until .+: running \(AIS-28, AIS-19\)/);
  expect(details).toMatch(
    /- decline by agent:bo at \S+ \(homeward\): It shows  b another \/b  one\.; shown by product-photo/,
  );
  expect(details).toMatch(/- \S+ declined to customer \(AIS-17, AIS-28\)/);
});

test('a refund under way: the amount line by line with its clauses; at the end all of it is the result in history', async () => {
  const one = await startReturn(world, happy);
  await world.settled(one.handle);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await world.settled(one.handle);
  await one.tell('parcelScanned', { by: 'carrier' });
  await world.settled(one.handle);
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  expect(await detailsOf(one)).toMatch(/\*\*Money \S+ USD\*\*\n- goods 1 \S+ USD \(SOO-13, SOO-21\)/);
  await one.tell('refundReported', { by: 'provider', status: 'settled' });
  await world.pass(one.handle, '60 days');
  const end = await one.handle.result();
  expect(end).toMatchObject({
    stage: 'closed',
    outcome: 'refunded',
    decision: { verdict: 'approve', by: 'agent:bo' },
    money: { lines: [{ what: 'goods', clauses: ['SOO-13', 'SOO-21'] }] },
    notices: [{ notice: 'approved' }, { notice: 'goods-accepted' }, { notice: 'refund-made' }],
  });
});
