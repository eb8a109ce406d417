import { describe, expect, test } from '@jest/globals';
import { earlierOf, isBefore, laterOf } from '../../src/domain/instant.ts';

// In the order of time; of those without a fraction, the order of their texts is the same.
const inOrder = [
  '2025-12-31T23:59:59Z',
  '2025-12-31T23:59:59.001Z',
  '2025-12-31T23:59:59.5Z',
  '2025-12-31T23:59:59.999Z',
  '2026-01-01T00:00:00Z',
  '2026-01-01T08:00:01+08:00',
  '2026-01-01T00:00:02Z',
  '2026-01-01T10:00:00Z',
  '2026-10-01T00:00:00Z',
];

describe('of two instants the earlier one is told', () => {
  for (const [place, instant] of inOrder.entries()) {
    test(`${instant} is after all that stand above it, and not before itself`, () => {
      expect(inOrder.filter((other) => isBefore(other, instant))).toEqual(inOrder.slice(0, place));
      expect(inOrder.filter((other) => isBefore(instant, other))).toEqual(inOrder.slice(place + 1));
    });
  }
});

test('the later and the earlier of two are the same whichever comes first', () => {
  const [first = '', second = ''] = inOrder.slice(2);
  expect([laterOf(first, second), laterOf(second, first)]).toEqual([second, second]);
  expect([earlierOf(first, second), earlierOf(second, first)]).toEqual([first, first]);
});
