// A case lived through over HTTP, by those whom its events name: each with a key of their own, at the event's instant.
import sharp from 'sharp';
import { watchReturn } from '../../src/adapters/watched-return.ts';
import { doorOf, fieldsOf } from '../../src/cli/demo/doors.ts';
import { HomewardProblem } from '../../src/client/index.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { CaseEvent } from '../../src/contract/events.ts';
import { instantOf, msOf } from '../../src/domain/instant.ts';
import { roleOf, unreachable } from '../../src/domain/vocabulary.ts';
import type { WholeHomeward } from './open-homeward.ts';

export interface Lived {
  readonly rma: string;
  /** The codes of what was refused, in order. */
  readonly problems: readonly string[];
}

/** Starts the return as the shop's backend, lets each event come in, and lets its time run up to the end of the case. */
export async function liveOverHttp(town: WholeHomeward, file: CaseFile, asked: object): Promise<Lived> {
  const clockShift = Date.now() - msOf(file.request.at);
  const email = `${file.order.number.toLowerCase()}@customers.example`;
  const started = await town.as(`shop:${file.shop}`).startReturn({
    requestId: file.order.number,
    person: { name: 'Ada Bright', email, address },
    case: asked as never,
    clockShift,
  });
  const { rma } = started;
  const time = watchReturn(town.world.client, rma, clockShift);
  await time.settled();
  const problems: string[] = [];
  for (const event of file.events) {
    await time.until(event.at);
    await act(town, file.shop, rma, event).catch((error: unknown) => {
      if (!(error instanceof HomewardProblem)) throw error;
      problems.push(error.code);
    });
    await time.settled();
  }
  await time.until(instantOf(msOf(file.asOf) + 1_000));
  return { rma, problems };
}

const address = { lines: ['12 Sample Street'], postalCode: '12345', city: 'Sampleton', country: 'US' };

/** Customers show what they have as a file; everybody else sends the message that reports the event. */
async function act(town: WholeHomeward, shop: string, rma: string, event: CaseEvent): Promise<void> {
  if (event.event === 'evidence-supplied') {
    for (const item of event.evidence) await giveFile(town, rma, item);
    return;
  }
  if (event.event === 'decided') {
    const { at: _at, by, event: _event, ...fields } = event;
    await town.as(ownerOf(by, shop)).decide(rma, fields);
    return;
  }
  const door = doorOf(event);
  switch (door.door) {
    case 'awaited':
      return event.event === 'refund-submitted' ? payByHand(town, rma) : undefined;
    case 'provider':
      return reportRefund(town, rma, door.status);
    case 'signal':
    case 'http':
      await town.as(ownerOf(event.by, shop)).send(rma, door.message, fieldsOf(event));
      return;
    default:
      unreachable(door);
  }
}

/** Where the shop has no system that takes it, a person gives the money and says so. */
async function payByHand(town: WholeHomeward, rma: string): Promise<void> {
  const { stage } = await town.as('finance:dev').readReturn(rma);
  if (stage === 'refunding') await town.as('provider').refundReported(rma, { status: 'submitted' });
}

async function reportRefund(town: WholeHomeward, rma: string, status: 'settled' | 'failed'): Promise<void> {
  const refunds = await town.payments.refunds(rma);
  for (const { id } of refunds) await town.payments.change(id, status);
  if (refunds.length > 0) await town.as('provider').refundReported(rma, { status });
  else await town.as('finance:dev').confirmRefund(rma);
}

async function giveFile(
  town: WholeHomeward,
  rma: string,
  item: CaseEvent<'evidence-supplied'>['evidence'][number],
): Promise<void> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const { told } = await town.as('customer').giveEvidence(rma, item, picture);
  if (told !== undefined && 'problem' in told) throw new Error(JSON.stringify(told.problem));
}

/** Whose development key somebody has: staff have one for each role, the shop one for itself. */
function ownerOf(by: string, shop: string): string {
  const role = roleOf(by);
  if (role === 'shop') return `shop:${shop}`;
  return ['customer', 'carrier', 'provider'].includes(role) ? role : `${role}:dev`;
}
