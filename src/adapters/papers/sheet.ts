// A PDF to draw on: its fonts, and codes as sharp rectangles. All measures are points.
import bwip from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { registerFonts } from './fonts.ts';
import type { Box } from './lettering.ts';

export type Sheet = PDFKit.PDFDocument;

/** 4 by 6 inches. */
export const labelSize: [number, number] = [288, 432];

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
    registerFonts(sheet);
    draw(sheet);
    sheet.end();
  });
}

/** A bar wider than this is read no better, and takes the white beside the code that a reader needs. */
const widestModule = 1.2;

/** Code 128 in the middle of the box. */
export function drawCode128(sheet: Sheet, text: string, box: Box): void {
  const [code] = bwip.raw('code128', text);
  if (code === undefined || !('sbs' in code)) throw new Error(`no Code 128 for ${JSON.stringify(text)}`);
  const modules = code.sbs.reduce((total, width) => total + width, 0);
  const unit = Math.min(box.width / modules, widestModule);
  let x = box.x + (box.width - modules * unit) / 2;
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
