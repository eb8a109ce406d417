// Texts on paper that never leave their box. All measures are points.
import { drawLine, type Face, lineHeightOf, type Setting, widthOf } from './fonts.ts';
import type { Sheet } from './sheet.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Lettering {
  readonly font: Face;
  readonly size: number;
  /** Down to here it may shrink before the text is cut; default: `size`. */
  readonly smallest?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly color?: string;
}

/** Writes the text into the box: wrapped, made smaller if it must be, cut with an ellipsis at last. */
export function writeInto(sheet: Sheet, text: string, box: Box, lettering: Lettering): void {
  const { lines, step, setting } = fitted(sheet, text, box, lettering);
  const room = Math.max(1, Math.floor(box.height / step));
  // The clip is for scripts whose letters are drawn wider than they are measured.
  sheet
    .save()
    .rect(box.x, box.y - 1, box.width, room * step + 2)
    .clip();
  sheet.fillColor(lettering.color ?? 'black');
  lines.slice(0, room).forEach((line, index) => {
    const content = index === room - 1 && lines.length > room ? shortened(sheet, line, box.width, setting) : line;
    const spare = box.width - widthOf(sheet, content, setting);
    const shift = lettering.align === 'center' ? spare / 2 : lettering.align === 'right' ? spare : 0;
    drawLine(sheet, content, { x: box.x + shift, y: box.y + index * step }, setting);
  });
  sheet.restore();
}

/** The height that the text takes in its full size, at most the height of the box. */
export function heightOf(
  sheet: Sheet,
  text: string,
  box: { readonly width: number; readonly height: number },
  lettering: Lettering,
): number {
  const { lines, step } = fitted(sheet, text, box, { ...lettering, smallest: lettering.size });
  return Math.min(lines.length * step, box.height);
}

/** The lines in the largest size that fits, else the smallest; at least one too many if they do not fit. */
function fitted(
  sheet: Sheet,
  text: string,
  box: { readonly width: number; readonly height: number },
  { font, size: largest, smallest = largest }: Lettering,
) {
  for (let size = largest; ; size = Math.max(size - 0.5, smallest)) {
    const setting: Setting = { font, size };
    const step = lineHeightOf(sheet, setting);
    const lines = wrapped(sheet, text, { width: box.width, wanted: Math.floor(box.height / step) + 1 }, setting);
    if (size === smallest || lines.length * step <= box.height) return { lines, step, setting };
  }
}

/** The lines of the text, no more than are wanted; a word wider than the box is broken where it must be. */
function wrapped(
  sheet: Sheet,
  text: string,
  { width, wanted }: { readonly width: number; readonly wanted: number },
  setting: Setting,
): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of printable(text).split('\n')) {
    let line = '';
    for (const piece of paragraph.split(/ +/).flatMap((word) => piecesOf(sheet, word, width, setting))) {
      const longer = line === '' || piece.glued ? line + piece.text : `${line} ${piece.text}`;
      if (line !== '' && widthOf(sheet, longer, setting) > width) {
        lines.push(line);
        if (lines.length >= wanted) return lines;
        line = piece.text;
      } else line = longer;
    }
    lines.push(line);
    if (lines.length >= wanted) return lines;
  }
  return lines;
}

interface Piece {
  readonly text: string;
  readonly glued: boolean;
}

/** A word, or the parts of a word that is too wide for a line; a part that goes on is glued to what stands before. */
function piecesOf(sheet: Sheet, word: string, width: number, setting: Setting): readonly Piece[] {
  if (widthOf(sheet, word, setting) <= width) return [{ text: word, glued: false }];
  return Array.from(letters.segment(word), ({ segment }, index) => ({ text: segment, glued: index > 0 }));
}

function shortened(sheet: Sheet, line: string, width: number, setting: Setting): string {
  const parts = Array.from(letters.segment(line), ({ segment }) => segment);
  while (parts.length > 0 && widthOf(sheet, `${parts.join('')}…`, setting) > width) parts.pop();
  return `${parts.join('')}…`;
}

/** Control characters and marks that turn the reading direction would only mislead; line ends stay. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, '');
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
