// Whoever was reached at an address until now is told that contact details were changed, there.
import type { UntoldChange } from '../ports/people.ts';
import type { ApiDoors } from './doors.ts';
import type { Door } from './door.ts';
import { shopMail } from './shop-mail.ts';

export interface TellingDoors extends Pick<ApiDoors, 'returns' | 'people' | 'book'> {
  readonly door: Pick<Door, 'mailer' | 'composeChange'>;
}

/**
 * Tells what is still to be told, of all returns or of one. What cannot be told just now is left for another round,
 * without keeping the others waiting; then it throws one of the reasons. Whoever dies between a mail and the note of it
 * sends the same mail again.
 */
export async function tellOfChanges(doors: TellingDoors, rma?: string): Promise<void> {
  const reasons: unknown[] = [];
  for (const change of await doors.people.untoldChanges(rma)) {
    try {
      await tell(doors, change);
      await doors.people.changeTold(change.id);
    } catch (error) {
      reasons.push(error);
    }
  }
  if (reasons.length > 0) throw reasons[0];
}

/** An address that takes no mail for good is nobody that could be told. */
async function tell({ returns, book, door }: TellingDoors, { id, before, ...change }: UntoldChange): Promise<void> {
  const card = await returns.card(change.rma);
  if (card === undefined) throw new Error(`${change.rma} cannot be read, so nobody can be told of its change.`);
  const mail = shopMail(book.shop(card.pack), { name: `${change.rma}.changed.${id}`, to: before }, (shop, reader) =>
    door.composeChange(change, shop, reader),
  );
  await door.mailer.send(mail);
}
