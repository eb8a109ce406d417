// What holds of money and units in every moment (DESIGN 6, ALL-13, ALL-15 to ALL-19).
import { pricesPaid, sumOfUnits } from '../../src/domain/price.ts';
import { sumOf } from '../../src/domain/money.ts';
import { roleOf } from '../../src/domain/vocabulary.ts';
import type { LineState } from '../../src/life/parts.ts';
import { advancedId, dueOf, sumOfParts } from '../../src/life/payout.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { payoutsOf } from '../support/effects.ts';
import { slotOf, sumOfLedger } from './ledger.ts';
import type { Invariant, Moment } from './scene.ts';

export const aboutMoney: readonly Invariant[] = [
  { name: 'no refund without the authority of a person or of a right', broken: unauthorized },
  {
    name: 'while a hold stands no refund begins',
    broken: ({ before, after }) => (begins(before, after) && after.hold !== null ? 'it is due on hold' : undefined),
  },
  { name: 'each payout is made once', broken: paidTwice },
  { name: 'the books hold what the provider has taken', broken: wrongBooks },
  { name: 'what is paid out is what is due', broken: paidOther },
  { name: 'no more is refunded than was captured', broken: overCaptured },
  {
    name: 'money adds up',
    broken: ({ before, after }) => (before.money === after.money ? undefined : wrongSum(after)),
  },
  {
    name: 'goods are refunded at the price paid',
    broken: ({ before, after }) => (before.money === after.money ? undefined : wrongPrice(after)),
  },
  {
    name: 'units are conserved',
    broken: ({ before, after }) => (before.lines === after.lines ? undefined : wrongUnits(after)),
  },
];

function begins(before: ReturnState, after: ReturnState): boolean {
  return before.refund.kind !== 'due' && after.refund.kind === 'due';
}

function pays({ effects }: Moment): boolean {
  return effects.some(({ effect }) => effect === 'pay');
}

function unauthorized(moment: Moment): string | undefined {
  const { after } = moment;
  if (!pays(moment) && !begins(moment.before, after)) return undefined;
  if (after.cancellation.kind === 'made') return undefined;
  if (after.review.kind !== 'approved') return `the review is ${after.review.kind}`;
  const { by, agreed, via } = after.review.decision;
  const isPerson = roleOf(by) === 'agent' || roleOf(by) === 'supervisor' || (agreed === true && via === 'offer');
  return isPerson ? undefined : `it was approved by ${by}`;
}

function paidTwice({ ledger, ledgerBefore }: Moment): string | undefined {
  const added = ledger.slice(ledgerBefore.length);
  const twice = added.find(({ slot }) => ledger.filter((one) => one.slot === slot).length > 1);
  return twice === undefined ? undefined : `slot ${twice.slot} twice`;
}

/** Wherever more is sent, all that was sent there makes what is due there; the same intent again sends nothing more. */
function paidOther({ effects, after, ledger, ledgerBefore }: Moment): string | undefined {
  const payouts = payoutsOf(effects);
  const more = payouts.filter((payout) => !ledgerBefore.some(({ slot }) => slot === slotOf(payout)));
  const sent = new Set(more.map(({ id }) => id));
  for (const { id, amount } of dueOf(after.money)) {
    const out = sumOfParts(ledger.filter((one) => one.id === id && one.state !== 'failed'));
    if (sent.has(id) && out !== amount) return `${out} are out to ${id}, ${amount} are due`;
  }
  return undefined;
}

function overCaptured({ ledger, ledgerBefore, after }: Moment): string | undefined {
  if (ledger === ledgerBefore) return undefined;
  const open = ledger.filter(({ state }) => state !== 'failed');
  for (const { id, captured, refundedBefore } of after.order.payments) {
    const out = sumOf(open.filter((one) => one.id === id).map(({ amount }) => amount));
    if (out > captured - refundedBefore) return `${out} of ${captured - refundedBefore} by ${id}`;
  }
  const room = sumOf(after.order.payments.map(({ captured, refundedBefore }) => captured - refundedBefore));
  const all = sumOfParts(open.filter(({ id }) => id !== advancedId));
  return all > room ? `${all} of ${room} captured` : undefined;
}

function wrongBooks({ event, refused, after, ledger }: Moment): string | undefined {
  if (event.event !== 'refund-submitted' || refused !== null || after.refund.kind === 'failed') return undefined;
  const taken = sumOfLedger(ledger, ['taken']);
  return taken === after.paidTotal ? undefined : `${after.paidTotal} stand as paid, ${taken} were`;
}

function wrongSum({ money, order }: ReturnState): string | undefined {
  const { lines, total, payments, method } = money;
  const sum = sumOf(lines.map(({ amount }) => amount));
  if (sum !== total) return `lines make ${sum}, the total is ${total}`;
  if (total < 0) return `the total is ${total}`;
  if (method === null && (total !== 0 || lines.length > 0)) return 'something is due by no method';
  const within = sumOf(
    lines.flatMap(({ what, amount }) => (what === 'carriage-advanced' || what === 'expenses' ? [] : [amount])),
  );
  const over = sumOf(payments.map(({ amount }) => amount));
  if (method === 'original' && over !== within) return `payments get ${over} of ${within}`;
  const room = sumOf(order.payments.map(({ captured, refundedBefore }) => captured - refundedBefore));
  if (within > room) return `${within} of ${room} captured`;
  const cites = lines.every(({ clauses }) => clauses.length > 0);
  return cites ? undefined : 'an amount has no clause';
}

/** The units that go back and those that stay were paid together: every amount of goods is a part of that. */
function wrongPrice({ money, order, lines }: ReturnState): string | undefined {
  const prices = pricesPaid(order);
  for (const { what, line, amount } of money.lines) {
    if (what !== 'goods' || line === undefined) continue;
    const ordered = order.lines.find(({ id }) => id === line);
    const { asked = 0, sent = 0 } = lines.find((one) => one.line === line) ?? {};
    // The first of them may have been sent anew instead.
    const from = (ordered?.returnedBefore ?? 0) + sent;
    const back = Array.from({ length: asked - sent }, (_, count) => sumOfUnits(prices, line, from, count + 1));
    if (!back.includes(amount)) return `${amount} for ${line} is no price of its units (${back.join(', ')})`;
  }
  return undefined;
}

function wrongUnits({ lines }: ReturnState): string | undefined {
  for (const line of lines) {
    const why = wrongLine(line);
    if (why !== undefined) return `line ${line.line}: ${why}`;
  }
  return undefined;
}

/** Units that were looked at are units that were authorized or came; what nobody asked for is extra. */
function wrongLine({ asked, authorized, received, accepted, rejected, unproven }: LineState): string | undefined {
  const counts = { asked, authorized, received, accepted, rejected, unproven };
  const odd = Object.entries(counts).find(([, count]) => !Number.isInteger(count) || count < 0);
  if (odd !== undefined) return odd.join(' ');
  if (authorized > asked) return `${authorized} authorized of ${asked} asked for`;
  if (accepted + unproven > asked) return `${accepted + unproven} accepted of ${asked} asked for`;
  const seen = accepted + rejected + unproven;
  return seen > Math.max(asked, received) ? `${seen} judged of ${received} received, ${asked} asked for` : undefined;
}
