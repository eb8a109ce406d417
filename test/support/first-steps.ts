// How most returns on the real server begin: each step waits until the one before has settled.
import type { TheReturn } from './a-return.ts';
import type { World } from './world.ts';

export async function isApproved(world: World, one: TheReturn): Promise<void> {
  await world.settled(one.handle);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await world.settled(one.handle);
}

export async function isInspected(world: World, one: TheReturn, verdict: 'accept' | 'reject'): Promise<void> {
  await isApproved(world, one);
  await one.tell('parcelScanned', { by: 'carrier' });
  await world.settled(one.handle);
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  const found = verdict === 'reject' ? { reason: 'Looked at under the lamp.', evidence: ['video'] } : {};
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict, ...found });
  await world.settled(one.handle);
}

/** A video is asked for, supplied, and the request declined. */
export async function isDeclinedAfterEvidence(world: World, one: TheReturn): Promise<void> {
  await one.ask('askForEvidence', { by: 'agent:bo', evidence: ['video'] });
  await world.settled(one.handle);
  await one.ask('supplyEvidence', { evidence: ['video'] });
  await one.ask('decide', { by: 'agent:bo', verdict: 'decline', reason: 'It works in the video.' });
}
