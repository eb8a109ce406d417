// What the service writes about itself, and what it never writes.
import { expect, test } from '@jest/globals';
import { openLog, temporalLog } from '../../src/adapters/log.ts';

function written() {
  const lines: string[] = [];
  const log = openLog({ write: (line) => void lines.push(line) });
  return { log, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('an event is one line with its facts and its time', () => {
  const { log, read } = written();
  log.info('return started', { rma: 'SOO-7K3MQ9XA-5', shop: 'soocas' });
  expect(read()).toEqual([
    {
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      event: 'return started',
      rma: 'SOO-7K3MQ9XA-5',
      shop: 'soocas',
    },
  ]);
});

test('what is not on the list is not written: no name, no address, no key, no input of a workflow', () => {
  const { log, read } = written();
  log.error('broken', {
    rma: 'SOO-1',
    email: 'ada@example.com',
    input: { person: 'Ada' },
    authorization: 'Bearer hw_1',
  });
  expect(Object.keys(read()[0] ?? {})).toEqual(['level', 'time', 'rma', 'event']);
});

test('of an error only its kind and where it was thrown are written, for its message may quote somebody', () => {
  const { log, read } = written();
  log.error('broken', { error: new TypeError('no such person: ada@example.com\nline two, Lovelace') });
  expect(read()[0]).toMatchObject({
    error: 'TypeError',
    frames: expect.arrayContaining([expect.stringContaining('log.test')]),
  });
  expect(JSON.stringify(read())).not.toMatch(/ada@|Lovelace/);
});

test('what a worker reports is written the same way, and its small talk is not', () => {
  const { log, read } = written();
  const logger = temporalLog(log);
  logger.warn('Activity failed', {
    activityType: 'sendNotice',
    attempt: 2,
    error: new Error('550 no mailbox ada@example.com'),
  });
  logger.debug('polling');
  expect(read()).toMatchObject([
    { level: 40, event: 'Activity failed', activityType: 'sendNotice', attempt: 2, error: 'Error' },
  ]);
  expect(JSON.stringify(read())).not.toContain('ada@');
});
