// How a customer changes where we write to and where their money goes: with a code sent to the address on file.
import type { Principal } from '../contract/can.ts';
import type { Card } from '../contract/card.ts';
import { codeTimes } from '../ports/links.ts';
import type { Mail } from '../ports/mail.ts';
import type { Person } from '../ports/people.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { overLimit } from './limits.ts';
import type { ContactBody } from './schemas/links.ts';
import { shopMail } from './shop-mail.ts';
import { tellOfChanges } from './tell-of-changes.ts';
import { whoOf } from './who.ts';

/** The mail is written and handed over here, past the return: a code in its history could be read there for ever. */
export async function sendCode(doors: ApiDoors, rma: string): Promise<Answer> {
  const [card, person] = [await doors.returns.card(rma), await doors.people.ofReturn(rma)];
  if (card === undefined || person === undefined) return noSuchReturn();
  const refusal = await overLimit(doors.door, 'codes', rma);
  if (refusal !== undefined) return refusal;
  const { code, expiresAt } = await doors.door.codes.make(rma);
  // The mailer throws where a later try may succeed.
  const handed = await doors.door.mailer.send(mailOf(doors, { card, person, code })).catch(() => undefined);
  if (handed === undefined) return refuse('UNAVAILABLE', 'The mail server does not answer.');
  if (handed.kind === 'refused') {
    return refuse('NOT_NOW', 'The address on file takes no mail of ours: let the shop know, who knows you otherwise.');
  }
  return { kind: 'done', status: 201, body: { rma, expiresAt, sentTo: hinted(person.email) } };
}

/** What was changed is told by the names of the fields alone. */
export async function changeContact(
  doors: ApiDoors,
  principal: Principal,
  rma: string,
  { code, ...changes }: ContactBody,
): Promise<Answer> {
  if ((await doors.people.ofReturn(rma)) === undefined) return noSuchReturn();
  const at = await doors.clock.now(rma);
  const fits = await doors.door.codes.use(rma, code);
  if (fits !== 'right') {
    const none = 'There is no code for this return any more: it holds ten minutes, five tries, and one change.';
    return refuse('WRONG_CODE', fits === 'none' ? none : 'This is not the code that was sent.', 'code');
  }
  await doors.people.change(rma, changes, at);
  const changed = Object.keys(changes).sort();
  const facts = { fields: changed.join(' ') };
  const by = whoOf(principal);
  await doors.audit.record({ shop: null, rma, by, action: 'contact-changed', once: null, facts });
  // The change stands, whatever becomes of the mail: what cannot be told now is told in another round.
  await tellOfChanges(doors, rma).catch(() => undefined);
  return { kind: 'done', status: 200, body: { rma, changed } };
}

interface ToWrite {
  readonly card: Card;
  readonly person: Person;
  readonly code: string;
}

function mailOf({ book, door, newId }: ApiDoors, { card, person, code }: ToWrite): Mail {
  const { rma, pack } = card;
  return shopMail(book.shop(pack), { name: `${rma}.code.${newId()}`, to: person }, (shop, reader) =>
    door.composeCode({ rma, code, minutes: codeTimes.minutes }, shop, reader),
  );
}

/** `a…@e….org`: whoever has the link need not learn the address. */
function hinted(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const end = domain.slice(domain.lastIndexOf('.'));
  return `${[...local][0] ?? ''}…@${[...domain][0] ?? ''}…${end}`;
}
