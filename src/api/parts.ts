// The parts of one return: its clocks, rulings, money and timeline.
import type { Card } from '../contract/card.ts';
import { toldClocks } from '../contract/told-clock.ts';
import type { ReturnParts } from '../ports/returns.ts';
import { type Answer, type NotDone, noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';

export async function readClocks(doors: ApiDoors, rma: string): Promise<Answer> {
  const clocks = await partOf(doors, rma, 'clocks');
  return clocks.kind === 'problems' ? clocks : shown({ rma, clocks: toldClocks(clocks.part) });
}

export async function readRulings(doors: ApiDoors, rma: string): Promise<Answer> {
  const [rulings, card] = await Promise.all([partOf(doors, rma, 'rulings'), doors.returns.card(rma)]);
  if (rulings.kind === 'problems') return rulings;
  return card === undefined ? noSuchReturn() : shown({ rma, pack: card.pack, rulings: rulings.part });
}

/** The card has the amounts too, so they are known of a return that Temporal has forgotten. */
export async function readMoney(doors: ApiDoors, rma: string): Promise<Answer> {
  const money = await partOf(doors, rma, 'money', (card) => card.money);
  if (money.kind === 'problems') return money;
  return shown({ rma, money: money.part, refunds: await doors.reads.refundsMade.of(rma) });
}

export async function readTimeline(doors: ApiDoors, rma: string): Promise<Answer> {
  const timeline = await partOf(doors, rma, 'timeline');
  return timeline.kind === 'problems' ? timeline : shown({ rma, entries: timeline.part });
}

export type PartRead<Part> = { readonly kind: 'part'; readonly part: Part } | NotDone;

/** `fromCard`: where the card has it as well. */
export async function partOf<Name extends keyof ReturnParts>(
  doors: ApiDoors,
  rma: string,
  name: Name,
  fromCard?: (card: Card) => ReturnParts[Name],
): Promise<PartRead<ReturnParts[Name]>> {
  const read = await doors.returns.read(rma, name);
  if (read === undefined) return noSuchReturn();
  if (read.kind === 'kept') return { kind: 'part', part: read.part };
  if (fromCard !== undefined) return { kind: 'part', part: fromCard(read.card) };
  return refuse(
    'NOT_FOUND',
    'This return ended so long ago that its history is no longer kept; its card is all there is.',
  );
}

function shown(body: object): Answer {
  return { kind: 'done', status: 200, body };
}
