// Return label and packing slip as PDF.
import type { Papers } from '../ports/papers.ts';
import { drawLabel } from './papers/label.ts';
import { drawPackingSlip } from './papers/packing-slip.ts';
import { pdfOf } from './papers/sheet.ts';

/** Both answer a whole PDF file; texts of any length and content are wrapped, made smaller, or cut with an ellipsis. */
export function pdfPapers(): Papers {
  return {
    returnLabel: (facts) =>
      pdfOf({ size: [288, 432], title: `Return label ${facts.rma}` }, (sheet) => drawLabel(sheet, facts)),
    packingSlip: (facts) =>
      pdfOf({ size: 'A4', title: `Packing slip ${facts.rma}` }, (sheet) => drawPackingSlip(sheet, facts)),
  };
}
