// A PDF opened again: its pages as text, its letters, and its bar codes as a reader sees them.
import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Page {
  readonly text: string;
  readonly size: readonly [number, number];
  /** Where each piece of text stands, from the left lower corner. */
  readonly pieces: readonly { readonly left: number; readonly right: number; readonly base: number }[];
}

export async function pagesOf(pdf: Uint8Array): Promise<readonly Page[]> {
  const opened = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await opened.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    const [, , width = 0, height = 0] = page.view as readonly number[];
    pages.push({
      text: items.map(({ str }) => str).join(' '),
      size: [width, height],
      pieces: items.map((item) => ({
        left: Number(item.transform[4]),
        right: Number(item.transform[4]) + item.width,
        base: Number(item.transform[5]),
      })),
    });
  }
  await opened.destroy();
  return pages;
}

/** Letters that are drawn as the empty shape which a font has for what it lacks. */
export function missingLetters(pdf: Uint8Array): Promise<number> {
  return onFirstPage(pdf, async (page) => {
    const { fnArray, argsArray } = await page.getOperatorList();
    const shown = fnArray.flatMap((operator, index) =>
      operator === OPS.showText ? (argsArray[index] as readonly [readonly (Glyph | number)[]])[0] : [],
    );
    return shown.filter((one) => typeof one !== 'number' && one.originalCharCode === 0).length;
  });
}

/** By the PDF library, which passes on more of a letter than its types say. */
interface Glyph {
  readonly originalCharCode: number;
}

/** What a reader finds on a picture of the first page, made with so many dots per inch; it throws where it finds nothing. */
export function codesOn(
  pdf: Uint8Array,
  dotsPerInch: { readonly bars: number; readonly square?: number },
): Promise<{ readonly bars: string; readonly square: string | undefined }> {
  return onFirstPage(pdf, async (page) => ({
    bars: new Code128Reader().decode(await pictureOf(page, dotsPerInch.bars), thorough).getText(),
    square:
      dotsPerInch.square === undefined
        ? undefined
        : new QRCodeReader().decode(await pictureOf(page, dotsPerInch.square), thorough).getText(),
  }));
}

const thorough = new Map([[DecodeHintType.TRY_HARDER, true]]);

async function pictureOf(page: PDFPageProxy, dotsPerInch: number): Promise<BinaryBitmap> {
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, index) => data[4 * index] ?? 0);
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
}

async function onFirstPage<Found>(pdf: Uint8Array, look: (page: PDFPageProxy) => Promise<Found>): Promise<Found> {
  const opened = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const found = await look(await (await opened.promise).getPage(1));
  await opened.destroy();
  return found;
}
