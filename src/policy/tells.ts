// Which clauses a message fulfils.
import type { ClockStep } from '../domain/clock.ts';
import type { NoticeName } from '../domain/vocabulary.ts';
import type { LineFacts } from './facts.ts';
import type { Pack } from './load.ts';
import type { Clause } from './schema.ts';
import { holds } from './when.ts';

/**
 * The clauses that make this message a duty for any of these lines, those first that are to be cited first; empty: this
 * shop sends none. `step` is that of the clock which a reminder or an overdue message is about. `because`: only of these
 * clauses, and of those that speak beside one of them.
 */
export function tellingClauses(
  pack: Pack,
  notice: NoticeName,
  lines: readonly LineFacts[],
  { step, because }: { readonly step?: ClockStep; readonly because?: readonly string[] } = {},
): readonly string[] {
  const telling = pack.clauses.flatMap(({ id, tells }) => {
    if (because !== undefined && !because.includes(id) && !tells.some((one) => isBeside(one, because))) return [];
    const found = tells.map(inFull).find((one) => one.notice === notice && isAbout(one, lines, step));
    return found === undefined ? [] : [{ id, first: found.first }];
  });
  return [...telling.filter(({ first }) => first), ...telling.filter(({ first }) => !first)].map(({ id }) => id);
}

type Tell = Exclude<Clause['tells'][number], string>;

function inFull(tell: Clause['tells'][number]): Tell {
  return typeof tell === 'string' ? { notice: tell, first: false } : tell;
}

function isBeside(tell: Clause['tells'][number], because: readonly string[]): boolean {
  return typeof tell !== 'string' && tell.beside !== undefined && because.includes(tell.beside);
}

function isAbout({ when, steps }: Tell, lines: readonly LineFacts[], step: ClockStep | undefined): boolean {
  const rightStep = steps === undefined || (step !== undefined && steps.includes(step));
  return rightStep && (when === undefined || lines.some((facts) => holds(when, facts)));
}
