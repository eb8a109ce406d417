// What counts as the same message: its content, whatever the order of its keys, and its instant where the sender gave one.
import { describe, expect, test } from '@jest/globals';
import { contentOf, isSame, saidBy } from '../../src/contract/said.ts';
import type { Message, UpdateName } from '../../src/contract/messages.ts';

const heardAt = '2026-03-22T03:00:00Z';
const first: Message = {
  id: 'd-1',
  by: 'agent:bo',
  at: heardAt,
  heardAt,
  verdict: 'approve',
  lines: [{ line: '1', quantity: 1 }],
};
const dated: Message = { ...first, at: '2026-03-21T09:00:00Z' };

const isRepeat = (message: Message, before = first, name: UpdateName = 'decide') =>
  isSame(saidBy('decide', before), saidBy(name, message));

describe('a message is the same', () => {
  test('with its keys in another order, also those of its lines', () => {
    const { verdict, lines: _lines, ...head } = first;
    expect(isRepeat({ verdict, lines: [{ quantity: 1, line: '1' }], ...head })).toBe(true);
  });

  test('when it comes later, and the sender gave no instant', () => {
    expect(isRepeat({ ...first, at: '2026-03-22T09:00:00Z', heardAt: '2026-03-22T09:00:00Z' })).toBe(true);
  });

  test('when it comes later with the instant that the sender gave before', () => {
    expect(isRepeat({ ...dated, heardAt: '2026-03-22T09:00:00Z' }, dated)).toBe(true);
  });

  test('when the sender gives the instant only once: leaving it out says nothing else', () => {
    expect(isRepeat(dated)).toBe(true);
    expect(isRepeat(first, dated)).toBe(true);
  });

  test('when it names a field that it leaves empty', () => {
    expect(isRepeat({ ...first, reason: undefined })).toBe(true);
  });
});

describe('a message is another one', () => {
  test.each([
    ['decides otherwise', { verdict: 'decline' }],
    ['says more', { reason: 'The photo shows the fault.' }],
    ['names other lines', { lines: [{ line: '2', quantity: 1 }] }],
    ['says less', { lines: undefined }],
    ['says a number as a text', { lines: [{ line: '1', quantity: '1' }] }],
  ])('when it %s', (_what, changes) => expect(isRepeat({ ...first, ...changes })).toBe(false));

  test('when a list is in another order', () => {
    expect(contentOf({ evidence: ['video', 'product-photo'] })).not.toBe(
      contentOf({ evidence: ['product-photo', 'video'] }),
    );
  });

  test('when the sender gives another instant than before', () => {
    expect(isRepeat({ ...dated, at: '2026-03-21T09:00:00.001Z' }, dated)).toBe(false);
  });

  test('when it goes by another name', () => expect(isRepeat(first, first, 'makeOffer')).toBe(false));
});
