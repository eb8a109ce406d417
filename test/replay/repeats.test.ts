// Messages of one task come in another order when a history is replayed: which of them counts must not depend on it.
import { expect, test } from '@jest/globals';
import { saidBy } from '../../src/contract/said.ts';
import type { Message } from '../../src/contract/messages.ts';
import type { LifeFact } from '../../src/life/state.ts';
import { openDesk, receive, takeFirst } from '../../workflows/desk.ts';
import { factOnce } from '../../workflows/repeats.ts';
import { happy } from '../support/soocas.ts';

const now = '2026-03-22T03:00:00Z';
const approval = { id: 'd-1', by: 'agent:bo', at: now, verdict: 'approve' };
const messages: readonly Message[] = [
  approval,
  { ...approval, verdict: 'decline', reason: 'No.' },
  { ...approval, verdict: 'decline', reason: 'Not new.' },
  { ...approval, by: 'supervisor:eve', verdict: 'decline', reason: 'No.' },
  { ...approval, id: 'd-2', at: '2026-03-22T02:00:00Z' },
];

function ordersOf<One>(list: readonly One[]): readonly (readonly One[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, place) => ordersOf(list.toSpliced(place, 1)).map((rest) => [one, ...rest]));
}

/** What happens of them, in order, and what the others are told. */
function toldIn(order: readonly Message[]): readonly string[] {
  const pack = { shop: 'soocas', version: '2025-01-01', hash: 'sha256:0' };
  const desk = openDesk({ ...happy, rma: 'SOO-7K3MQ9XA-5', pack, personId: 'person-1', clockShift: 0 });
  for (const message of order) {
    const fact = { ...message, event: 'decided' } as unknown as LifeFact;
    receive(desk, message, { fact, said: saidBy('decide', message) });
  }
  return order.map(() => {
    const entry = takeFirst(desk);
    const fact = entry && factOnce(desk, entry);
    const answer = entry?.answer;
    if (fact !== undefined && entry !== undefined) entry.answer = { heard: { stage: 'in-review', early: false } };
    const came = answer === undefined ? 'happens' : 'problem' in answer ? answer.problem.code : 'again';
    return `${entry?.by} ${entry?.id} ${entry?.said?.content} ${came}`;
  });
}

test('of several messages under one id the same one counts in whatever order they come', () => {
  const told = ordersOf(messages).map(toldIn);
  expect(told).toHaveLength(120);
  expect(new Set(told.map((one) => one.join('\n'))).size).toBe(1);
  expect(told[0]?.map((one) => one.replace(/ \{.*\} /, ' '))).toEqual([
    'agent:bo d-2 happens',
    'agent:bo d-1 happens',
    'agent:bo d-1 DIFFERENT_CONTENT',
    'agent:bo d-1 DIFFERENT_CONTENT',
    'supervisor:eve d-1 happens',
  ]);
});

test('of a message and its repeats one happens, and all have its answer', () => {
  const repeats = [
    approval,
    { ...approval, heardAt: now },
    { ...approval, at: '2026-03-22T05:00:00Z', heardAt: '2026-03-22T05:00:00Z' },
  ];
  for (const order of ordersOf(repeats)) {
    expect(toldIn(order).map((one) => one.split(' ').at(-1))).toEqual(['happens', 'again', 'again']);
  }
});
