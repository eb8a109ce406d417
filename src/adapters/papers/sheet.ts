// A PDF to draw on: its fonts, and codes as sharp rectangles. All measures are points.
import { createRequire } from 'node:module';
import bwip from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import type { Box } from './lettering.ts';

export type Sheet = PDFKit.PDFDocument;

const fontFile = (name: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Runs `draw` on a new document and answers the file. */
export function pdfOf(
  page: { readonly size: 'A4' | [number, number]; readonly title: string },
  draw: (sheet: Sheet) => void,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const sheet = new PDFDocument({
      size: page.size,
      margin: 0,
      bufferPages: true,
      lang: 'en',
      displayTitle: true,
      info: { Title: page.title },
    });
    const chunks: Buffer[] = [];
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    sheet.on('error', reject);
    sheet.registerFont('regular', fontFile('DejaVuSans'));
    sheet.registerFont('bold', fontFile('DejaVuSans-Bold'));
    sheet.registerFont('mono', fontFile('DejaVuSansMono'));
    draw(sheet);
    sheet.end();
  });
}

/** Code 128 over the whole width of the box; a reader needs the white around it, so leave ten modules beside it. */
export function drawCode128(sheet: Sheet, text: string, box: Box): void {
  const [code] = bwip.raw('code128', text);
  if (code === undefined || !('sbs' in code)) throw new Error(`no Code 128 for ${JSON.stringify(text)}`);
  const unit = box.width / code.sbs.reduce((total, width) => total + width, 0);
  let x = box.x;
  code.sbs.forEach((width, index) => {
    if (index % 2 === 0) sheet.rect(x, box.y, width * unit, box.height);
    x += width * unit;
  });
  sheet.fill('black');
}

/** A QR code that fills the square box, without its white border. */
export function drawQrCode(
  sheet: Sheet,
  text: string,
  box: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const [code] = bwip.raw('qrcode', text, { eclevel: 'M' } as object);
  if (code === undefined || !('pixs' in code)) throw new Error(`no QR code for ${JSON.stringify(text)}`);
  const unit = box.side / code.pixx;
  code.pixs.forEach((dark, index) => {
    if (dark === 1)
      sheet.rect(box.x + (index % code.pixx) * unit, box.y + Math.floor(index / code.pixx) * unit, unit, unit);
  });
  sheet.fill('black');
}
