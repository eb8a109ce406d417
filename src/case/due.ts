// What is due as things stand (CASE-FILE 6, Money).
import type { Minor } from '../domain/money.ts';
import type { Money } from '../domain/ruling.ts';
import { isOnOurLabel } from '../life/another-parcel.ts';
import { unitsInMoney } from '../life/paid.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineState } from '../life/parts.ts';
import type { Pack } from '../policy/load.ts';
import { amountDue, type AmountFacts, isProved } from '../policy/rules/amount.ts';
import { clocksOf } from '../policy/rules/clock.ts';
import { refundMethodOf } from '../policy/rules/refund-method.ts';
import { factsOf, giftsKept } from './line-facts.ts';

export function moneyDue(pack: Pack, state: ReturnState): Money {
  const nothing = { currency: state.order.currency, method: null, lines: [], total: 0, payments: [] };
  if (state.withdrawnAt !== null) return nothing;
  const units = dueUnits(state);
  const claimed = claimedOf(pack, state);
  const due = units.length === 0 && claimed === null ? nothing : amount(pack, state, units, claimed);
  // What was paid stays paid, whatever is found out afterwards (ALL-13).
  const isPaid = state.refund.kind === 'submitted' || state.refund.kind === 'settled';
  return isPaid && due.total < state.paidTotal ? state.money : due;
}

/** What would be due if everything approved came back as it should: told with the approval. */
export function moneyExpected(pack: Pack, state: ReturnState): Money | null {
  const units = state.lines
    .map((line) => ({ line, quantity: line.authorized - line.sent }))
    .filter(({ quantity }) => quantity > 0);
  return units.length === 0 || exchanging(state) ? null : amount(pack, state, units, claimedOf(pack, state));
}

type Units = readonly { readonly line: LineState; readonly quantity: number }[];

function amount(pack: Pack, state: ReturnState, units: Units, claimed: AmountFacts['advanced']): Money {
  const facts = units.map(({ line, quantity }) => ({
    line: line.line,
    // Units go back in their order; the first of them may have been sent anew instead.
    from: (state.order.lines.find(({ id }) => id === line.line)?.returnedBefore ?? 0) + line.sent,
    quantity,
    facts: factsOf(pack, state, line),
  }));
  const first = facts[0]?.facts ?? claimed?.lines[0];
  if (first === undefined) throw new Error('an amount needs units, or a claim');
  return amountDue(pack, {
    order: state.order,
    units: facts,
    giftsKept:
      state.cancellation.kind === 'made'
        ? []
        : giftsKept(state, (line) => units.find((one) => one.line.line === line.line)?.quantity ?? 0),
    carriagePaid: carriagePaidByShop(state),
    advanced: claimed,
    ceiling: state.request.shownDeduction ?? null,
    agreed: facts.length === 0 ? null : agreedAmount(state),
    compensation: compensationOf(state),
    method: refundMethodOf(pack, first).ruling,
    taken: [...state.paid, ...state.underWay],
  });
}

function dueUnits(state: ReturnState): Units {
  return state.lines
    .map((line) => ({ line, quantity: unitsInMoney(state, line) }))
    .filter(({ quantity }) => quantity > 0);
}

function exchanging({ resolution, cancellation }: ReturnState): boolean {
  return (resolution === 'exchange' || resolution === 'replacement') && cancellation.kind !== 'made';
}

function agreedAmount(state: ReturnState): Minor | null {
  // A decline leaves what was paid by the approval before it.
  const decision = state.decisions.findLast(({ verdict }) => verdict === 'approve') ?? state.decisions.at(-1);
  const isApproved = decision?.verdict === 'approve' && state.cancellation.kind !== 'made';
  return isApproved ? (decision.amount ?? null) : null;
}

/** What the carrier has paid to us; what it paid to the customer is not passed on by anybody. */
function compensationOf({ claim }: ReturnState): Minor | null {
  return claim?.answer?.paidTo === 'platform' ? claim.answer.amount : null;
}

/**
 * By default the shop paid on its label and pick-up, else the customer. In a mixed parcel it is the customer's only if
 * every unit's ground says so, accepted or not (CASE-FILE 4); what stays with the customer is in no parcel.
 */
function carriagePaidByShop({ scan, lines, cancellation }: ReturnState): Minor {
  if (scan === null || scan.carriage === null || cancellation.kind === 'made') return 0;
  if (lines.filter(isInParcel).some(({ bearer }) => bearer !== 'customer')) return 0;
  const by = scan.carriagePaidBy ?? (lines.some(isOnOurLabel) ? 'shop' : 'customer');
  return by === 'shop' ? scan.carriage : 0;
}

function isInParcel({ authorized, route }: LineState): boolean {
  return authorized > 0 && route !== 'returnless';
}

/** Lines whose carriage the shop bears: in the parcel, if there is one, since what stays has none. */
export function borneByShop({ lines }: ReturnState): readonly LineState[] {
  const approved = lines.filter(({ authorized }) => authorized > 0);
  const carried = approved.some(isInParcel) ? approved.filter(isInParcel) : approved;
  return carried.filter(({ bearer }) => bearer === 'shop');
}

/** A claim that is proved, of an exchange too; it waits for the goods, but where it has a limit of its own (WEB-10). */
function claimedOf(pack: Pack, state: ReturnState): AmountFacts['advanced'] {
  const advanced = advancedOf(pack, state);
  const hasOwnLimit = clocksOf(pack).some(({ rule }) => rule.step === 'carriage');
  const isDue = hasOwnLimit || state.lines.some(({ accepted }) => accepted > 0);
  return advanced !== null && isDue && isProved(pack, advanced) ? advanced : null;
}

/** What the customer claims of the carriage that the shop bears. Null: no claim, or the carriage is not the shop's. */
export function advancedOf(pack: Pack, state: ReturnState): AmountFacts['advanced'] {
  const { carriageClaim, evidence } = state;
  const borne = borneByShop(state);
  if (carriageClaim === null || borne.length === 0 || state.review.kind !== 'approved') return null;
  const lines = borne.map((line) => factsOf(pack, state, line));
  return { carriage: carriageClaim.amount, expenses: carriageClaim.expenses, lines, evidence };
}
