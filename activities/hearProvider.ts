// Somebody says that refunds have changed: the provider's books are read, and what they know better is taken over.
import type { HeardOf, MoneyHearing } from '../src/contract/hearings.ts';
import type { Instant } from '../src/domain/instant.ts';
import { type Correction, reconcile } from '../src/domain/reconcile.ts';
import type { LedgerLine, PaymentBook } from '../src/domain/refund-books.ts';
import { unreachable } from '../src/domain/vocabulary.ts';
import type { WaitingReport, WaitingReports } from '../src/ports/hearings.ts';
import type { RefundDeps } from './refund.ts';
import { takeOver, tellArrived, type TakeOverDeps } from './take-over.ts';

export interface HearDeps extends TakeOverDeps {
  /**
   * What a message from PayPal says, once PayPal has said that it is PayPal's; undefined: it is not. `null` as a whole:
   * PayPal sends us nothing.
   */
  readonly paypal: ((message: WaitingReport) => Promise<PaypalSaid | undefined>) | null;
  /** Where what it sent waits. */
  readonly reports: Pick<WaitingReports, 'find'>;
}

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
        const report = await deps.reports.find(hearing.report);
        if (report === undefined) return { told: [], because: 'not-kept' };
        const said = await deps.paypal?.(report);
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

async function hearPayment(deps: HearDeps, rows: readonly LedgerLine[], at: Instant): Promise<HeardOf> {
  if (rows.length === 0) return { told: [], because: 'not-ours' };
  const told = await takeOver(deps, rows, await correctionsOf(deps, rows), at);
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
