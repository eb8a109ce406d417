// What one endpoint and one shop may have under way at once.
import { expect, test } from '@jest/globals';
import { inTurn } from '../../src/adapters/webhooks/in-turn.ts';
import type { SendAnswer } from '../../src/ports/webhooks.ts';

const taken: SendAnswer = { at: '2026-03-22T03:00:00Z', status: 200, durationMs: 1, error: null };

/** Sends that take until they are let go. */
function open() {
  const waiting: ((end: SendAnswer | Error) => void)[] = [];
  const hang = () =>
    new Promise<SendAnswer>((resolve, reject) => {
      waiting.push((end) => (end instanceof Error ? reject(end) : resolve(end)));
    });
  const send = inTurn(hang, { toEndpoint: 2, ofShop: 3 });
  const to = (endpoint: string, shop = 'soocas') =>
    send({ id: 'evt', url: 'https://shop.example', body: '{}', secrets: [], endpoint, shop });
  return { to, waiting };
}

test('an endpoint that hangs leaves room for the others of its shop, and a shop for other shops', async () => {
  const { to, waiting } = open();
  const under = [to('one'), to('one'), to('two')];
  expect(await to('one')).toBe('busy');
  expect(await to('two')).toBe('busy');
  under.push(to('other', 'aisoon'), to('other', 'aisoon'));
  expect(await to('other', 'aisoon')).toBe('busy');
  expect(waiting).toHaveLength(5);
  for (const letGo of waiting) letGo(taken);
  expect(await Promise.all(under)).toEqual([taken, taken, taken, taken, taken]);
});

test('whatever way a send ends, the next has its turn', async () => {
  const { to, waiting } = open();
  const under = [to('one'), to('one')];
  waiting[0]?.(taken);
  waiting[1]?.(new Error('broken'));
  expect(await Promise.allSettled(under)).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected' }]);
  void to('one');
  void to('one');
  expect(waiting).toHaveLength(4);
});
