// A return is asked for. The same request twice is the same return, and nothing is left half done.
import type { Principal } from '../contract/can.ts';
import { workflowIdOf } from '../contract/ids.ts';
import { instantOf, isBefore, msOf } from '../domain/instant.ts';
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { PackStamp } from '../domain/ruling.ts';
import type { Who } from '../domain/vocabulary.ts';
import type { Act } from '../ports/audit.ts';
import type { HeldLine, UnitsAsked } from '../ports/records.ts';
import { type Answer, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { readStart, type Start } from './start-body.ts';
import { whoOf } from './who.ts';

/**
 * 201 for a new return, 200 for the same again, 409 for other content under the same id. Both tell what is owed and what
 * is missing; 202 where nobody was there to say so yet.
 */
export async function startReturn(doors: ApiDoors, principal: Principal, body: unknown): Promise<Answer> {
  const read = await readStart(doors, principal, body);
  if (read.kind === 'problems') return read;
  const { start } = read;
  const { shop, order, request } = start.asked;
  const now = instantOf(msOf(await doors.clock.now()) - start.clockShift);
  if (isBefore(now, request.at)) return refuse('BAD_VALUE', `This lies after now, ${now}.`, 'case.request.at');
  const pack = doors.book.packFor(shop, order.placedAt);
  if (pack === undefined) {
    return refuse('BAD_VALUE', 'No policy of the shop was in force on that day.', 'case.order.placedAt');
  }
  return open(doors, { ...start, by: whoOf(principal) }, pack);
}

/**
 * Each step may be repeated: if one fails, the same request again finds the earlier ones done and completes the rest.
 * The claim comes first, since it alone tells the same content from other content, and units from units asked for twice.
 */
async function open(doors: ApiDoors, start: Start & { readonly by: Who }, pack: PackStamp): Promise<Answer> {
  const { requestId, person, asked, byNumber, clockShift, by } = start;
  const { shop, order, request } = asked;
  // An order that was looked up is the same request also when more has become of the order since.
  const content = byNumber ? { orderNumber: order.number } : { order };
  const hash = doors.hashOf({ requestId, person, shop, ...content, request, clockShift });
  const number = doors.rmaOf(doors.book.shop(pack).rmaPrefix, requestId);
  const units = { orderNumber: order.number, lines: unitsAsked(order, request) };
  const claimed = await doors.requests.claim({ shop, requestId, rma: number, hash, ...units });
  if (claimed.kind === 'held') return heldElsewhere(order, request, claimed.lines);
  if (claimed.hash !== hash) return differs(requestId);
  const { rma } = claimed;
  const personId = await doors.people.keep(rma, person);
  const outcome = await doors.returns.start({ rma, shop, pack, order, request, personId, clockShift }, hash);
  if (outcome === 'different') return differs(requestId);
  await doors.audit.record(startedAct({ shop, rma, by, orderNumber: order.number, requestId, pack }));
  const self = `/v1/returns/${rma}`;
  const body = { rma, shop, orderNumber: order.number, workflowId: workflowIdOf(rma), self };
  const judged = await judgedOf(doors, rma, outcome);
  const isSilent = judged === undefined && outcome !== 'closed';
  const status = isSilent ? 202 : outcome === 'started' ? 201 : 200;
  return { kind: 'done', status, body: { ...body, ...judged }, location: self };
}

/** The return runs whether or not anybody says so; whoever waits for an answer does not wait long. */
async function judgedOf(
  { returns }: ApiDoors,
  rma: string,
  start: 'started' | 'open' | 'closed',
): Promise<object | undefined> {
  const card = await (start === 'closed' ? returns.card(rma) : returns.firstCard(rma, patienceMs));
  if (card === undefined) return undefined;
  const { stage, outcome, owes, missing } = card;
  return { stage, outcome, owes, missing, reviewDueAt: owes?.what === 'review' ? owes.dueAt : null };
}

const patienceMs = 2_000;

/** Also for the same again: the one before may have ended between the start and this. */
function startedAct({ shop, rma, by, orderNumber, requestId, pack }: StartedReturn): Act {
  const facts = { order: orderNumber, requestId, pack: pack.version };
  return { shop, rma, by, action: 'return-started', once: JSON.stringify(['start', rma]), facts };
}

interface StartedReturn {
  readonly shop: string;
  readonly rma: string;
  readonly by: Who;
  readonly orderNumber: string;
  readonly requestId: string;
  readonly pack: PackStamp;
}

function differs(requestId: string): Answer {
  return refuse(
    'DIFFERENT_CONTENT',
    `The request ${JSON.stringify(requestId)} was made before, with other content.`,
    'requestId',
  );
}

export function unitsAsked(order: Order, request: ReturnRequest): readonly UnitsAsked[] {
  return request.lines.flatMap(({ line, quantity }) =>
    order.lines
      .filter(({ id }) => id === line)
      .map(({ quantity: sold, returnedBefore }) => ({ line, quantity, sold, returnedBefore })),
  );
}

function heldElsewhere(order: Order, request: ReturnRequest, lines: readonly HeldLine[]): Answer {
  const problems = lines.map(({ line, left, holders }) => {
    const index = request.lines.findIndex((one) => one.line === line);
    const held = holders.map(({ rma, quantity }) => `${rma} holds ${quantity}`).join(', ');
    const detail = `Of line ${line} of order ${order.number} ${left} can still be asked for: ${held}.`;
    return { at: `case.request.lines[${index}].quantity`, code: 'TOO_MUCH' as const, detail };
  });
  return { kind: 'problems', problems };
}
