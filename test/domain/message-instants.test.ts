// The instants of messages that come past the API, from any Temporal client.
import { describe, expect, test } from '@jest/globals';
import { malformed } from '../../src/contract/guards.ts';

const saying = (at: string) => malformed({ id: 'm-1', by: 'agent:bo', at });

describe('a message past the API', () => {
  test.each(['2026-03-22T03:00:00Z', '2026-03-22T03:00:00.123Z', '2024-02-29T23:59Z', '2026-03-22T11:00:00+08:00'])(
    'may say that it happened at %s',
    (at) => expect(saying(at)).toBeUndefined(),
  );

  test.each([
    '2026-02-30T03:00:00Z',
    '2026-13-01T03:00:00Z',
    '2026-03-22T24:00:00Z',
    '2026-03-22T03:60:00Z',
    '2026-03-22T03:00:00',
    '2026-03-22T03:00:00+25:00',
    '2026-03-22T later Z',
    'yesterday',
  ])('is refused when it says %s, which no clock shows', (at) => expect(saying(at)).toMatch(/no instant/));
});
