// More than was paid is owed by a later fact: carriage that nobody took, a gift that came after all, a fee that is waived.
import type { Clock } from '../domain/clock.ts';
import type { Money } from '../domain/ruling.ts';
import type { Ask } from '../life/ask.ts';
import { isOpen } from '../life/clocks.ts';
import { isPaid } from '../life/fit.ts';
import { payingSteps } from '../life/paid.ts';
import { advancedId, dueOf, sumOfParts, type Part } from '../life/payout.ts';
import type { ReturnState } from '../life/state.ts';

/** The clock by which it was paid: what comes on top has the same time again. Undefined: nothing does, or it has one. */
export function clockOfMore({ about }: Ask, after: ReturnState, money: Money): Clock | undefined {
  if (about.event === 'closing' || !isPaid(after) || money.method === null) return undefined;
  const isMore = withoutAdvanced(dueOf(money)) > withoutAdvanced(after.paid);
  const paying = after.clocks.filter(({ step }) => payingSteps.includes(step));
  return isMore && !paying.some(isOpen) ? paying.at(-1) : undefined;
}

/** What the customer advanced has a clock of its own (WEB-10). Minor units. */
function withoutAdvanced(parts: readonly Part[]): number {
  return sumOfParts(parts.filter(({ id }) => id !== advancedId));
}
