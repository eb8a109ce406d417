// How an explanation is set: a hundred columns, wrapped words, tables, and nothing in it that a terminal obeys.
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import colours from 'picocolors';

export const pageWidth = 100;

export type Paint = ReturnType<typeof colours.createColors>;

export function paintOf(hasColours: boolean): Paint {
  return colours.createColors(hasColours);
}

/** Text of a case file as it may stand on a screen: control and direction characters are shown by their code. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** Lines of at most this many columns, broken between words, and within a word that is longer than a line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A label in its own column, of this many columns with the space behind it, and the text wrapped to its right. */
export function labelled(label: string, text: string, column: number): readonly string[] {
  const [first = '', ...rest] = wrapped(text, pageWidth - column);
  return [`${label.padEnd(column)}${first}`, ...rest.map((line) => `${' '.repeat(column)}${line}`)];
}

export interface Column {
  readonly head: string;
  /** The most columns of text in a cell. */
  readonly most: number;
  readonly align?: 'left' | 'right';
}

/** Each cell is a list of lines; lines that are too long are wrapped. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly (readonly string[])[])[],
): readonly string[] {
  const table = new Table({
    head: columns.map(({ head, most }) => wrapped(head, most).join('\n')),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    table.push(columns.map(({ most }, place) => (row[place] ?? []).flatMap((line) => wrapped(line, most)).join('\n')));
  }
  return table.toString().split('\n');
}

function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (widthOf(piece + character) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** Characters of Chinese, Japanese and Korean take two columns, and so do most pictures; colours take none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += isWide.test(character) ? 2 : 1;
  return width;
}

const isWide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
