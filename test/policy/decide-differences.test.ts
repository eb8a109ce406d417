import { expect, test } from '@jest/globals';
import type { CaseAnswer } from '../../src/contract/case-answer.ts';
import { differences, type Expectation } from '../support/compare-answer.ts';

const answer: CaseAnswer = {
  rulings: [
    {
      question: 'resolutions',
      line: '1',
      ruling: ['refund', 'exchange'],
      clauses: ['SOO-13', 'SOO-26'],
      quotes: [],
      readings: [],
      facts: {},
    },
    {
      question: 'freight',
      line: '2',
      ruling: 'shop',
      clauses: ['SOO-11'],
      quotes: [],
      readings: [],
      facts: {},
    },
  ],
  clocks: [
    {
      id: 'SOO-K02',
      clauses: ['SOO-18'],
      owes: 'shop',
      anchorAt: '2026-03-20T09:00:00Z',
      targetAt: null,
      warnAt: null,
      dueAt: '2026-03-25T12:00:00Z',
      state: 'met',
      pauses: [],
    },
  ],
  money: {
    currency: 'USD',
    method: 'original',
    lines: [
      { what: 'goods', line: '1', amount: 7690, clauses: ['SOO-13', 'SOO-21'] },
      { what: 'gift', line: '2', amount: -1500, clauses: ['SOO-08'] },
    ],
    total: 6190,
    payments: [{ id: 'p1', amount: 6190 }],
  },
  missing: ['video', 'product-photo'],
  notices: [{ notice: 'approved', to: 'customer', at: '2026-03-22T03:00:00Z', clauses: ['SOO-18'] }],
  stage: 'refunding',
  outcome: null,
  attention: ['LATE_REQUEST'],
  problems: [{ at: 'events[0]', code: 'TOO_LATE', detail: 'SOO-29' }],
  pack: { shop: 'soocas', version: '2025-01-01', hash: 'sha256:0' },
};

test('an answer that has all that is expected does not differ', () => {
  const expected: Expectation = {
    rulings: [
      { question: 'resolutions', includes: ['refund'], excludes: ['replacement'], clauses: ['SOO-26'] },
      { question: 'freight', line: '2', ruling: 'shop' },
    ],
    clocks: { 'SOO-K02': { dueAt: '2026-03-25T12:00:00.000+00:00', targetAt: null, state: 'met' } },
    notAnyClock: ['SOO-K03'],
    money: {
      total: 6190,
      currency: 'USD',
      method: 'original',
      payments: [{ amount: 6190, id: 'p1' }],
      lines: [{ what: 'gift', amount: -1500, clause: 'SOO-08' }, { clauseAny: ['SOO-00', 'SOO-21'] }],
      noLine: ['carriage'],
    },
    notices: [{ notice: 'approved', at: '2026-03-22T03:00:00.0Z', clauseAny: ['SOO-18', 'SOO-19'] }],
    noNotice: ['declined'],
    missing: ['product-photo', 'video'],
    stage: 'refunding',
    stageNot: ['closed'],
    outcome: null,
    attention: ['LATE_REQUEST'],
    attentionNot: ['POLICY_GAP'],
    problems: [{ code: 'TOO_LATE' }],
    problemsAtLeast: 1,
  };
  expect(differences(expected, answer)).toEqual([]);
});

test.each<readonly [string, Expectation]>([
  ['ruling', { rulings: [{ question: 'freight', ruling: 'customer' }] }],
  ['ruling', { rulings: [{ question: 'freight', line: '1', ruling: 'shop' }] }],
  ['ruling', { rulings: [{ question: 'freight', clauses: ['SOO-12'] }] }],
  ['ruling', { rulings: [{ question: 'freight', includes: ['shop'] }] }],
  ['ruling', { rulings: [{ question: 'resolutions', includes: ['replacement'] }] }],
  ['ruling', { rulings: [{ question: 'resolutions', excludes: ['exchange'] }] }],
  ['ruling', { rulings: [{ question: 'cancel' }] }],
  ['clock SOO-K02', { clocks: { 'SOO-K02': { state: 'running' } } }],
  ['clock SOO-K02', { clocks: { 'SOO-K02': { dueAt: '2026-03-25T12:00:01Z' } } }],
  ['clock SOO-K02', { clocks: { 'SOO-K02': { dueAt: null } } }],
  ['clock SOO-K03', { clocks: { 'SOO-K03': {} } }],
  ['no clock', { notAnyClock: ['SOO-K02'] }],
  ['money.total', { money: { total: 0 } }],
  ['money.method', { money: { method: null } }],
  ['money.payments', { money: { payments: [] } }],
  ['money line', { money: { lines: [{ what: 'goods', amount: 7691 }] } }],
  ['money line', { money: { lines: [{ what: 'goods', clause: 'SOO-08' }] } }],
  ['money line', { money: { lines: [{ what: 'goods', clauseAny: ['SOO-08'] }] } }],
  ['no money line', { money: { noLine: ['gift'] } }],
  ['notice', { notices: [{ notice: 'declined' }] }],
  ['notice', { notices: [{ notice: 'approved', to: 'agent' }] }],
  ['notice', { notices: [{ notice: 'approved', at: '2026-03-22T03:00:01Z' }] }],
  ['notice', { notices: [{ clauseAny: ['SOO-19'] }] }],
  ['no notice', { noNotice: ['approved'] }],
  ['missing', { missing: ['video'] }],
  ['stage', { stage: 'closed' }],
  ['stage not', { stageNot: ['refunding'] }],
  ['outcome', { outcome: 'refunded' }],
  ['attention', { attention: ['POLICY_GAP'] }],
  ['attention not', { attentionNot: ['LATE_REQUEST'] }],
  ['problems', { problems: [] }],
  ['problem', { problems: [{ code: 'TOO_LATE', at: 'events[1]' }] }],
  ['problems', { problemsAtLeast: 2 }],
  ['expectation', { outcom: 'refunded' } as Expectation],
])('a %s that is not as expected is named: %j', (what, expected) => {
  expect(differences(expected, answer)).toEqual([expect.objectContaining({ what })]);
});

test('no answer at all is a difference', () => {
  expect(differences({}, null)).toHaveLength(1);
});
