// A return is asked for. The same request twice is the same return, and nothing is left half done.
import { can, type Principal } from '../contract/can.ts';
import { workflowIdOf } from '../contract/ids.ts';
import { instantOf, isBefore, msOf } from '../domain/instant.ts';
import type { PackStamp } from '../domain/ruling.ts';
import { type Answer, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { readStart, type Start } from './start-body.ts';

/** 201 for a new return, 200 for the same again, 409 for other content under the same id. */
export async function startReturn(doors: ApiDoors, principal: Principal, body: unknown): Promise<Answer> {
  const read = readStart(doors, body);
  if (read.kind === 'problems') return read;
  const { start } = read;
  const { shop, order, request } = start.asked;
  if (!can(principal, 'startReturn', { shop })) {
    return refuse('NOT_ALLOWED', `This key starts returns of ${principal.shop ?? 'one return'} alone.`, 'case.shop');
  }
  const now = instantOf(msOf(await doors.clock.now()) - start.clockShift);
  if (isBefore(now, request.at)) return refuse('BAD_VALUE', `This lies after now, ${now}.`, 'case.request.at');
  const pack = doors.book.packFor(shop, order.placedAt);
  if (pack === undefined) {
    return refuse('BAD_VALUE', 'No policy of the shop was in force on that day.', 'case.order.placedAt');
  }
  return open(doors, start, pack);
}

/**
 * Each step may be repeated: if one fails, the same request again finds the earlier ones done and completes the rest.
 * The claim comes first, since it alone tells the same content from other content.
 */
async function open(doors: ApiDoors, start: Start, pack: PackStamp): Promise<Answer> {
  const { requestId, person, asked, clockShift } = start;
  const { shop, order, request } = asked;
  const hash = doors.hashOf({ requestId, person, shop, order, request, clockShift });
  const number = doors.rmaOf(doors.book.shop(pack).rmaPrefix, requestId);
  const claimed = await doors.requests.claim({ shop, requestId, rma: number, hash });
  if (claimed.hash !== hash) return differs(requestId);
  const { rma } = claimed;
  const personId = await doors.people.keep(rma, person);
  const outcome = await doors.returns.start({ rma, shop, pack, order, request, personId, clockShift }, hash);
  if (outcome === 'different') return differs(requestId);
  const location = `/v1/returns/${rma}`;
  return {
    kind: 'done',
    status: outcome === 'started' ? 201 : 200,
    body: { rma, shop, orderNumber: order.number, workflowId: workflowIdOf(rma), self: location },
    location,
  };
}

function differs(requestId: string): Answer {
  return refuse(
    'DIFFERENT_CONTENT',
    `The request ${JSON.stringify(requestId)} was made before, with other content.`,
    'requestId',
  );
}
