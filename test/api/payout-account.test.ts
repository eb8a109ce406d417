// Whoever pays by hand sees where to, and nobody else does.
import { expect, test } from '@jest/globals';
import { openBench, rma } from './bench.ts';

const account = 'ada@pay.example';

async function named(payoutAccount?: string) {
  const bench = openBench();
  await bench.start();
  if (payoutAccount !== undefined) await bench.people.change(rma, { payoutAccount }, '2026-03-22T03:00:00Z');
  return bench;
}

test.each(['finance:lu', 'operator:max'])(
  '%s sees the account that the customer has named, and whose it should be',
  async (key) => {
    const { get } = await named(account);
    expect(await get(`/v1/returns/${rma}/payout-account`, key)).toMatchObject({
      status: 200,
      body: { rma, name: 'Ada Example', payoutAccount: account },
    });
  },
);

test('a customer who has named none has none', async () => {
  const { get } = await named();
  expect((await get(`/v1/returns/${rma}/payout-account`, 'finance:lu')).body).toMatchObject({ payoutAccount: null });
});

test.each(['agent:bo', 'supervisor:eve', 'inspector:ann', 'auditor:ida', 'soocas', 'customer', 'carrier'])(
  '%s does not see it, there or anywhere else',
  async (key) => {
    const { get } = await named(account);
    for (const part of ['', '/payout-account', '/money', '/timeline', '/history', '/clocks', '/rulings'])
      expect(JSON.stringify(await get(`/v1/returns/${rma}${part}`, key))).not.toContain(account);
    expect((await get(`/v1/returns/${rma}/payout-account`, key)).status).toBe(403);
  },
);
