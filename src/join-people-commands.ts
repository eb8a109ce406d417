// What the commands about keys and staff have in common: they do what an operator may at the door, and are audited alike.
import { databaseAudit } from './adapters/audit.ts';
import { databaseKeys } from './adapters/door/keys.ts';
import { argonPasswords } from './adapters/door/passwords.ts';
import { databaseStaff } from './adapters/door/staff.ts';
import { wallClock } from './adapters/return-clock.ts';
import type { Answer, NotDone } from './api/answer.ts';
import type { PeopleDoors } from './api/doors.ts';
import type { Principal } from './contract/can.ts';
import { problems } from './contract/problems.ts';
import { usingDatabase } from './join-database.ts';
import { joinPolicies } from './join-policies.ts';

/** Without a name, since nobody signed in: whoever reaches the database may do anything there, and somebody has to be first. */
export const atTheCommandLine: Principal = { role: 'operator' };

/** Runs it on the database itself, and answers what the API would; throws a sentence where that is a refusal. */
export function asOperator(
  environment: Readonly<Record<string, string | undefined>>,
  act: (doors: PeopleDoors) => Promise<Answer>,
): Promise<object> {
  return usingDatabase(environment, async ({ db }, { packsFolder }) => {
    const clock = wallClock();
    const answer = await act({
      audit: databaseAudit(db),
      book: joinPolicies(packsFolder).book,
      clock,
      door: { keys: databaseKeys(db, clock), staff: databaseStaff(db, clock, argonPasswords()) },
    });
    if (answer.kind === 'problems') throw new Error(sentenceOf(answer));
    return answer.body;
  });
}

/** What is wrong, and the cure of the first. */
export function sentenceOf({ problems: found }: Pick<NotDone, 'problems'>): string {
  const said = found.map(({ at, detail }) => (at === '' ? detail : `${at}: ${detail}`));
  const [first] = found;
  return [...said, ...(first === undefined ? [] : [problems[first.code].cure])].join(' ');
}

/** The value of an option, without which it is absent. */
export function given<Name extends string>(
  options: Readonly<Record<string, string | true>>,
  ...names: readonly Name[]
): { readonly [Field in Name]?: string } {
  const found = names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : []));
  return Object.fromEntries(found) as { readonly [Field in Name]?: string };
}
