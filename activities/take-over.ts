// What a provider's books know better: the returns hear it, and the ledger is brought up to it.
import type { Instant } from '../src/domain/instant.ts';
import { type Correction, reconcileReturn } from '../src/domain/reconcile.ts';
import type { LedgerLine } from '../src/domain/refund-books.ts';
import type { RefundRows } from '../src/ports/refund-rows.ts';
import { digestOf } from './digest.ts';
import type { RefundDeps } from './refund.ts';
import { tellReturn, type TellDeps } from './tellReturn.ts';

export interface TakeOverDeps extends RefundDeps, TellDeps {
  readonly rows: RefundRows;
}

/**
 * Answers the returns that were told of a failure. They are told first: whoever dies in between tells them once more,
 * which they hear once.
 */
export async function takeOver(
  deps: TakeOverDeps,
  rows: readonly LedgerLine[],
  corrections: readonly Correction[],
  at: Instant,
): Promise<string[]> {
  const told: string[] = [];
  for (const { intentId, ...change } of corrections) {
    const rma = rows.find((row) => row.intentId === intentId)?.rma ?? '';
    const id = await reportId('failed', [change.providerId]);
    const failure = { id, signal: 'refundReported', by: 'provider', at, fields: { status: 'failed' } } as const;
    if (change.state === 'failed' && (await tellReturn(deps, rma, failure))) told.push(rma);
    await deps.ledger.settle(intentId, { ...change, at: await deps.clock.now(rma) });
  }
  return told;
}

/** `settled` speaks of all that is out: a return of several payments hears it when the last of them has arrived. */
export async function tellArrived(deps: TakeOverDeps, rma: string, at: Instant): Promise<boolean> {
  const alive = (await deps.rows.ofReturn(rma)).filter(({ state }) => state !== 'failed');
  if (alive.length === 0 || alive.some(({ state }) => state !== 'settled')) return false;
  const card = await deps.returns.card(rma);
  if (card === undefined || card.stage === 'closed') return false;
  const { currency, total: paid, lines } = card.money;
  const advanced = lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses');
  const elsewhere = advanced.reduce((sum, { amount }) => sum + amount, 0);
  // Of what is still to be sent out the ledger has no row yet.
  if (reconcileReturn({ rma, currency, paid, elsewhere, isClosed: false }, alive).length > 0) return false;
  const id = await reportId(
    'settled',
    alive.map(({ providerId = '' }) => providerId),
  );
  return tellReturn(deps, rma, { id, signal: 'refundReported', by: 'provider', at, fields: { status: 'settled' } });
}

/** The same news of the same refunds has the same id; where their names are too long for one, a digest of them is it. */
async function reportId(status: 'settled' | 'failed', providerIds: readonly string[]): Promise<string> {
  const id = `refund-${status}-${providerIds.join('-')}`;
  return id.length <= longestId ? id : `refund-${status}-${await digestOf(providerIds)}`;
}

const longestId = 200;
