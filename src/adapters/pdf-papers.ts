// The papers of a return as PDF.
import type { Papers } from '../ports/papers.ts';
import { drawCertificate } from './papers/certificate.ts';
import { drawLabel } from './papers/label.ts';
import { drawPackingSlip } from './papers/packing-slip.ts';
import { labelSize, pdfOf } from './papers/sheet.ts';

/** Each answers a whole PDF file; texts of any length and content are wrapped, made smaller, or cut with an ellipsis. */
export function pdfPapers(): Papers {
  return {
    returnLabel: (facts) =>
      pdfOf({ size: labelSize, title: `Return label ${facts.rma}` }, (sheet) => drawLabel(sheet, facts)),
    packingSlip: (facts) =>
      pdfOf({ size: 'A4', title: `Packing slip ${facts.rma}` }, (sheet) => drawPackingSlip(sheet, facts)),
    refundCertificate: (facts) =>
      pdfOf({ size: 'A4', title: `Refund certificate ${facts.rma}` }, (sheet) => drawCertificate(sheet, facts)),
    labelFromPicture: (rma, picture) =>
      pdfOf({ size: labelSize, title: `Return label ${rma}` }, (sheet) =>
        sheet.image(Buffer.from(picture), 0, 0, { fit: labelSize, align: 'center', valign: 'center' }),
      ),
  };
}
