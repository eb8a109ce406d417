// The same id again, on the real server: a repeat has the first answer, something else is refused, and nothing is done.
import { afterAll, describe, expect, test } from '@jest/globals';
import { temporalReturns } from '../../src/adapters/temporal-returns.ts';
import { timelineQuery, updateDefinition } from '../../src/contract/messages.ts';
import type { Message, UpdateName } from '../../src/contract/messages.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
afterAll(() => world.close());

const door = temporalReturns(world.client, { taskQueue: world.taskQueue });

/** As the door does, which fills in its own instant where the sender gives none. */
async function say(one: TheReturn, name: UpdateName, fields: Partial<Message> & Pick<Message, 'id'>) {
  const heardAt = await one.now();
  return door.update(one.rma, name, { at: heardAt, heardAt, by: 'agent:bo', ...fields });
}

const different = { kind: 'problem', problem: { at: 'id', code: 'DIFFERENT_CONTENT' } };
const approval = { id: 'd-1', verdict: 'approve' };
const decline = { id: 'd-1', verdict: 'decline', reason: 'The photo shows no fault.' };

async function refusedIn(one: TheReturn) {
  const { entries } = await one.handle.query(timelineQuery, 1);
  return entries.filter(({ refused }) => refused !== undefined);
}

describe('the same id again', () => {
  test.concurrent('has the first answer, also hours later and after the next stage', async () => {
    const one = await startReturn(world, happy);
    const first = await say(one, 'decide', approval);
    expect(first).toEqual({ kind: 'heard', heard: { stage: 'awaiting-parcel', early: false } });
    await one.until('2026-03-20T15:00:00Z');
    await one.tell('parcelScanned', { by: 'carrier' });
    expect(await say(one, 'decide', approval)).toEqual(first);
    expect((await one.card()).stage).toBe('in-transit');
  });

  test.concurrent('has the first answer after the end, when other content is too late for good', async () => {
    const one = await startReturn(world, happy);
    const first = await say(one, 'withdraw', { id: 'w-1', by: 'customer' });
    expect(await world.pass(one.handle, '60 days')).toBe('ended');
    const later = { id: 'w-1', by: 'customer', heardAt: '2026-06-01T00:00:00Z', at: '2026-06-01T00:00:00Z' };
    expect(await door.update(one.rma, 'withdraw', later)).toEqual(first);
    expect(await door.update(one.rma, 'reclaimGoods', later)).toMatchObject({ problem: { code: 'RETURN_ENDED' } });
  });

  test.concurrent('with other content is refused, and the first decision stands', async () => {
    const one = await startReturn(world, happy);
    await say(one, 'decide', approval);
    expect(await say(one, 'decide', decline)).toMatchObject(different);
    expect(await say(one, 'askForEvidence', { id: 'd-1', evidence: ['video'] })).toMatchObject(different);
    expect(await one.card()).toMatchObject({
      stage: 'awaiting-parcel',
      decision: { verdict: 'approve' },
      problems: [],
    });
    expect(await say(one, 'decide', approval)).toMatchObject({ kind: 'heard' });
  });

  test.concurrent('is refused as well where the first message was', async () => {
    const one = await startReturn(world, happy);
    const offer = { id: 'o-1', by: 'customer', answer: 'accept' };
    expect(await say(one, 'answerOffer', offer)).toMatchObject({ problem: { code: 'NOT_NOW' } });
    expect(await say(one, 'answerOffer', offer)).toMatchObject({ problem: { code: 'NOT_NOW' } });
    expect(await say(one, 'answerOffer', { ...offer, answer: 'decline' })).toMatchObject(different);
  });

  test.concurrent('with another instant is refused if the sender gave both', async () => {
    const one = await startReturn(world, happy);
    await say(one, 'decide', approval);
    await one.until('2026-03-21T03:00:00Z');
    const receipt = { id: 'r-1', by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] };
    const first = await say(one, 'recordReceipt', { ...receipt, at: '2026-03-21T02:00:00Z' });
    expect(await say(one, 'recordReceipt', { ...receipt, at: '2026-03-21T02:00:00Z' })).toEqual(first);
    expect(await say(one, 'recordReceipt', receipt)).toEqual(first);
    expect(await say(one, 'recordReceipt', { ...receipt, at: '2026-03-21T02:30:00Z' })).toMatchObject(different);
  });

  test.concurrent('tells no other parcel than at first', async () => {
    const one = await startReturn(world, happy);
    await say(one, 'decide', approval);
    const number = { id: 'p-1', by: 'customer', carriagePaidBy: 'customer' };
    const first = { kind: 'heard', heard: { stage: 'awaiting-parcel', early: false } };
    expect(await say(one, 'registerParcel', number)).toEqual(first);
    expect(await say(one, 'registerParcel', number)).toEqual(first);
    const receipt = { ...number, postingReceiptAt: '2026-03-20T08:00:00Z' };
    expect(await say(one, 'registerParcel', receipt)).toMatchObject(different);
    expect(await say(one, 'registerParcel', { ...number, carriage: 900 })).toMatchObject(different);
    expect((await one.card()).stage).toBe('awaiting-parcel');
  });
});

describe('past the API', () => {
  test.concurrent('an update with a known id and other content is refused', async () => {
    const one = await startReturn(world, happy);
    const send = (message: Message) => one.handle.executeUpdate(updateDefinition('decide'), { args: [message] });
    const first = await send({ ...approval, by: 'agent:bo' });
    expect(await send({ verdict: 'approve', by: 'agent:bo', id: 'd-1' })).toEqual(first);
    await expect(send({ ...decline, by: 'agent:bo' })).rejects.toMatchObject({ cause: { type: 'DIFFERENT_CONTENT' } });
  });

  test.concurrent(
    'a signal with a known id and other content stands in the timeline once, and changes nothing',
    async () => {
      const one = await startReturn(world, happy);
      await one.tell('approve', { id: 'd-1', by: 'agent:bo' });
      await one.tell('decline', { id: 'd-1', by: 'agent:bo', reason: 'No.' });
      await one.tell('decline', { id: 'd-1', by: 'agent:bo', reason: 'No.' });
      await world.settled(one.handle);
      const refused = { code: 'DIFFERENT_CONTENT', at: 'id' };
      expect(await refusedIn(one)).toMatchObject([{ what: 'decided', by: 'agent:bo', id: 'd-1', refused }]);
      expect(await one.card()).toMatchObject({ decision: { verdict: 'approve' }, problems: [refused] });
    },
  );

  test.concurrent('a decision says the same by either name', async () => {
    const one = await startReturn(world, happy);
    const first = await say(one, 'decide', approval);
    await one.tell('approve', { id: 'd-1', by: 'agent:bo' });
    await world.settled(one.handle);
    expect(first).toMatchObject({ kind: 'heard' });
    expect(await refusedIn(one)).toEqual([]);
  });

  test.concurrent('a carrier may report the same scan with another instant', async () => {
    const one = await startReturn(world, happy);
    await say(one, 'decide', approval);
    await one.until('2026-03-21T03:00:00Z');
    await one.tell('parcelScanned', { id: 's-1', by: 'carrier', at: '2026-03-21T01:00:00Z' });
    await one.tell('parcelScanned', { id: 's-1', by: 'carrier', at: '2026-03-21T02:00:00Z' });
    await world.settled(one.handle);
    expect(await refusedIn(one)).toEqual([]);
  });
});

test('two who differ under one id at the same moment are told the same after an outage as before', async () => {
  const one = await startReturn(world, happy);
  await world.settled(one.handle);
  await world.stopWorkers();
  const at = await one.now();
  const send = (message: object) =>
    door
      .update(one.rma, 'decide', { by: 'agent:bo', at, heardAt: at, ...message } as unknown as Message)
      .catch(() => undefined);
  const both = [send(decline), send(approval)];
  await one.tell('decline', { id: 'd-1', by: 'agent:bo', at, reason: decline.reason });
  await world.startWorkers();
  const told = await Promise.all(both);
  expect(told.filter((answer) => answer?.kind === 'heard')).toHaveLength(1);
  expect(told.filter((answer) => answer?.kind === 'problem')).toMatchObject([different]);
  const before = await one.card();
  const refusals = await refusedIn(one);
  await world.stopWorkers();
  await world.startWorkers();
  const { stage, decision, problems } = await one.card();
  expect({ stage, decision, problems }).toEqual({
    stage: before.stage,
    decision: before.decision,
    problems: before.problems,
  });
  expect(await refusedIn(one)).toEqual(refusals);
});
