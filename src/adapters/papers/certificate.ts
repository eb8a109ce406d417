// The refund certificate: what was paid back, how, under which reference and when (WEB-16).
import { printedAmount } from '../../domain/printed.ts';
import type { CertificateFacts } from '../../ports/papers.ts';
import { printedInstant } from '../notices/when.ts';
import { drawHead, drawHeading, drawRows, left, numberPages, roomFor, soft, width } from './a4.ts';
import { heightOf, writeInto } from './lettering.ts';
import type { Sheet } from './sheet.ts';

export function drawCertificate(sheet: Sheet, facts: CertificateFacts): void {
  drawHead(sheet, { ...facts, title: 'Refund certificate', hint: 'For your records, and for your bank if it asks.' });
  let y = drawHeading(sheet, 'The refund', 152);
  y = drawRows(sheet, y, [
    ['Amount', totalsOf(facts).join('\n')],
    ['Paid by', facts.method],
    ['Paid to', facts.name],
    ['Order number', facts.orderNumber],
    ['Return (RMA)', facts.rma],
    ['Clauses', facts.clauses.join(', ')],
  ]);
  y = drawHeading(sheet, 'What the payment providers have taken', y + 18);
  for (const payment of facts.payments) {
    y = roomFor(sheet, y, 96);
    y = drawRows(sheet, y, [
      ['Amount', printedAmount(payment.amount, payment.currency)],
      ['Reference', payment.reference],
      ['Provider', payment.provider],
      ['Date', printedInstant(payment.at, facts.zone)],
    ]);
    y += 8;
  }
  remark(sheet, y + 6, facts.shopName);
  numberPages(sheet, facts.rma);
}

/** One for each currency, and there is hardly ever more than one. */
function totalsOf({ payments }: CertificateFacts): readonly string[] {
  const totals = new Map<string, number>();
  for (const { amount, currency } of payments) totals.set(currency, (totals.get(currency) ?? 0) + amount);
  return Array.from(totals, ([currency, amount]) => printedAmount(amount, currency));
}

function remark(sheet: Sheet, from: number, shopName: string): void {
  const text = `${shopName} certifies that the amounts above were paid back and taken by the providers named. How long a bank takes until the money is seen on an account is the bank's own; the reference is what it finds the payment by.`;
  const box = { width, height: 60 };
  const lettering = { font: 'regular', size: 9, color: soft } as const;
  const y = roomFor(sheet, from, heightOf(sheet, text, box, lettering));
  writeInto(sheet, text, { x: left, y, ...box }, lettering);
}
