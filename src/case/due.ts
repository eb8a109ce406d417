// What is due as things stand (CASE-FILE 6, Money).
import type { Minor } from '../domain/money.ts';
import type { Money } from '../domain/ruling.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineState } from '../life/parts.ts';
import type { Pack } from '../policy/load.ts';
import { amountDue, type AmountFacts } from '../policy/rules/amount.ts';
import { refundMethodOf } from '../policy/rules/refund-method.ts';
import { factsOf, giftsKept } from './line-facts.ts';

export function moneyDue(pack: Pack, state: ReturnState): Money {
  const units = dueUnits(state);
  const agreed = agreedAmount(state);
  const nothing = { currency: state.order.currency, method: null, lines: [], total: 0, payments: [] };
  if (units.length === 0 || exchanging(state) || state.withdrawnAt !== null) return nothing;
  return amount(pack, state, units, agreed);
}

/** What would be due if everything approved came back as it should: told with the approval. */
export function moneyExpected(pack: Pack, state: ReturnState): Money | null {
  const units = state.lines.map((line) => ({ line, quantity: line.authorized })).filter(({ quantity }) => quantity > 0);
  return units.length === 0 || exchanging(state) ? null : amount(pack, state, units, agreedAmount(state));
}

type Units = readonly { readonly line: LineState; readonly quantity: number }[];

function amount(pack: Pack, state: ReturnState, units: Units, agreed: AmountFacts['agreed']): Money {
  const facts = units.map(({ line, quantity }) => ({
    line: line.line,
    from: state.order.lines.find(({ id }) => id === line.line)?.returnedBefore ?? 0,
    quantity,
    facts: factsOf(pack, state, line),
  }));
  const first = facts[0];
  if (first === undefined) throw new Error('an amount needs units');
  return amountDue(pack, {
    order: state.order,
    units: facts,
    giftsKept: state.cancellation.kind === 'made' ? [] : giftsKept(state),
    carriagePaid: carriagePaidByShop(state),
    advanced: advanced(state),
    ceiling: state.request.shownDeduction ?? null,
    agreed,
    compensation: null,
    method: refundMethodOf(pack, first.facts).ruling,
  });
}

function dueUnits(state: ReturnState): Units {
  const all = state.cancellation.kind === 'made';
  const quantity = (line: LineState): number =>
    all
      ? line.asked
      : state.forcedAt === null
        ? line.accepted
        : Math.max(line.accepted, line.authorized - line.rejected);
  return state.lines.map((line) => ({ line, quantity: quantity(line) })).filter((one) => one.quantity > 0);
}

function exchanging({ resolution, cancellation }: ReturnState): boolean {
  return (resolution === 'exchange' || resolution === 'replacement') && cancellation.kind !== 'made';
}

function agreedAmount(state: ReturnState): AmountFacts['agreed'] {
  const decision = state.decisions.at(-1);
  if (decision?.amount === undefined || decision.verdict !== 'approve') return null;
  return { amount: decision.amount, clauses: [decision.agreed === true ? 'ALL-28' : 'ALL-22'] };
}

/** By default the shop paid on its label and pick-up, else the customer. */
function carriagePaidByShop({ scan, lines, cancellation }: ReturnState): Minor {
  if (scan === null || scan.carriage === null || cancellation.kind === 'made') return 0;
  const onLabel = lines.some(({ route }) => route === 'prepaid-label' || route === 'pick-up');
  const by = scan.carriagePaidBy ?? (onLabel ? 'shop' : 'customer');
  return by === 'shop' ? scan.carriage : 0;
}

/** Claimed, borne by the shop, and proved by its invoice. */
function advanced(state: ReturnState): AmountFacts['advanced'] {
  const { carriageClaim, evidence, lines } = state;
  const borne = lines.some(({ bearer, accepted }) => bearer === 'shop' && accepted > 0);
  if (carriageClaim === null || !borne || !evidence.includes('carriage-invoice')) return null;
  return { carriage: carriageClaim.amount, expenses: carriageClaim.expenses };
}
