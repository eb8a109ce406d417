// What the explorer has seen become of the units of a return, kept apart from the machine's own books.
import type { Instant } from '../../src/domain/instant.ts';
import type { Units } from '../../src/domain/order.ts';
import type { LifeEvent } from '../../src/life/next.ts';
import type { LineState } from '../../src/life/parts.ts';
import type { ReturnState } from '../../src/life/state.ts';

/** Units by line. */
export type Count = Readonly<Record<string, number>>;

export interface Book {
  /** Units for which new goods have left. */
  readonly sent: Count;
  /** Accepted units for which the provider has taken the money, as long as it has not failed. */
  readonly paid: Count;
  /** Units that were refused when the last appeal was made. */
  readonly appealed: Count;
  readonly receipts: readonly { readonly at: Instant; readonly lines: readonly Units[] }[];
  readonly carriagesPaid: number;
  readonly demands: number;
  /** Since goods were last rejected. */
  readonly isDemanded: boolean;
  readonly isAppealed: boolean;
  /** When an e-mail that lacked nothing was first handed over since then. */
  readonly toldAt: Instant | null;
  /** Of those demands the ones whose goods have left. */
  readonly sentBack: number;
}

export const emptyBook: Book = {
  sent: {},
  paid: {},
  appealed: {},
  receipts: [],
  carriagesPaid: 0,
  demands: 0,
  isDemanded: false,
  isAppealed: false,
  toldAt: null,
  sentBack: 0,
};

/** @param fact what the machine has taken in as true */
export function written(book: Book, fact: LifeEvent, before: ReturnState, after: ReturnState): Book {
  switch (fact.event) {
    case 'dispatched':
      return { ...book, sent: counted(after, ({ accepted }) => accepted) };
    case 'refund-submitted':
      return after.refund.kind === 'submitted' && after.money.lines.some(({ what }) => what === 'goods')
        ? { ...book, paid: counted(after, ({ accepted }) => accepted) }
        : book;
    case 'refund-failed':
      return { ...book, paid: {} };
    case 'received':
      return fact.atAgreedAddress === false
        ? book
        : { ...book, receipts: [...book.receipts, { at: fact.at, lines: fact.lines }] };
    case 'inspected':
      return fact.verdict === 'reject' ? { ...book, isDemanded: false, isAppealed: false, toldAt: null } : book;
    case 'notice-sent':
      return (fact.lacks ?? []).length > 0 ? book : { ...book, toldAt: book.toldAt ?? fact.at };
    case 'appealed':
      return { ...book, isAppealed: true, appealed: counted(before, refused) };
    case 'carriage-paid':
      return { ...book, carriagesPaid: book.carriagesPaid + 1 };
    case 'goods-demanded':
      return { ...book, demands: book.demands + 1, isDemanded: true };
    case 'goods-sent-back':
      // Without a carriage that is paid and unused, all that is wanted leaves at once.
      return { ...book, sentBack: book.carriagesPaid > book.sentBack ? book.sentBack + 1 : book.demands };
    default:
      return book;
  }
}

function refused({ rejected, asked, authorized }: LineState): number {
  return rejected + asked - authorized;
}

export function countOf(count: Count, { line }: Pick<LineState, 'line'>): number {
  return count[line] ?? 0;
}

function counted({ lines }: ReturnState, of: (line: LineState) => number): Count {
  return Object.fromEntries(lines.map((line) => [line.line, of(line)]));
}
