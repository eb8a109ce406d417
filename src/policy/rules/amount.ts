// What is refunded: lines that add up, each with its clause (ALL-15 to ALL-18). All amounts are minor units.
import { percentOf, sumOf, type Minor } from '../../domain/money.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { pricesPaid, shippingShares, sumOfUnits, type PerUnit } from '../../domain/price.ts';
import type { Money, MoneyKind, MoneyLine } from '../../domain/ruling.ts';
import type { Evidence, RefundMethod } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { holds } from '../when.ts';
import { overPayments, type Parts } from './over-payments.ts';
import { payingClauses } from './paying.ts';

export interface AmountFacts {
  readonly order: Order;
  /** The units that are due for a refund, `from` counted over all returns of the line. */
  readonly units: readonly {
    readonly line: string;
    readonly from: number;
    readonly quantity: number;
    readonly facts: LineFacts;
  }[];
  readonly giftsKept: readonly { readonly line: OrderLine; readonly quantity: number }[];
  /** The return carriage that the shop paid of a parcel that is the customer's to bear. */
  readonly carriagePaid: Minor;
  /** Claimed by the customer, of lines whose carriage the shop bears; `evidence`: what is there to prove it. */
  readonly advanced: {
    readonly carriage: Minor;
    readonly expenses: Minor;
    readonly lines: readonly LineFacts[];
    readonly evidence: readonly Evidence[];
  } | null;
  /** The deduction shown before confirming (ALL-17). */
  readonly ceiling: Minor | null;
  /** Agreed with the customer, or set by the reviewer who decides all: instead of goods and shipping. */
  readonly agreed: Minor | null;
  /** What a carrier has paid for units of which a clause passes on no more than that (PLT-06). */
  readonly compensation: Minor | null;
  readonly method: RefundMethod;
  /** What providers were asked for in this return already, by payment of the order. */
  readonly taken: Parts;
}

export function amountDue(pack: Pack, facts: AmountFacts): Money {
  const { order } = facts;
  const paid = creditLines(pack, facts);
  const deducted = cut(deductions(pack, facts), sumOf(paid.map(({ amount }) => amount)), facts.ceiling);
  const within = [...paid, ...deducted];
  const room = sumOf(order.payments.map(({ captured, refundedBefore }) => captured - refundedBefore));
  const over = sumOf(within.map(({ amount }) => amount)) - room;
  const capped = over > 0 ? [...within, { what: 'cap' as const, amount: -over, clauses: ['ALL-18'] }] : within;
  const lines = [...capped, ...advancedLines(pack, facts)].filter(
    ({ what, amount }) => amount !== 0 || what === 'goods',
  );
  if (lines.length === 0) return { currency: order.currency, method: null, lines, total: 0, payments: [] };
  return {
    currency: order.currency,
    method: facts.method,
    lines,
    total: sumOf(lines.map(({ amount }) => amount)),
    payments:
      facts.method === 'original' ? overPayments(order, sumOf(capped.map(({ amount }) => amount)), facts.taken) : [],
  };
}

function creditLines(pack: Pack, facts: AmountFacts): readonly MoneyLine[] {
  if (facts.agreed !== null) {
    const clauses = citedFor(pack, 'agreed', facts.units);
    return [{ what: 'agreed', amount: facts.agreed, clauses: clauses.length > 0 ? clauses : ['ALL-22'] }];
  }
  const { compensated, others } = byCompensation(pack, facts.units);
  const prices = pricesPaid(facts.order);
  const goods = others.map(({ line, from, quantity, facts: line_ }) => ({
    what: 'goods' as const,
    line,
    amount: sumOfUnits(prices, line, from, quantity),
    clauses: payingClauses(pack, 'goods', line_),
  }));
  const passedOn = {
    what: 'compensation' as const,
    amount: facts.compensation ?? 0,
    clauses: citedFor(pack, 'compensation', compensated),
  };
  return [
    ...(compensated.length > 0 ? [passedOn] : []),
    ...goods,
    ...shippingLine(pack, { ...facts, units: others }, prices),
  ];
}

/** Units of which only a carrier's payment is passed on, and all others. */
function byCompensation(pack: Pack, units: AmountFacts['units']) {
  const isCompensated = ({ facts }: AmountFacts['units'][number]): boolean =>
    payingClauses(pack, 'compensation', facts).length > 0;
  return { compensated: units.filter(isCompensated), others: units.filter((unit) => !isCompensated(unit)) };
}

function citedFor(pack: Pack, what: MoneyKind, units: AmountFacts['units']): readonly string[] {
  return [...new Set(units.flatMap((unit) => payingClauses(pack, what, unit.facts)))];
}

/** The share of outbound shipping of the units whose facts a clause names, in one line. */
function shippingLine(pack: Pack, facts: AmountFacts, prices: PerUnit): readonly MoneyLine[] {
  const shares = shippingShares(facts.order, prices);
  const clauses = new Set<string>();
  let amount = 0;
  for (const unit of facts.units) {
    const paying = payingClauses(pack, 'shipping', unit.facts);
    if (paying.length === 0) continue;
    paying.forEach((id) => clauses.add(id));
    amount += sumOfUnits(shares, unit.line, unit.from, unit.quantity);
  }
  return clauses.size === 0 ? [] : [{ what: 'shipping', amount, clauses: [...clauses] }];
}

function deductions(pack: Pack, facts: AmountFacts): readonly MoneyLine[] {
  if (facts.agreed !== null) return [];
  return [...restocking(pack, facts), ...gifts(pack, facts), ...carriage(pack, facts)];
}

/**
 * A percentage of the price paid of the units that a clause names, once on their sum, rounded down (ALL-17), and a fixed
 * fee once for all of them, where the clause has one in the order's currency.
 */
function restocking(pack: Pack, facts: AmountFacts): readonly MoneyLine[] {
  const prices = pricesPaid(facts.order);
  return deducting(pack, 'restocking').flatMap((clause) => {
    const charged = facts.units.filter((unit) => holds(clause.rule.deducts?.when, unit.facts));
    const base = sumOf(charged.map(({ line, from, quantity }) => sumOfUnits(prices, line, from, quantity)));
    const { percent = 0, flat = {} } = clause.rule.deducts ?? {};
    const fixed = charged.length === 0 ? 0 : (flat[facts.order.currency] ?? 0);
    const fee = percentOf(base, percent) + fixed;
    return fee === 0 ? [] : [{ what: 'restocking' as const, amount: -fee, clauses: [clause.id] }];
  });
}

/** At the list price, points and vouchers at face value (SOO-08). */
function gifts(pack: Pack, facts: AmountFacts): readonly MoneyLine[] {
  return deducting(pack, 'gift').flatMap((clause) =>
    facts.giftsKept.map(({ line, quantity }) => ({
      what: 'gift' as const,
      line: line.id,
      amount: -line.unitPrice * quantity,
      clauses: [clause.id],
    })),
  );
}

/** What is known of it to be the customer's; whether the whole parcel is, was looked at before. */
function carriage(pack: Pack, facts: AmountFacts): readonly MoneyLine[] {
  if (facts.carriagePaid === 0 || facts.units.length === 0) return [];
  const borne = facts.units.some((unit) => unit.facts.bearer === 'customer');
  const clauses = deducting(pack, 'carriage').filter(({ rule }) =>
    facts.units.some((unit) => holds(rule.deducts?.when, unit.facts)),
  );
  return borne && clauses.length > 0
    ? [{ what: 'carriage', amount: -facts.carriagePaid, clauses: clauses.map(({ id }) => id) }]
    : [];
}

function deducting(pack: Pack, what: MoneyKind): readonly Clause[] {
  return clausesWith(pack, 'deducts').filter(({ rule }) => rule.deducts?.what === what);
}

/** What is too much is cut from the last deduction first: beyond what was shown, and beyond the refund itself. */
function cut(lines: readonly MoneyLine[], credit: Minor, ceiling: Minor | null): readonly MoneyLine[] {
  const shown = ['restocking', 'carriage'];
  const capped = ceiling === null ? lines : cutTo(lines, ceiling, ({ what }) => shown.includes(what));
  return cutTo(capped, credit, () => true).filter(({ amount }) => amount !== 0);
}

function cutTo(lines: readonly MoneyLine[], most: Minor, counts: (line: MoneyLine) => boolean): readonly MoneyLine[] {
  let left = most;
  return lines.map((line) => {
    if (!counts(line)) return line;
    const taken = Math.min(left, -line.amount);
    left -= taken;
    return { ...line, amount: -taken };
  });
}

/** What the customer advanced, where a clause pays it and its proofs are there. */
function advancedLines(pack: Pack, { advanced }: Pick<AmountFacts, 'advanced'>): readonly MoneyLine[] {
  if (advanced === null) return [];
  return (['carriage-advanced', 'expenses'] as const).flatMap((what): readonly MoneyLine[] => {
    const clauses = [...new Set(advanced.lines.flatMap((line) => payingClauses(pack, what, line, advanced.evidence)))];
    const amount = what === 'expenses' ? advanced.expenses : advanced.carriage;
    return clauses.length === 0 ? [] : [{ what, amount, clauses }];
  });
}

/** Whether all is there that a claim of what the customer advanced has to prove. */
export function isProved(pack: Pack, advanced: AmountFacts['advanced']): boolean {
  return advancedLines(pack, { advanced }).length > 0;
}
