// What the policy would say, asked before anything is started.
import type { Principal } from '../contract/can.ts';
import { isBefore } from '../domain/instant.ts';
import { type Answer, refuse } from './answer.ts';
import { readAsked } from './asked.ts';
import type { ApiDoors } from './doors.ts';
import { fieldsOf, placeOf } from './form.ts';
import { unitsAsked } from './start.ts';

/** The same checks as of a start; units that other returns hold are told, and keep nobody from the rest of the answer. */
export async function previewReturn(doors: ApiDoors, principal: Principal, body: unknown): Promise<Answer> {
  const whole = placeOf(body);
  const fields = fieldsOf(whole, ['case']);
  const asked = await readAsked({ doors, principal, action: 'previewReturn' }, fields.case);
  if (asked === undefined || whole.problems.length > 0) return { kind: 'problems', problems: whole.problems };
  const { shop, order, request } = asked.file;
  const now = await doors.clock.now();
  if (isBefore(now, request.at)) return refuse('BAD_VALUE', `This lies after now, ${now}.`, 'case.request.at');
  const pack = doors.book.packFor(shop, order.placedAt);
  if (pack === undefined) {
    return refuse('BAD_VALUE', 'No policy of the shop was in force on that day.', 'case.order.placedAt');
  }
  const held = await doors.requests.held({ shop, orderNumber: order.number, lines: unitsAsked(order, request) });
  const seen = doors.reads.preview(pack, asked.file);
  return { kind: 'done', status: 200, body: { ...seen, shop, orderNumber: order.number, held } };
}
