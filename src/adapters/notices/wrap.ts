// Lines of plain text, as wide as a screen of fixed letters shows them.

/** Columns that a line has at most, where its words allow it. */
export const lineWidth = 76;

/** Breaks between words and between Chinese characters; the first line begins with `lead`, the others are set in as far. */
export function wrap(text: string, lead = ''): string {
  const lines: string[] = [];
  const inset = ' '.repeat(widthOf(lead));
  let line = lead;
  let begins = true;
  for (const { spaced, word } of words(text)) {
    const gap = spaced && !begins ? ' ' : '';
    if (!begins && widthOf(line + gap + word) > lineWidth) {
      lines.push(line);
      line = inset + word;
    } else line += gap + word;
    begins = false;
  }
  return [...lines, line].join('\n');
}

/** Columns: Chinese, Japanese and Korean characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

interface Word {
  /** A space stands before it. */
  readonly spaced: boolean;
  readonly word: string;
}

/** A line may begin with each of them: a mark that closes stays with what it closes, one that opens with what follows. */
function words(text: string): readonly Word[] {
  return text.split(' ').flatMap((part) => {
    const pieces = part.match(pieceOfLine) ?? [''];
    return pieces.map((word, index) => ({ spaced: index === 0, word }));
  });
}

const opening = '（《「『“';
const closing = '，。、；：？！）》」』”';
const ideograph = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const pieceOfLine = new RegExp(
  `[${opening}]*(?:[${ideograph}]|[^${ideograph}${opening}]+)[${closing}]*|[${opening}]+`,
  'gu',
);
