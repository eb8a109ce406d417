// Temporal hears from a refund, a mail or a paper that takes long, for as long as its process lives.
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { refundsActivities, type RefundsDeps, returnsActivities, type ReturnsDeps } from '../../activities/index.ts';
import { withHeartbeat } from '../../activities/heartbeat.ts';
import { refundRequest } from '../support/refunds.ts';
import { approvedOrder, book } from './builders.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const never = new Promise<never>(() => undefined);
const people = { find: () => never };
const ledger = { reserve: () => never };
const slow = {
  ...returnsActivities({ book, people, mailLog: { find: () => never } } as unknown as ReturnsDeps),
  ...refundsActivities({ ledger, providers: () => ({}) } as unknown as RefundsDeps),
};

test.each([
  ['a mail', () => slow.sendNotice(approvedOrder)],
  ['a paper', () => slow.makePapers({ ...approvedOrder, route: 'own-carrier' })],
  ['a refund', () => slow.refund(refundRequest())],
])('%s that takes long is heard of more than once before it counts as lost', async (_what, work) => {
  const { heard } = run(work);
  await jest.advanceTimersByTimeAsync(4_900);
  expect(heard()).toBe(4);
});

test('what is over sooner than in a second is not heard of', async () => {
  const { heard, result } = run(() => withHeartbeat(async () => 'done')(undefined));
  expect(await result).toBe('done');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(heard()).toBe(0);
});

test.each(['ends', 'fails'])('nothing is heard any more of work that %s', async (how) => {
  let end = (): void => undefined;
  const work = new Promise<void>((resolve, reject) => {
    end = how === 'ends' ? resolve : () => reject(new Error('the printer is out of paper'));
  });
  const { heard, result } = run(() => withHeartbeat(() => work)(undefined));
  await jest.advanceTimersByTimeAsync(2_100);
  end();
  await Promise.allSettled([result]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(heard()).toBe(2);
  expect(jest.getTimerCount()).toBe(0);
});

/** Runs it as an activity; the heartbeats that have come of it are counted. */
function run(work: () => Promise<unknown>) {
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  let heard = 0;
  environment.on('heartbeat', () => (heard += 1));
  return { heard: () => heard, result: environment.run(work) };
}
