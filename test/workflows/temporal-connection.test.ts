import { describe, expect, test } from '@jest/globals';
import { attributeTrouble, connectTemporal } from '../../src/adapters/temporal-connection.ts';

const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';

test('a server that knows our search attributes is connected', async () => {
  const temporal = await connectTemporal({ address }, 'default');
  expect(temporal.client.options.address).toBe(address);
  await temporal.close();
});

test('a server that is not there is said to be so, with its address', async () => {
  const attempt = connectTemporal({ address: '127.0.0.1:9' }, 'default', 1);
  await expect(attempt).rejects.toThrow(/^Temporal at 127\.0\.0\.1:9 does not answer: .+ Is it started\?$/);
});

test('a namespace that is not there is said to be so', async () => {
  await expect(connectTemporal({ address }, 'no-such-namespace', 1)).rejects.toThrow(/no-such-namespace/);
});

describe('search attributes', () => {
  const all = { ReturnShop: 2, ReturnStage: 2, ReturnDueAt: 6, ReturnClock: 2, ReturnOutcome: 2, ReturnAttention: 7 };

  test('that are all there are fine, with others beside them', () => {
    expect(attributeTrouble({ ...all, SomebodyElses: 2 }, 'default')).toBeUndefined();
  });

  test('that are lacking come with the command that registers them', () => {
    const { ReturnDueAt: _due, ReturnAttention: _attention, ...some } = all;
    expect(attributeTrouble(some, 'returns')).toBe(
      'Namespace returns lacks search attributes; register them: temporal operator search-attribute create ' +
        '--namespace returns --name ReturnDueAt --type Datetime --name ReturnAttention --type KeywordList',
    );
  });

  test('of another type are named: registering them again would change nothing', () => {
    expect(attributeTrouble({ ...all, ReturnDueAt: 2 }, 'default')).toContain('ReturnDueAt (has to be Datetime)');
  });
});
