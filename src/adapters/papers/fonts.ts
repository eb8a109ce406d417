// The fonts of our papers, chosen letter by letter: what one does not have the next one prints. All measures are points.
import { createRequire } from 'node:module';
import type { Sheet } from './sheet.ts';

export type Face = 'regular' | 'bold' | 'mono';

/** A text and how it is set. */
export interface Setting {
  readonly font: Face;
  readonly size: number;
}

/** Nothing is read before a letter is drawn with it; a file keeps of each font only the letters that it uses. */
export function registerFonts(sheet: Sheet): void {
  for (const [name, file] of Object.entries(files)) sheet.registerFont(name, resolve(file));
}

export function widthOf(sheet: Sheet, text: string, { font, size }: Setting): number {
  return runsOf(sheet, text, font).reduce((sum, run) => sum + widthOfRun(sheet, run, size), 0);
}

/** Chinese letters stand side by side, each as wide as it is; shaping them as one takes long, and changes nothing. */
function widthOfRun(sheet: Sheet, { font, text }: Run, size: number): number {
  if (!isChinese(font)) return sheet.font(font).fontSize(size).widthOfString(text);
  return Array.from(text).reduce((sum, letter) => sum + widthOfLetter(sheet, font, letter), 0) * size;
}

/** In sizes of the font. */
function widthOfLetter(sheet: Sheet, font: FontName, letter: string): number {
  return remembered(sheet, `width ${font} ${letter}`, () => sheet.font(font).fontSize(1).widthOfString(letter));
}

/** From one line to the next. */
export function lineHeightOf(sheet: Sheet, { font, size }: Setting): number {
  return sheet.font(font).fontSize(size).currentLineHeight(true) + 1;
}

/** Draws one line with its upper edge at `y`; all its fonts stand on one base line. */
export function drawLine(
  sheet: Sheet,
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  { font, size }: Setting,
): void {
  const base = y + (opened(sheet, font).ascender / 1000) * size;
  let left = x;
  for (const run of runsOf(sheet, text, font)) {
    sheet.font(run.font).fontSize(size).text(run.text, left, base, { lineBreak: false, baseline: 'alphabetic' });
    left += widthOfRun(sheet, run, size);
  }
}

interface Run {
  readonly font: FontName;
  readonly text: string;
}

/** Neighbours of one font stay together, since letters of some scripts are shaped by those beside them. */
function runsOf(sheet: Sheet, text: string, face: Face): readonly Run[] {
  const runs: { font: FontName; text: string }[] = [];
  for (const { segment } of letters.segment(text)) {
    for (const { font, text: piece } of letterOf(sheet, segment, face)) {
      const last = runs.at(-1);
      if (last?.font === font) last.text += piece;
      else runs.push({ font, text: piece });
    }
  }
  return runs;
}

function letterOf(sheet: Sheet, letter: string, face: Face): readonly Run[] {
  return remembered(sheet, `run ${face} ${letter}`, () => printed(sheet, letter, fallbacks[face]));
}

/** A letter with its marks by the first font that has all of it, else part by part; what nobody has is an empty square. */
function printed(sheet: Sheet, letter: string, fonts: readonly FontName[]): readonly Run[] {
  const whole = fonts.find((font) => has(sheet, font, letter));
  if (whole !== undefined) return [{ font: whole, text: letter }];
  return Array.from(letter, (part) => {
    const font = fonts.find((one) => has(sheet, one, part));
    return font === undefined ? { font: 'regular', text: '□' } : { font, text: part };
  });
}

function has(sheet: Sheet, name: FontName, letter: string): boolean {
  const { font } = opened(sheet, name);
  return Array.from(letter).every((part) => font.hasGlyphForCodePoint(part.codePointAt(0) ?? 0));
}

function opened(sheet: Sheet, name: FontName): OpenedFont {
  return (sheet.font(name) as Sheet & { readonly _font: OpenedFont })._font;
}

/** The document tells nowhere else what its current font has. */
interface OpenedFont {
  /** Thousandths of the size. */
  readonly ascender: number;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

type FontName = keyof typeof files;

/** DejaVu has Latin, Greek and Cyrillic with all their accents, and more; Noto has what is written in China and Japan. */
const files = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  'chinese-regular': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'chinese-bold': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

const fallbacks: Readonly<Record<Face, readonly FontName[]>> = {
  regular: ['regular', 'chinese-regular'],
  bold: ['bold', 'chinese-bold', 'regular'],
  mono: ['mono', 'regular', 'chinese-regular'],
};

function isChinese(font: FontName): boolean {
  return font === 'chinese-regular' || font === 'chinese-bold';
}

/** What was found out about a letter, for as long as its document is drawn. */
const memory = new WeakMap<Sheet, Map<string, unknown>>();

function remembered<Value>(sheet: Sheet, key: string, find: () => Value): Value {
  const known = memory.get(sheet) ?? new Map<string, unknown>();
  memory.set(sheet, known);
  if (!known.has(key)) known.set(key, find());
  return known.get(key) as Value;
}

const resolve = createRequire(import.meta.url).resolve;
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
