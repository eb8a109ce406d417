// Somebody says that refunds have changed: the provider's books are read, and what they know better is taken over.
import type { HeardOf, MoneyHearing } from '../src/contract/hearings.ts';
import type { Instant } from '../src/domain/instant.ts';
import { type Correction, reconcile, reconcileReturn } from '../src/domain/reconcile.ts';
import type { LedgerLine, PaymentBook } from '../src/domain/refund-books.ts';
import { unreachable } from '../src/domain/vocabulary.ts';
import type { RefundRows } from '../src/ports/refund-rows.ts';
import type { RefundDeps } from './refund.ts';
import { tellReturn, type TellDeps } from './tellReturn.ts';

export interface HearDeps extends RefundDeps, TellDeps {
  readonly rows: RefundRows;
  /**
   * What a message from PayPal says, once PayPal has said that it is PayPal's; undefined: it is not. `null` as a whole:
   * PayPal sends us nothing.
   */
  readonly paypal: ((message: PaypalRaw) => Promise<PaypalSaid | undefined>) | null;
}

type PaypalRaw = Pick<Extract<MoneyHearing, { about: 'paypal' }>, 'headers' | 'body'>;

export interface PaypalSaid {
  readonly references: readonly string[];
  readonly at: Instant;
}

/** May be repeated, and in any order: it goes by what the books say now, not by what was said when. */
export function hearProvider(deps: HearDeps): (hearing: MoneyHearing) => Promise<HeardOf> {
  return async (hearing) => {
    switch (hearing.about) {
      case 'payment':
        return hearPayment(deps, await deps.rows.ofPayment(hearing.provider, hearing.references), hearing.at);
      case 'intent': {
        const row = await deps.rows.find(hearing.intent);
        const same = row === undefined ? [] : await deps.rows.ofPayment(row.provider, [row.reference]);
        return hearPayment(deps, same, hearing.at);
      }
      case 'paypal': {
        const said = await deps.paypal?.(hearing);
        if (said === undefined) return { told: [], because: 'not-signed' };
        return hearPayment(deps, await deps.rows.ofPayment('paypal', said.references), said.at);
      }
      case 'return':
        return hearWord(deps, hearing);
      default:
        return unreachable(hearing);
    }
  };
}

/** The returns are told first: whoever dies in between tells them once more, which they hear once. */
async function hearPayment(deps: HearDeps, rows: readonly LedgerLine[], at: Instant): Promise<HeardOf> {
  if (rows.length === 0) return { told: [], because: 'not-ours' };
  const told: string[] = [];
  for (const { intentId, ...change } of await correctionsOf(deps, rows)) {
    const rma = rows.find((row) => row.intentId === intentId)?.rma ?? '';
    const id = `refund-failed-${change.providerId}`;
    const failure = { id, signal: 'refundReported', by: 'provider', at, fields: { status: 'failed' } } as const;
    if (change.state === 'failed' && (await tellReturn(deps, rma, failure))) told.push(rma);
    await deps.ledger.settle(intentId, { ...change, at: await deps.clock.now(rma) });
  }
  for (const rma of new Set(rows.map((row) => row.rma))) {
    if (await tellArrived(deps, rma, at)) told.push(rma);
  }
  return told.length > 0 ? { told } : { told, because: 'nothing-new' };
}

async function correctionsOf({ providers }: RefundDeps, rows: readonly LedgerLine[]): Promise<readonly Correction[]> {
  const payments: PaymentBook[] = [];
  for (const { provider, reference } of rows) {
    if (payments.some((one) => one.provider === provider && one.reference === reference)) continue;
    payments.push({ provider, reference, lines: (await providers(provider).list?.(reference)) ?? null });
  }
  return reconcile({ ledger: rows, payments, closed: [], overdueFrom: longAgo }).corrections;
}

/** What is under way is no difference here: the nightly reconciliation looks after what stays so. */
const longAgo = '1970-01-01T00:00:00Z';

/** `settled` speaks of all that is out: a return of several payments hears it when the last of them has arrived. */
async function tellArrived(deps: HearDeps, rma: string, at: Instant): Promise<boolean> {
  const alive = (await deps.rows.ofReturn(rma)).filter(({ state }) => state !== 'failed');
  if (alive.length === 0 || alive.some(({ state }) => state !== 'settled')) return false;
  const card = await deps.returns.card(rma);
  if (card === undefined || card.stage === 'closed') return false;
  const { currency, total: paid, lines } = card.money;
  const advanced = lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses');
  const elsewhere = advanced.reduce((sum, { amount }) => sum + amount, 0);
  // Of what is still to be sent out the ledger has no row yet.
  if (reconcileReturn({ rma, currency, paid, elsewhere, isClosed: false }, alive).length > 0) return false;
  const id = `refund-settled-${alive.map(({ providerId = '' }) => providerId).join('-')}`.slice(0, 200);
  return tellReturn(deps, rma, { id, signal: 'refundReported', by: 'provider', at, fields: { status: 'settled' } });
}

/** Where there are books they decide. Without any there is only the word of whoever moves the money. */
async function hearWord(deps: HearDeps, { rma, status }: Extract<MoneyHearing, { about: 'return' }>): Promise<HeardOf> {
  const rows = (await deps.rows.ofReturn(rma)).filter(({ state }) => state !== 'failed' && state !== 'settled');
  if (rows.length === 0) return { told: [], because: 'nothing-new' };
  const at = await deps.clock.now(rma);
  for (const { intentId, ...change } of await correctionsOf(deps, rows))
    await deps.ledger.settle(intentId, { ...change, at });
  for (const { intentId, provider, providerId, state } of rows) {
    const isWord = state === 'pending' && providerId !== undefined && deps.providers(provider).list === null;
    if (isWord) await deps.ledger.settle(intentId, { state: status, at });
  }
  return { told: [] };
}
