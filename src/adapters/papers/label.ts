// The return label: 4 by 6 inches, as label printers and carriers take it.
import type { Addressee, LabelFacts } from '../../ports/papers.ts';
import { addressLines } from '../address-lines.ts';
import { writeInto } from './lettering.ts';
import { drawCode128, drawQrCode, labelSize } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const [whole, high] = labelSize;
const edge = 14;
const inner = whole - 2 * edge;

/** Without a tracking number it is the address for a carrier of the customer's own, and says so. */
export function drawLabel(sheet: Sheet, facts: LabelFacts): void {
  const { rma, trackingNumber } = facts;
  // No line stands beside the bars: some readers take it for their beginning.
  rule(sheet, edge / 2);
  const title = trackingNumber === undefined ? 'RETURN ADDRESS' : 'RETURN LABEL';
  const carriage = trackingNumber === undefined ? 'no postage, the sender pays the carrier' : 'carriage prepaid';
  writeInto(sheet, title, { x: edge, y: 15, width: 120, height: 14 }, { font: 'bold', size: 10 });
  writeInto(
    sheet,
    carriage,
    { x: edge + 100, y: 16, width: inner - 100, height: 12 },
    { font: 'regular', size: 7.5, align: 'right' },
  );
  rule(sheet, 33);
  addressee(sheet, facts);
  rule(sheet, 238);
  codes(sheet, trackingNumber === undefined ? ['RETURN NUMBER', rma] : ['TRACKING NUMBER', trackingNumber]);
  rule(sheet, 343);
  drawQrCode(sheet, rma, { x: edge + 4, y: 355, side: 56 });
  const beside = { x: edge + 76, width: inner - 76 };
  writeInto(sheet, 'RETURN (RMA)', { ...beside, y: 354, height: 10 }, { font: 'bold', size: 6.5 });
  writeInto(sheet, rma, { ...beside, y: 364, height: 20 }, { font: 'bold', size: 15, smallest: 7 });
  writeInto(
    sheet,
    'Put the packing slip into the parcel and this label flat on its largest side. Cover or remove older labels.',
    { ...beside, y: 386, height: 28 },
    { font: 'regular', size: 7 },
  );
  rule(sheet, high - edge / 2);
}

function codes(sheet: Sheet, [title, number]: readonly [string, string]): void {
  writeInto(sheet, title, { x: edge, y: 244, width: inner, height: 10 }, { font: 'bold', size: 6.5 });
  drawCode128(sheet, number, { x: edge + 14, y: 256, width: inner - 28, height: 62 });
  writeInto(
    sheet,
    number,
    { x: edge, y: 322, width: inner, height: 16 },
    { font: 'mono', size: 12, smallest: 6, align: 'center' },
  );
}

function addressee(sheet: Sheet, { from, to }: LabelFacts): void {
  writeInto(sheet, 'FROM', { x: edge, y: 39, width: 40, height: 10 }, { font: 'bold', size: 6.5 });
  writeInto(
    sheet,
    addressText(from),
    { x: edge + 40, y: 38, width: inner - 40, height: 62 },
    { font: 'regular', size: 8.5, smallest: 4.5 },
  );
  rule(sheet, 104);
  writeInto(sheet, 'TO', { x: edge, y: 111, width: 40, height: 10 }, { font: 'bold', size: 6.5 });
  writeInto(
    sheet,
    addressText(to),
    { x: edge + 40, y: 109, width: inner - 40, height: 124 },
    { font: 'bold', size: 12.5, smallest: 6 },
  );
}

function addressText(person: Addressee): string {
  return addressLines(person).join('\n');
}

function rule(sheet: Sheet, y: number): void {
  sheet
    .lineWidth(0.8)
    .moveTo(edge / 2, y)
    .lineTo(whole - edge / 2, y)
    .stroke('black');
}
