// The packing slip: A4, put into the parcel, ticked off by the customer and read by the warehouse.
import type { SlipFacts } from '../../ports/papers.ts';
import { addressLines } from '../address-lines.ts';
import { bottom, drawHead, drawHeading, drawRows, left, numberPages, roomFor, soft, what, width } from './a4.ts';
import { heightOf, writeInto } from './lettering.ts';
import type { Sheet } from './sheet.ts';

export function drawPackingSlip(sheet: Sheet, facts: SlipFacts): void {
  drawHead(sheet, { ...facts, title: 'Packing slip', hint: 'Print this page and put it into the parcel.' });
  let y = drawHeading(sheet, 'Facts', 152);
  y = drawRows(sheet, y, [
    ['Return (RMA)', facts.rma],
    ['Order number', facts.orderNumber],
    ['E-mail', facts.email],
    ['Wish', facts.wish],
    ['Send to', addressLines(facts.sendTo).join(', ')],
    ['Post by', facts.postBy],
  ]);
  y = drawHeading(sheet, 'What has to be in the parcel', y + 18);
  writeInto(
    sheet,
    'Please tick off each item. The number behind it is the clause of the return policy that asks for it.',
    { x: left, y, width, height: 14 },
    { font: 'regular', size: 9, color: soft },
  );
  y = checkList(sheet, facts, y + 20);
  comments(sheet, y + 14);
  numberPages(sheet, facts.rma);
}

function checkList(sheet: Sheet, facts: SlipFacts, from: number): number {
  const textWidth = width - 170;
  let y = from;
  for (const item of facts.checkList) {
    const height = heightOf(sheet, item.what, { width: textWidth, height: 112 }, what);
    y = roomFor(sheet, y, height + 12);
    sheet
      .lineWidth(1)
      .rect(left + 1, y + 1, 11, 11)
      .stroke('black');
    writeInto(
      sheet,
      `${item.quantity} ×`,
      { x: left + 22, y, width: 44, height: 14 },
      { font: 'bold', size: 10.5, smallest: 6, align: 'right' },
    );
    writeInto(sheet, item.what, { x: left + 76, y, width: textWidth, height: height + 1 }, what);
    writeInto(
      sheet,
      item.clause,
      { x: left + width - 84, y: y + 1, width: 84, height: 12 },
      { font: 'mono', size: 9, smallest: 5, align: 'right', color: soft },
    );
    y += Math.max(height, 13) + 5;
    sheet
      .lineWidth(0.4)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke('#bbbbbb');
    y += 7;
  }
  return y;
}

function comments(sheet: Sheet, from: number): void {
  const y = drawHeading(sheet, 'Your comments', from);
  sheet
    .lineWidth(0.6)
    .rect(left, y, width, Math.max(Math.min(90, bottom - y), 30))
    .stroke('#888888');
}
