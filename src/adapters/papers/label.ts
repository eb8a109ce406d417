// The return label: 4 by 6 inches, as label printers and carriers take it.
import type { PostalAddress } from '../../ports/people.ts';
import type { LabelFacts } from '../../ports/papers.ts';
import { addressLines } from '../address-lines.ts';
import { writeInto } from './lettering.ts';
import { drawCode128, drawQrCode } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const edge = 14;
const inner = 288 - 2 * edge;

export function drawLabel(sheet: Sheet, facts: LabelFacts): void {
  sheet
    .lineWidth(1.2)
    .rect(edge / 2, edge / 2, 288 - edge, 432 - edge)
    .stroke('black');
  writeInto(sheet, 'RETURN LABEL', { x: edge, y: 15, width: 150, height: 14 }, { font: 'bold', size: 10 });
  writeInto(
    sheet,
    'carriage prepaid',
    { x: edge, y: 16, width: inner, height: 12 },
    { font: 'regular', size: 7.5, align: 'right' },
  );
  rule(sheet, 33);
  addressee(sheet, facts);
  rule(sheet, 238);
  writeInto(sheet, 'TRACKING NUMBER', { x: edge, y: 244, width: inner, height: 10 }, { font: 'bold', size: 6.5 });
  drawCode128(sheet, facts.trackingNumber, { x: edge + 14, y: 256, width: inner - 28, height: 62 });
  writeInto(
    sheet,
    facts.trackingNumber,
    { x: edge, y: 322, width: inner, height: 16 },
    { font: 'mono', size: 12, smallest: 6, align: 'center' },
  );
  rule(sheet, 343);
  drawQrCode(sheet, facts.rma, { x: edge + 4, y: 351, side: 58 });
  const beside = { x: edge + 76, width: inner - 76 };
  writeInto(sheet, 'RETURN (RMA)', { ...beside, y: 352, height: 10 }, { font: 'bold', size: 6.5 });
  writeInto(sheet, facts.rma, { ...beside, y: 362, height: 20 }, { font: 'bold', size: 15, smallest: 7 });
  writeInto(
    sheet,
    'Put the packing slip into the parcel and this label flat on its largest side. Cover or remove older labels.',
    { ...beside, y: 384, height: 28 },
    { font: 'regular', size: 7 },
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
    { font: 'bold', size: 11.5, smallest: 6 },
  );
}

function addressText(addressee: { readonly name: string; readonly address: PostalAddress }): string {
  return addressLines(addressee).join('\n');
}

function rule(sheet: Sheet, y: number): void {
  sheet
    .lineWidth(0.8)
    .moveTo(edge / 2, y)
    .lineTo(288 - edge / 2, y)
    .stroke('black');
}
