// The bar codes of our papers are read by a real reader, from a picture as coarse as a label printer makes it.
import { expect, test } from '@jest/globals';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import { codesOn } from '../support/pdf.ts';
import { ana, approvedOrder, soocas } from './builders.ts';

/** Of common label printers, and of office printers on draft. */
const resolutions = [203, 300];
const rmas = ['SOO-7K3MQ9XA-5', 'JSS-00000000-0', 'WEB-ZZZZZZZZ-Z'];

test.each(rmas.flatMap((rma) => resolutions.map((dots) => [rma, dots] as const)))(
  'the codes on the label of %s are read at %d dots per inch',
  async (rma, dots) => {
    const label = { rma, trackingNumber: '9400100000000000000000', from: ana, to: soocas.returnAddress };
    const pdf = await pdfPapers().returnLabel(label);
    // This reader fails on large squares of the smallest kind of QR code, however sharp: it is shown a smaller picture.
    const codes = await codesOn(pdf, { bars: dots, square: 108 });
    expect(codes).toEqual({ bars: '9400100000000000000000', square: rma });
  },
);

test.each(rmas)('an address without postage has the return number of %s as its bars', async (rma) => {
  const pdf = await pdfPapers().returnLabel({ rma, from: ana, to: soocas.returnAddress });
  expect(await codesOn(pdf, { bars: 203, square: 108 })).toEqual({ bars: rma, square: rma });
});

test.each(rmas)('the bars on packing slip and certificate of %s are read', async (rma) => {
  const { checkList, orderNumber } = approvedOrder;
  const facts = { rma, shopName: soocas.name, orderNumber };
  const slip = await pdfPapers().packingSlip({
    ...facts,
    email: ana.email,
    sendTo: soocas.returnAddress,
    wish: 'Refund',
    postBy: 'soon',
    checkList,
  });
  const certificate = await pdfPapers().refundCertificate({
    ...facts,
    name: ana.name,
    method: 'The payment of the order',
    payments: [],
    zone: 'UTC',
    clauses: [],
  });
  expect((await codesOn(slip, { bars: 203 })).bars).toBe(rma);
  expect((await codesOn(certificate, { bars: 203 })).bars).toBe(rma);
});
