// Whether a moment starts a clock of the pack, as things stand.
import type { ClockStep } from '../domain/clock.ts';
import { isBefore } from '../domain/instant.ts';
import { isAppealTold } from '../life/appealable.ts';
import { openClock } from '../life/clocks.ts';
import type { Moment } from '../life/moments.ts';
import { isOwedForReceived } from '../life/receipts.ts';
import { hasUninspected, type ReturnState } from '../life/state.ts';
import type { LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { isProved } from '../policy/rules/amount.ts';
import type { ClockFound } from '../policy/rules/clock.ts';
import { holds } from '../policy/when.ts';
import { advancedOf } from './due.ts';

interface Start {
  readonly pack: Pack;
  readonly moment: Moment;
  /** With the fact and the judgement on it. */
  readonly after: ReturnState;
}

/** Of a clock that counts from moments of this name. `facts`: of the lines that the return is still about. */
export function doesStart({ rule }: ClockFound, start: Start, facts: readonly LineFacts[]): boolean {
  if (!facts.some((one) => holds(rule.when, one))) return false;
  if (rule.unless !== undefined && facts.some((one) => holds(rule.unless, one))) return false;
  return conditions[rule.step]?.(start) ?? true;
}

/** Steps without an entry need no more than the moment and the clause's own conditions. */
const conditions: { readonly [Step in ClockStep]?: (start: Start) => boolean } = {
  // Clocks that run keep their anchors when it is decided again.
  'ship-back': ({ after }) => openClock(after, 'ship-back') === undefined,
  inspection: ({ moment, after }) => hasUninspected(after) && moment.isLoss !== true && moment.isKnown !== true,
  custody: ({ moment, after }) =>
    after.rejections.some(({ goods, toldAt }) => goods.kind === 'held' && toldAt === moment.at),
  // Whoever has appealed before the e-mail came has no second time to do so.
  appeal: ({ moment, after }) => isAppealTold(after, moment.at),
  carriage: ({ pack, after }) => isProved(pack, advancedOf(pack, after)),
  // Where one clock stands over decision and refund, the refund has no second one (WEB-14).
  refund: ({ moment, after }) =>
    (moment.name !== 'approved-without-parcel' || openClock(after, 'decision-and-refund') === undefined) &&
    isOwedFor(moment, after),
  exchange: ({ moment, after }) => isOwedFor(moment, after),
  trace: ({ moment, after }) =>
    !after.clocks.some(({ step, dueAt }) => step === 'bank' && dueAt !== null && isBefore(moment.at, dueAt)),
};

/** What comes when all that was asked for is paid or sent already starts nothing anew. */
function isOwedFor({ name }: Moment, after: ReturnState): boolean {
  return name !== 'received' || isOwedForReceived(after);
}
