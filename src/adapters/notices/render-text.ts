// A letter as plain text, lines of at most 76 characters where words allow it.
import { unreachable } from '../../domain/vocabulary.ts';
import type { AmountRow, Block, Fact, Letter } from './blocks.ts';

const width = 76;

export function renderText(letter: Letter): string {
  const parts = [
    `${letter.headline}\n${'='.repeat(Math.min(letter.headline.length, width))}`,
    letter.greeting,
    ...letter.blocks.map(textOf),
    `-- \n${wrap(letter.footer)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`;
    case 'paragraph':
      return wrap(block.text);
    case 'list':
      return block.items.map((item, index) => wrap(item, block.numbered ? `${index + 1}. ` : '- ')).join('\n');
    case 'facts':
      return factsText(block.rows);
    case 'address':
      return block.lines.map((line) => `    ${line}`).join('\n');
    case 'amounts':
      return amountsText(block.rows, block.total);
    case 'deadline':
      return `>> ${block.who}: ${block.does}\n>> ${block.when}   [${block.clause}]`;
    case 'quote':
      return wrap(block.by === 'shop' ? `“${block.words}”` : block.words, `[${block.clause}] `);
    case 'command':
      return `${wrap(`${block.does}:`)}\n    ${block.command}`;
    default:
      return unreachable(block);
  }
}

function factsText(rows: readonly Fact[]): string {
  const longest = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, value }) => wrap(value, `${label}:`.padEnd(longest + 2))).join('\n');
}

function amountsText(rows: readonly AmountRow[], total: AmountRow): string {
  const longest = Math.max(...[...rows, total].map(({ amount }) => amount.length));
  const line = ({ what, amount, clauses }: AmountRow) =>
    wrap(clauses.length === 0 ? what : `${what} [${clauses.join(', ')}]`, `${amount.padStart(longest)}  `);
  return [...rows.map(line), '-'.repeat(longest), line(total)].join('\n');
}

/** Breaks between words; the first line begins with `lead`, the others are set in as far. A long word stays whole. */
function wrap(text: string, lead = ''): string {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(' ')) {
    const begins = line === lead || line.trim() === '';
    if (!begins && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(lead.length) + word;
    } else line += begins ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
