// The case that a body asks about, its order looked up where only its number is given.
import { type Action, can, type Principal } from '../contract/can.ts';
import type { Problem } from '../contract/problems.ts';
import type { ApiDoors, AskedCase } from './doors.ts';
import { isObject, note, type Place, valueOf } from './form.ts';
import { orderNumber as orderNumberSchema } from './schemas/start.ts';

export interface Asker {
  readonly doors: ApiDoors;
  readonly principal: Principal;
  /** What is to be done with it: nobody has orders of another shop looked up. */
  readonly action: Action;
}

export interface Asked {
  readonly file: AskedCase;
  /** The shop's order service told the order. */
  readonly byNumber: boolean;
}

/** Undefined where there is a problem, which is noted then. The reader wants a whole case file; here it has not begun. */
export async function readAsked(asker: Asker, place: Place | undefined): Promise<Asked | undefined> {
  if (place === undefined) return undefined;
  if (!isObject(place.value))
    return note(place, 'WRONG_TYPE', 'An object with shop, order and request is wanted here.');
  const { events, asOf, ...bare } = place.value;
  for (const [name, value] of Object.entries({ events, asOf })) {
    if (value === undefined) continue;
    note(inside(place, name), 'UNKNOWN_FIELD', 'A return starts without it: what happens later is a message.');
  }
  if (!mayAsk(asker, place, bare['shop'])) return undefined;
  if (!Object.hasOwn(bare, 'orderNumber')) return readCase(asker, place, bare, problemAt);
  const { orderNumber, ...rest } = bare;
  const at = { ...inside(place, 'orderNumber'), value: orderNumber };
  if (Object.hasOwn(rest, 'order')) return note(at, 'INCONSISTENT', 'Give the order, or its number to look it up by.');
  const order = await lookUp(asker, { place, at, shop: rest['shop'] });
  const read = order && readCase(asker, place, { ...rest, order }, ofService);
  return read && { ...read, byNumber: true };
}

/** To whom only their own shop is open, another one and one that there is not are the same. */
function mayAsk({ principal, action }: Asker, place: Place, shop: unknown): boolean {
  if (typeof shop !== 'string' || can(principal, action, { shop })) return true;
  note(inside(place, 'shop'), 'NOT_ALLOWED', `This key is for returns of ${principal.shop ?? 'one return'} alone.`);
  return false;
}

function readCase(
  { doors, principal }: Asker,
  place: Place,
  value: object,
  told: (problem: Problem) => Problem,
): Asked | undefined {
  const read = doors.readCase({ ...value, events: [] }, principal.shop);
  if (read.kind === 'case') return { file: read.file, byNumber: false };
  place.problems.push(...read.problems.map(told));
  return undefined;
}

interface Wanted {
  readonly place: Place;
  /** Of the order's number. */
  readonly at: Place;
  readonly shop: unknown;
}

async function lookUp({ doors }: Asker, { place, at, shop }: Wanted): Promise<object | undefined> {
  const number = valueOf(at, orderNumberSchema);
  if (typeof shop !== 'string') return note(inside(place, 'shop'), 'WRONG_TYPE', 'The name of a shop is wanted here.');
  if (number === undefined) return undefined;
  if (!doors.reads.orders.knows(shop))
    return note(at, 'BAD_VALUE', 'No order service of this shop is set: send the order itself, as `order`.');
  const order = await doors.reads.orders.find(shop, number);
  if (order === undefined) return note(at, 'BAD_VALUE', 'The shop has no order of this number.');
  if (isObject(order) && order['number'] === number) return order;
  return note(at, 'BAD_VALUE', 'The order service answered another order than the one of this number.');
}

function inside(place: Place, name: string): Place {
  return { ...place, at: `${place.at}.${name}` };
}

/** The reader's paths begin at the case, ours at the body. */
function problemAt(problem: Problem): Problem {
  return { ...problem, at: problem.at === '' ? 'case' : `case.${problem.at}` };
}

/** What the service told is not the sender's to correct, but it is theirs to know. */
function ofService(problem: Problem): Problem {
  if (!/^order\b/.test(problem.at)) return problemAt(problem);
  const detail = `The order service's answer cannot be used: ${problem.at}: ${problem.detail}`;
  return { at: 'case.orderNumber', code: 'BAD_VALUE', detail };
}
