// A letter as plain text.
import { unreachable } from '../../domain/vocabulary.ts';
import type { AmountRow, Block, Fact, Letter } from './blocks.ts';
import { lineWidth, padded, widthOf, wrap } from './wrap.ts';

export function renderText(letter: Letter): string {
  const parts = [
    `${letter.headline}\n${'='.repeat(Math.min(widthOf(letter.headline), lineWidth))}`,
    letter.greeting,
    ...letter.blocks.map((block) => textOf(block, letter)),
    `-- \n${wrap(letter.footer)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function textOf(block: Block, { colon }: Letter): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(widthOf(block.text))}`;
    case 'paragraph':
      return wrap(block.text);
    case 'list':
      return block.items.map((item, index) => wrap(item, block.numbered ? `${index + 1}. ` : '- ')).join('\n');
    case 'facts':
      return factsText(block.rows, colon);
    case 'address':
      return block.lines.map((line) => `    ${line}`).join('\n');
    case 'amounts':
      return amountsText(block.rows, block.total);
    case 'deadline':
      return `>> ${block.duty}\n>> ${block.when}   [${block.clause}]`;
    case 'link':
      return `${block.text}${colon}\n${block.url}`;
    case 'quote':
      return wrap(block.by === 'shop' ? `“${block.words}”` : block.words, `[${block.clause}] `);
    case 'command':
      return `${wrap(`${block.does}:`)}\n    ${block.command}`;
    default:
      return unreachable(block);
  }
}

function factsText(rows: readonly Fact[], colon: string): string {
  const longest = Math.max(...rows.map(({ label }) => widthOf(label + colon)));
  return rows.map(({ label, value }) => wrap(value, padded(label + colon, longest + 1))).join('\n');
}

function amountsText(rows: readonly AmountRow[], total: AmountRow): string {
  const longest = Math.max(...[...rows, total].map(({ amount }) => amount.length));
  const line = ({ what, amount, clauses }: AmountRow) =>
    wrap(clauses.length === 0 ? what : `${what} [${clauses.join(', ')}]`, `${amount.padStart(longest)}  `);
  return [...rows.map(line), '-'.repeat(longest), line(total)].join('\n');
}
