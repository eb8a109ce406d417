// A whole return whose refund fails days after it was taken, with the real ledger and a provider over HTTP.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { refund } from '../../activities/refund.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { sandboxPayments } from '../../src/adapters/sandbox-payments.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { failsLater, sandboxKey, testProvider, type TestProvider } from '../support/refunds.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let provider: TestProvider;
  let world: World;
  beforeAll(async () => {
    [database, provider] = await Promise.all([testDatabase(kind), testProvider()]);
    const payments = sandboxPayments({ url: provider.url, key: sandboxKey });
    const ledger = databaseRefundLedger(database.db);
    world = await openWorld(fakes(nothingSeen(), { refund: refund({ ledger, providers: () => payments }) }));
  });
  afterAll(async () => {
    await world.close();
    await Promise.all([database.close(), provider.close()]);
  });

  test('a refund that failed after the close is made anew by one retry, and once, though the payment has room for one', async () => {
    const one = await startReturn(world, happy);
    await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
    await one.tell('parcelScanned', { by: 'carrier' });
    await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
    await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
    await world.settled(one.handle);
    await one.tell('refundReported', { by: 'provider', status: 'settled' });
    await world.settled(one.handle);
    expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'refunded' });

    await failsLater(provider, `${one.rma}:goods:p1`, 'account_closed');
    await one.tell('refundReported', { by: 'provider', status: 'failed' });
    await world.settled(one.handle);
    expect(await one.card()).toMatchObject({ stage: 'needs-a-person', attention: ['REFUND_FAILED'] });
    await one.ask('retryStep', { by: 'operator:max' });
    await world.settled(one.handle);
    expect(await one.card()).toMatchObject({ stage: 'settling', outcome: null, attention: [] });
    expect(await intentsOf(one.rma)).toEqual(['p1 failed 7990', 'p1-2 pending 7990']);
  });

  async function intentsOf(rma: string): Promise<readonly string[]> {
    const rows = await database.db
      .selectFrom('refund_intents')
      .select(['slot', 'state', 'amount'])
      .where('rma', '=', rma)
      .orderBy('slot')
      .execute();
    return rows.map(({ slot, state, amount }) => `${slot} ${state} ${amount}`);
  }
});
