import { describe, expect, test } from '@jest/globals';
import { reconcile, reconcileReturn } from '../../src/domain/reconcile.ts';
import type { BookLine, LedgerLine } from '../../src/domain/refund-books.ts';

const overdueFrom = '2026-03-25T03:00:00Z';
const [lately, longAgo] = ['2026-03-25T09:00:00Z', '2026-03-20T09:00:00Z'];

const ours: LedgerLine = {
  intentId: 'SOO-1:goods:p1',
  rma: 'SOO-1',
  provider: 'stripe',
  reference: 'pi_1',
  providerId: 're_1',
  amount: 6490,
  currency: 'USD',
  state: 'settled',
  reservedAt: longAgo,
};
const theirs: BookLine = {
  providerId: 're_1',
  intentId: ours.intentId,
  status: 'settled',
  amount: 6490,
  currency: 'USD',
  madeAt: longAgo,
};
const unanswered = (state: LedgerLine['state'], change: Partial<LedgerLine> = {}): LedgerLine => {
  const { providerId: _, ...line } = ours;
  return { ...line, state, ...change };
};

function compare(ledger: readonly LedgerLine[], lines: readonly BookLine[] | null) {
  return reconcile({ ledger, payments: [{ provider: 'stripe', reference: 'pi_1', lines }], closed: [], overdueFrom });
}
const kindsOf = (ledger: readonly LedgerLine[], lines: readonly BookLine[] | null) =>
  compare(ledger, lines).differences.map(({ kind }) => kind);

describe('nothing is to be told', () => {
  test.each<[string, LedgerLine, readonly BookLine[]]>([
    ['of a refund that is the same in both', ours, [theirs]],
    ['of one that is on its way in both', { ...ours, state: 'pending' }, [{ ...theirs, status: 'pending' }]],
    ['of one that has failed in both', { ...ours, state: 'failed' }, [{ ...theirs, status: 'failed' }]],
    ['of one that failed before it was booked', { ...ours, state: 'failed' }, []],
    ['of one that has just been asked for', unanswered('submitted', { reservedAt: lately }), []],
    [
      'of a first try that failed where a second came through',
      ours,
      [{ ...theirs, providerId: 're_0', status: 'failed' }, theirs],
    ],
    ['of books that are a moment behind', ours, [{ ...theirs, status: 'pending' }]],
  ])('%s', (_what, line, lines) => {
    expect(compare([line], lines)).toEqual({ differences: [], corrections: [] });
  });

  test('of what was refunded by hand before our first intent: the order says it already', () => {
    const { intentId: _, ...hand } = { ...theirs, providerId: 're_9', madeAt: '2026-03-19T09:00:00Z' };
    expect(kindsOf([ours], [theirs, hand])).toEqual([]);
  });

  test('of money that a person moves, once it is answered', () => {
    expect(kindsOf([{ ...ours, state: 'pending' }], null)).toEqual([]);
    expect(kindsOf([unanswered('submitted')], null)).toEqual(['not-answered']);
  });
});

describe('our ledger follows the provider', () => {
  test.each<[LedgerLine['state'], BookLine['status'], string]>([
    ['pending', 'settled', 'settled'],
    ['unknown', 'pending', 'pending'],
    ['unknown', 'settled', 'settled'],
    ['submitted', 'settled', 'settled'],
    ['intended', 'pending', 'pending'],
  ])('from %s where it is %s there', (state, status, corrected) => {
    const { differences, corrections } = compare([unanswered(state)], [{ ...theirs, status }]);
    expect(differences).toEqual([]);
    expect(corrections).toEqual([{ intentId: ours.intentId, state: corrected, providerId: 're_1' }]);
  });

  test.each(['pending', 'settled', 'unknown'] as const)('from %s to failed, and somebody is told', (state) => {
    const { differences, corrections } = compare(
      [{ ...ours, state }],
      [{ ...theirs, status: 'failed', reason: 'account_closed' }],
    );
    expect(corrections).toEqual([
      { intentId: ours.intentId, state: 'failed', providerId: 're_1', reason: 'account_closed' },
    ]);
    expect(differences).toEqual([expect.objectContaining({ kind: 'failed-there', about: ours.intentId })]);
    expect(differences[0]?.sentence).toBe(
      `re_1 over 64.90 USD has failed there (account_closed); our ledger had ${ours.intentId} as ${state}.`,
    );
  });

  test('from failed, where it goes out all the same, and somebody is told', () => {
    const { differences, corrections } = compare([{ ...ours, state: 'failed' }], [theirs]);
    expect(corrections).toEqual([{ intentId: ours.intentId, state: 'settled', providerId: 're_1' }]);
    expect(differences).toMatchObject([{ kind: 'failed-here-alone', about: ours.intentId }]);
  });
});

test('what a person moved has arrived when its return has closed', () => {
  const line: LedgerLine = { ...ours, provider: 'manual', state: 'pending' };
  const payments = [{ provider: 'manual', reference: 'pi_1', lines: null }];
  const settled = { intentId: ours.intentId, state: 'settled', providerId: 're_1' };
  expect(reconcile({ ledger: [line], payments, closed: ['SOO-1'], overdueFrom }).corrections).toEqual([settled]);
  expect(reconcile({ ledger: [line], payments, closed: ['SOO-2'], overdueFrom }).corrections).toEqual([]);
});

describe('somebody is told, and nothing is changed', () => {
  test.each<[string, LedgerLine, readonly BookLine[], string, RegExp]>([
    ['of another amount', ours, [{ ...theirs, amount: 6489 }], 'amount-differs', /64\.89 USD.*64\.90 USD/],
    ['of another currency', ours, [{ ...theirs, currency: 'EUR' }], 'amount-differs', /EUR.*USD/],
    [
      'of two refunds for one intent',
      ours,
      [theirs, { ...theirs, providerId: 're_2' }],
      'refunded-twice',
      /re_1.*re_2/,
    ],
    ['of a refund that the provider does not have', ours, [], 'unknown-there', /does not have re_1/],
    ['of one without an answer for too long', unanswered('unknown'), [], 'not-answered', /unknown since 2026-03-20/],
    ['of one that was never sent for too long', unanswered('intended'), [], 'not-answered', /intended since/],
  ])('%s', (_what, line, lines, kind, words) => {
    const { differences, corrections } = compare([line], lines);
    expect(corrections).toEqual([]);
    expect(differences).toEqual([{ kind, about: ours.intentId, sentence: expect.stringMatching(words) }]);
  });

  test.each<[string, Partial<BookLine>]>([
    ['without an intent', {}],
    ['with a note of somebody else', { intentId: 'refund for Mei' }],
    ['at an unknown time', {}],
  ])('of a refund that was made by hand, %s', (what, change) => {
    const { intentId: _, madeAt: __, ...hand } = { ...theirs, providerId: 're_9', amount: 500 };
    const line = { ...hand, ...(what.includes('time') ? {} : { madeAt: lately }), ...change };
    expect(compare([ours], [theirs, line]).differences).toEqual([
      { kind: 'by-hand', about: 're_9', sentence: 're_9 over 5.00 USD of pi_1 was refunded at stripe, and not by us.' },
    ]);
    expect(kindsOf([ours], [theirs, { ...line, status: 'failed' }])).toEqual([]);
  });

  test('of each payment by its own books', () => {
    const second = { ...ours, intentId: 'SOO-1:goods:p2', reference: 'pi_2', providerId: 're_2' };
    const payments = [
      { provider: 'stripe', reference: 'pi_1', lines: [theirs] },
      { provider: 'stripe', reference: 'pi_2', lines: [] },
    ];
    const { differences } = reconcile({ ledger: [ours, second], payments, closed: [], overdueFrom });
    expect(differences).toMatchObject([{ kind: 'unknown-there', about: second.intentId }]);
  });
});

describe('a return that counts its money as paid out', () => {
  const one = { rma: 'SOO-1', currency: 'USD', paid: 6490, elsewhere: 0, isClosed: true };
  const carriage = { ...ours, intentId: 'SOO-1:carriage:carriage', amount: 800 };

  test.each<[string, object, readonly LedgerLine[]]>([
    ['agrees to the cent', {}, [ours]],
    ['agrees over several refunds', { paid: 7290, elsewhere: 800 }, [ours, carriage]],
    ['agrees without an advance that finance has repaid elsewhere', { paid: 7290, elsewhere: 800 }, [ours]],
    ['does not count what has failed', {}, [{ ...ours, intentId: 'SOO-1:goods:p1-1', state: 'failed' }, ours]],
    ['has nothing to do with another return', {}, [ours, { ...ours, rma: 'SOO-2' }]],
  ])('%s', (_what, change, ledger) => {
    expect(reconcileReturn({ ...one, ...change }, ledger)).toEqual([]);
  });

  test.each<[string, object, readonly LedgerLine[]]>([
    ['is a cent more', { paid: 6491 }, [ours]],
    ['is less', { paid: 5000 }, [ours]],
    ['is in another currency', { currency: 'EUR' }, [ours]],
    ['has a refund that failed', {}, [{ ...ours, state: 'failed' }]],
  ])('is named where it %s', (_what, change, ledger) => {
    expect(reconcileReturn({ ...one, ...change }, ledger)).toMatchObject([{ kind: 'return-differs', about: 'SOO-1' }]);
  });
});
