// The packing slip: A4, put into the parcel, ticked off by the customer and read by the warehouse.
import type { SlipFacts } from '../../ports/papers.ts';
import { addressLines } from '../address-lines.ts';
import { heightOf, writeInto } from './lettering.ts';
import type { Lettering } from './lettering.ts';
import { drawCode128 } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const left = 56;
const width = 595.28 - 2 * left;
const bottom = 772;
const soft = '#555555';
const what: Lettering = { font: 'regular', size: 10.5 };

export function drawPackingSlip(sheet: Sheet, facts: SlipFacts): void {
  head(sheet, facts);
  let y = heading(sheet, 'Facts', 152);
  y = rows(sheet, y, [
    ['Return (RMA)', facts.rma],
    ['Order number', facts.orderNumber],
    ['E-mail', facts.email],
    ['Wish', facts.wish],
    ['Send to', addressLines(facts.sendTo).join(', ')],
    ['Post by', facts.postBy],
  ]);
  y = heading(sheet, 'What has to be in the parcel', y + 18);
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

function head(sheet: Sheet, facts: SlipFacts): void {
  writeInto(
    sheet,
    facts.shopName,
    { x: left, y: 50, width: 230, height: 30 },
    { font: 'bold', size: 11, smallest: 6, color: soft },
  );
  writeInto(sheet, 'Packing slip', { x: left, y: 82, width: 230, height: 34 }, { font: 'bold', size: 24 });
  writeInto(
    sheet,
    'Print this page and put it into the parcel.',
    { x: left, y: 114, width: 230, height: 14 },
    { font: 'regular', size: 9, color: soft },
  );
  const box = { x: left + width - 210, width: 210 };
  drawCode128(sheet, facts.rma, { ...box, y: 52, height: 46 });
  writeInto(sheet, facts.rma, { ...box, y: 103, height: 18 }, { font: 'mono', size: 13, smallest: 7, align: 'center' });
}

function heading(sheet: Sheet, text: string, from: number): number {
  const y = roomFor(sheet, from, 60);
  writeInto(sheet, text, { x: left, y, width, height: 18 }, { font: 'bold', size: 12.5 });
  sheet
    .lineWidth(0.8)
    .moveTo(left, y + 20)
    .lineTo(left + width, y + 20)
    .stroke('black');
  return y + 28;
}

/** Values of any length: each may take up to eight lines before it is cut. */
function rows(sheet: Sheet, from: number, facts: readonly (readonly [string, string])[]): number {
  let y = from;
  for (const [label, value] of facts) {
    const height = heightOf(sheet, value, { width: width - 120, height: 112 }, what);
    writeInto(sheet, label, { x: left, y, width: 110, height: 14 }, { ...what, color: soft });
    writeInto(sheet, value, { x: left + 120, y, width: width - 120, height: height + 1 }, what);
    y += Math.max(height, 13) + 6;
  }
  return y;
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
  const y = heading(sheet, 'Your comments', from);
  sheet
    .lineWidth(0.6)
    .rect(left, y, width, Math.max(Math.min(90, bottom - y), 30))
    .stroke('#888888');
}

/** The same place, or the top of a new page where what follows does not fit any more. */
function roomFor(sheet: Sheet, y: number, height: number): number {
  if (y + height <= bottom) return y;
  sheet.addPage();
  return 56;
}

function numberPages(sheet: Sheet, rma: string): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page);
    writeInto(
      sheet,
      `${rma} · page ${page + 1} of ${count}`,
      { x: left, y: 800, width, height: 12 },
      { font: 'regular', size: 8, align: 'center', color: soft },
    );
  }
}
