// Whether a provider's books, our ledger and the returns of one order tell the same of its refunds, to the minor unit.
import { isBefore, type Instant } from './instant.ts';
import { printedAmount } from './printed.ts';
import type { BookLine, LedgerLine, PaymentBook, ReturnLine } from './refund-books.ts';

export interface OrderBooks {
  readonly ledger: readonly LedgerLine[];
  readonly payments: readonly PaymentBook[];
  /** Returns that have closed: what a person moved for them was reported. */
  readonly closed: readonly string[];
  /** Intents that were reserved before this and are not answered yet are looked at; younger ones are under way. */
  readonly overdueFrom: Instant;
}

const differenceKinds = [
  'by-hand',
  'amount-differs',
  'refunded-twice',
  'unknown-there',
  'failed-there',
  'failed-here-alone',
  'not-answered',
  'return-differs',
] as const;

export interface Difference {
  readonly kind: (typeof differenceKinds)[number];
  /** The intent, the provider's refund or the return that it is about. */
  readonly about: string;
  /** For whoever puts it right. */
  readonly sentence: string;
}

/** What the provider's books know better than our ledger. */
export interface Correction {
  readonly intentId: string;
  readonly state: 'pending' | 'settled' | 'failed';
  readonly providerId: string;
  readonly reason?: string;
}

export interface Reconciled {
  readonly differences: readonly Difference[];
  readonly corrections: readonly Correction[];
}

/** What a provider's books and our ledger say of the payments of one order. */
export function reconcile(books: OrderBooks): Reconciled {
  const ofIntents = books.ledger.map((line) => ofIntent(line, books));
  return {
    differences: [
      ...ofIntents.flatMap(({ differences }) => differences),
      ...books.payments.flatMap((payment) => byHand(payment, books.ledger)),
    ],
    corrections: ofIntents.flatMap(({ corrections }) => corrections),
  };
}

function ofIntent(line: LedgerLine, { payments, overdueFrom, closed }: OrderBooks): Reconciled {
  const isLate = isBefore(line.reservedAt, overdueFrom);
  const book = payments.find(({ provider, reference }) => provider === line.provider && reference === line.reference);
  if (!book?.lines) return ofWord(line, isLate, closed);
  const own = book.lines.filter(({ intentId }) => intentId === line.intentId);
  const [alive, second] = own.filter(({ status }) => status !== 'failed');
  if (second) return differing('refunded-twice', line, `${line.intentId} was refunded by ${namesOf(own)}.`);
  if (alive) return ofAlive(line, alive);
  return ofDead(line, own.at(-1), isLate);
}

/** Without books there is only the word of whoever moves the money, and the return has it. */
function ofWord(line: LedgerLine, isLate: boolean, closed: readonly string[]): Reconciled {
  const { intentId, providerId, state, rma } = line;
  if (state === 'pending' && providerId !== undefined && closed.includes(rma))
    return { differences: [], corrections: [{ intentId, state: 'settled', providerId }] };
  return isLate && !isAnswered(line) ? differing('not-answered', line, notAnswered(line)) : none;
}

/** The provider has it, and it has not failed there. */
function ofAlive(line: LedgerLine, alive: BookLine): Reconciled {
  const { intentId, state } = line;
  if (alive.amount !== line.amount || alive.currency !== line.currency) {
    const sentence = `${nameOf(alive)} stands there for ${intentId}, which is over ${amountOf(line)}.`;
    return differing('amount-differs', line, sentence);
  }
  const correction = { intentId, state: correctedState(state, alive), providerId: alive.providerId };
  const isKnown = correction.state === state && alive.providerId === line.providerId;
  const corrections = isKnown ? [] : [correction];
  if (state !== 'failed') return { differences: [], corrections };
  const sentence = `${nameOf(alive)} goes out there; our ledger had ${intentId} as failed and its amount as free.`;
  return { differences: [{ kind: 'failed-here-alone', about: intentId, sentence }], corrections };
}

/** What has arrived is not on its way again, whatever a book says that is a moment behind. */
function correctedState(state: LedgerLine['state'], { status }: BookLine): 'pending' | 'settled' {
  return state === 'settled' || status === 'settled' ? 'settled' : 'pending';
}

/** The provider does not have it, or it has failed there. */
function ofDead(line: LedgerLine, failed: BookLine | undefined, isLate: boolean): Reconciled {
  const { intentId, state } = line;
  if (state === 'failed') return none;
  if (failed) {
    const { providerId, reason } = failed;
    const correction = { intentId, state: 'failed' as const, providerId, ...(reason !== undefined && { reason }) };
    const because = reason === undefined ? '' : ` (${reason})`;
    const sentence = `${nameOf(failed)} has failed there${because}; our ledger had ${intentId} as ${state}.`;
    return { differences: [{ kind: 'failed-there', about: intentId, sentence }], corrections: [correction] };
  }
  if (isAnswered(line)) {
    const sentence = `The provider does not have ${line.providerId ?? intentId} over ${amountOf(line)}; we have it as ${state}.`;
    return differing('unknown-there', line, sentence);
  }
  return isLate ? differing('not-answered', line, notAnswered(line)) : none;
}

/** What was refunded before the first intent of ours stands in the order as refunded before, so it is no news. */
function byHand({ provider, reference, lines }: PaymentBook, ledger: readonly LedgerLine[]): readonly Difference[] {
  const ours = ledger.filter((line) => line.provider === provider && line.reference === reference);
  return (lines ?? [])
    .filter(({ status }) => status !== 'failed')
    .filter(({ intentId }) => !ours.some((line) => line.intentId === intentId))
    .filter(({ madeAt }) => madeAt === undefined || ours.some(({ reservedAt }) => !isBefore(madeAt, reservedAt)))
    .map((line) => {
      const sentence = `${nameOf(line)} of ${reference} was refunded at ${provider}, and not by us.`;
      return { kind: 'by-hand', about: line.providerId, sentence };
    });
}

/** What a return that counts its money as paid out, and our ledger say of it. */
export function reconcileReturn(
  { rma, currency, paid, elsewhere }: ReturnLine,
  ledger: readonly LedgerLine[],
): readonly Difference[] {
  const own = ledger.filter((line) => line.rma === rma && line.state !== 'failed');
  const booked = own.reduce((sum, { amount }) => sum + amount, 0);
  const isSame = own.every((line) => line.currency === currency) && (booked === paid || booked === paid - elsewhere);
  if (isSame) return [];
  const sentence = `The return counts ${printedAmount(paid, currency)} as paid out, our ledger ${printedAmount(booked, currency)}.`;
  return [{ kind: 'return-differs', about: rma, sentence }];
}

const none: Reconciled = { differences: [], corrections: [] };

function differing(kind: Difference['kind'], { intentId }: LedgerLine, sentence: string): Reconciled {
  return { differences: [{ kind, about: intentId, sentence }], corrections: [] };
}

function isAnswered({ state }: LedgerLine): boolean {
  return state === 'pending' || state === 'settled' || state === 'failed';
}

function notAnswered({ intentId, state, reservedAt }: LedgerLine): string {
  return `${intentId} has been ${state} since ${reservedAt}, and the provider has nothing of it.`;
}

function namesOf(lines: readonly BookLine[]): string {
  return lines.map(nameOf).join(' and by ');
}

function nameOf(line: BookLine): string {
  return `${line.providerId} over ${amountOf(line)}`;
}

function amountOf({ amount, currency }: Pick<BookLine, 'amount' | 'currency'>): string {
  return printedAmount(amount, currency);
}
