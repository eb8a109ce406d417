// What our papers of size A4 have in common: head, headings, rows of facts and numbered pages. All measures are points.
import { heightOf, type Lettering, writeInto } from './lettering.ts';
import { drawCode128, type Sheet } from './sheet.ts';

export const left = 56;
export const width = 595.28 - 2 * left;
export const bottom = 772;
export const soft = '#555555';
export const what: Lettering = { font: 'regular', size: 10.5 };

export interface Head {
  readonly shopName: string;
  readonly title: string;
  /** One sentence below the title. */
  readonly hint: string;
  readonly rma: string;
}

/** Shop and title on the left, the return as a bar code on the right. */
export function drawHead(sheet: Sheet, { shopName, title, hint, rma }: Head): void {
  const column = { x: left, width: 230 };
  writeInto(sheet, shopName, { ...column, y: 50, height: 30 }, { font: 'bold', size: 11, smallest: 6, color: soft });
  writeInto(sheet, title, { ...column, y: 82, height: 34 }, { font: 'bold', size: 24, smallest: 16 });
  writeInto(sheet, hint, { ...column, y: 116, height: 14 }, { font: 'regular', size: 9, color: soft });
  const box = { x: left + width - 210, width: 210 };
  drawCode128(sheet, rma, { ...box, y: 52, height: 46 });
  writeInto(sheet, rma, { ...box, y: 103, height: 18 }, { font: 'mono', size: 13, smallest: 7, align: 'center' });
}

/** Answers where to go on. */
export function drawHeading(sheet: Sheet, text: string, from: number): number {
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
export function drawRows(sheet: Sheet, from: number, facts: readonly (readonly [string, string])[]): number {
  let y = from;
  for (const [label, value] of facts) {
    const height = heightOf(sheet, value, { width: width - 120, height: 112 }, what);
    writeInto(sheet, label, { x: left, y, width: 110, height: 14 }, { ...what, color: soft });
    writeInto(sheet, value, { x: left + 120, y, width: width - 120, height: height + 1 }, what);
    y += Math.max(height, 13) + 6;
  }
  return y;
}

/** The same place, or the top of a new page where what follows does not fit any more. */
export function roomFor(sheet: Sheet, y: number, height: number): number {
  if (y + height <= bottom) return y;
  sheet.addPage();
  return 56;
}

export function numberPages(sheet: Sheet, rma: string): void {
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
