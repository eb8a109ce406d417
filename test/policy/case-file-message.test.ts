import { expect, test } from '@jest/globals';
import { readMessage } from '../../src/case/read-message.ts';
import { eventNames } from '../../src/contract/events.ts';
import type { EventName } from '../../src/contract/events.ts';

test('a body is read as the fields of its event', () => {
  expect(readMessage('parcel-scanned', { carriage: 900, postingReceiptAt: '2026-03-24T08:00:00+08:00' })).toEqual({
    kind: 'event',
    fields: { carriage: 900, postingReceiptAt: '2026-03-24T00:00:00Z' },
  });
  expect(readMessage('received', { lines: [{ line: '1', quantity: 2 }] })).toEqual({
    kind: 'event',
    fields: { lines: [{ line: '1', quantity: 2 }], atAgreedAddress: true },
  });
});

test.each(eventNames)('a body of %s never says who, when, or which event', (name) => {
  const read = readMessage(name, { at: '2026-03-24T08:00:00Z', by: 'supervisor:eve', event: name, ['__proto__']: 1 });
  const unknown = read.kind === 'problems' ? read.problems.filter(({ code }) => code === 'UNKNOWN_FIELD') : [];
  expect(unknown.map(({ at }) => at)).toEqual(['at', 'by', 'event', '__proto__']);
});

const wrong: readonly (readonly [EventName, unknown, string, string])[] = [
  ['withdrawn', null, 'NOT_JSON', ''],
  ['withdrawn', [], 'NOT_JSON', ''],
  ['withdrawn', { reason: 'changed my mind' }, 'UNKNOWN_FIELD', 'reason'],
  ['evidence-supplied', {}, 'MISSING_FIELD', 'evidence'],
  ['evidence-supplied', { evidence: [] }, 'BAD_VALUE', 'evidence'],
  ['decided', { verdict: 'approve', lines: [{ line: '1', quantity: 0 }] }, 'BAD_VALUE', 'lines[0].quantity'],
  ['decided', { verdict: 'approve', lines: [] }, 'BAD_VALUE', 'lines'],
  ['decided', { verdict: 'approve', override: 1 }, 'WRONG_TYPE', 'override'],
  ['offer-made', { resolution: 'partial-refund' }, 'MISSING_FIELD', 'amount'],
  [
    'received',
    {
      lines: [
        { line: '1', quantity: 1 },
        { line: '1', quantity: 1 },
      ],
    },
    'INCONSISTENT',
    'lines[1].line',
  ],
  ['inspected', { sheet: { clean: 'no' }, verdict: 'reject' }, 'WRONG_TYPE', 'sheet.clean'],
];
test.each(wrong)('%s with %j is refused: %s %s', (name, body, code, at) => {
  expect(readMessage(name, body)).toMatchObject({ kind: 'problems', problems: [{ code, at }] });
});
