// Which clauses a message fulfils.
import type { ClockStep } from '../domain/clock.ts';
import type { NoticeName } from '../domain/vocabulary.ts';
import { clausesTelling } from './clauses-about.ts';
import type { LineFacts } from './facts.ts';
import { toldBy } from './join.ts';
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
  const first: string[] = [];
  const others: string[] = [];
  for (const { id, tells } of clausesTelling(pack, notice)) {
    if (because !== undefined && !because.includes(id) && !tells.some((one) => isBeside(one, because))) continue;
    const found = tells.find((one) => toldBy(one) === notice && isAbout(one, lines, step));
    if (found !== undefined) (isFirst(found) ? first : others).push(id);
  }
  return [...first, ...others];
}

type Tell = Clause['tells'][number];

function isFirst(tell: Tell): boolean {
  return typeof tell !== 'string' && tell.first;
}

function isBeside(tell: Tell, because: readonly string[]): boolean {
  return typeof tell !== 'string' && tell.beside !== undefined && because.includes(tell.beside);
}

/** A message without conditions is about every line, and about none. */
function isAbout(tell: Tell, lines: readonly LineFacts[], step: ClockStep | undefined): boolean {
  if (typeof tell === 'string') return true;
  const { when, steps } = tell;
  const rightStep = steps === undefined || (step !== undefined && steps.includes(step));
  return rightStep && (when === undefined || lines.some((facts) => holds(when, facts)));
}
