// A refund ledger in plain memory with the promises of the real one: quick enough for very many runs.
import type { RefundState } from '../../src/domain/refund-books.ts';
import type { RefundIntent, RefundLedger } from '../../src/ports/refunds.ts';

export interface MemoryRow {
  readonly intent: RefundIntent;
  state: RefundState;
  providerId?: string;
  reason?: string;
}

export interface MemoryLedger extends RefundLedger {
  readonly rows: ReadonlyMap<string, MemoryRow>;
}

export function memoryLedger(): MemoryLedger {
  const rows = new Map<string, MemoryRow>();
  const byPayment = new Map<string, MemoryRow[]>();
  const ofPayment = ({ shop, orderNumber, paymentId }: RefundIntent) => {
    const name = [shop, orderNumber, paymentId].join(' ');
    const known = byPayment.get(name) ?? [];
    byPayment.set(name, known);
    return known;
  };
  return {
    rows,
    async reserve(intent) {
      const known = rows.get(intent.intentId);
      if (known) return reservedBefore(known, intent);
      const held = ofPayment(intent).filter(({ state }) => state !== 'failed');
      if (held.some((one) => one.intent.currency !== intent.currency)) throw conflict('other currency');
      const left = intent.refundable - held.reduce((sum, one) => sum + one.intent.amount, 0);
      if (intent.amount > left) return { kind: 'too-much', left: Math.max(left, 0) };
      const row: MemoryRow = { intent, state: 'intended' };
      rows.set(intent.intentId, row);
      ofPayment(intent).push(row);
      return { kind: 'reserved', state: 'intended', fresh: true };
    },
    others: async (intent) =>
      ofPayment(intent)
        .filter((row) => row.state !== 'failed' && row.intent.intentId !== intent.intentId)
        .map(({ intent: { intentId, provider, reference }, providerId }) => ({
          intentId,
          provider,
          reference,
          ...(providerId !== undefined && { providerId }),
        })),
    async settle(intentId, { state, providerId, reason }) {
      const row = rows.get(intentId);
      if (!row) throw new Error(`No refund intent ${intentId}.`);
      if (!mayFollow(row.state, state)) return;
      row.state = state;
      if (providerId !== undefined) row.providerId = providerId;
      if (reason === undefined) delete row.reason;
      else row.reason = reason;
    },
  };
}

/** What the provider has answered is never covered by what we only fear, nor what has arrived by what is on its way. */
function mayFollow(before: RefundState, after: RefundState): boolean {
  const isAnswered = ['pending', 'settled', 'failed'].includes(before);
  if (after === 'intended') return before === 'intended';
  if (after === 'submitted' || after === 'unknown') return !isAnswered;
  return !(after === 'pending' && before === 'settled');
}

function reservedBefore({ intent: kept, state, providerId, reason }: MemoryRow, intent: RefundIntent) {
  const fields = ['amount', 'currency', 'paymentId', 'provider', 'reference'] as const;
  if (fields.some((field) => kept[field] !== intent[field])) throw conflict('other content');
  return {
    kind: 'reserved' as const,
    state,
    fresh: false,
    ...(providerId !== undefined && { providerId }),
    ...(reason !== undefined && { reason }),
  };
}

function conflict(message: string): Error {
  return Object.assign(new Error(message), { name: 'RefundIntentConflict' });
}
