// The parts that only some e-mails have.
import type { NoticeOrder } from '../../contract/effects.ts';
import type { Money, MoneyLine } from '../../domain/ruling.ts';
import { unreachable } from '../../domain/vocabulary.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import { countryName } from '../country-name.ts';
import { amountIn } from './amount.ts';
import { oneLine, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { staffCommands } from './staff-commands.ts';
import type { Section } from './story.ts';
import { filled } from './texts.ts';
import type { Texts } from './texts.ts';

/** What an e-mail is about, and the language in which it is told. */
export interface Telling {
  readonly order: NoticeOrder;
  readonly shop: ShopFacts;
  readonly texts: Texts;
}

/** No blocks where there is nothing to show. */
export function sectionBlocks(section: Section, telling: Telling): readonly Block[] {
  const { order, shop, texts } = telling;
  const { sections, evidence } = texts;
  switch (section) {
    case 'missing':
      return listed(
        sections.missing,
        order.missing.map((item) => evidence[item]),
      );
    case 'address':
      return addressBlocks(shop, texts);
    case 'check-list':
      return listed(
        sections.checkList,
        order.checkList.map(({ what, quantity, clause }) => `${quantity} × ${oneLine(what)} (${clause})`),
      );
    case 'expected':
      return order.expected === null || order.money.lines.length > 0 ? [] : expectedBlocks(order.expected, telling);
    case 'money':
      return amounts(sections.money, order.money, telling);
    case 'commands':
      return [
        { kind: 'heading', text: 'Three commands that end it' },
        ...staffCommands(order).map((command): Block => ({ kind: 'command', ...command })),
      ];
    default:
      return unreachable(section);
  }
}

function listed(heading: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items, numbered: false },
  ];
}

/** As it is written on a parcel, in every language. */
function addressBlocks({ returnAddress: { name, address } }: ShopFacts, { sections }: Texts): readonly Block[] {
  const lines = [name, ...address.lines, `${address.postalCode} ${address.city}`, countryName(address.country)].map(
    oneLine,
  );
  return [
    { kind: 'heading', text: sections.address },
    { kind: 'address', lines: lines.filter((line) => line !== '') },
  ];
}

function expectedBlocks(expected: Money, telling: Telling): readonly Block[] {
  const { sections } = telling.texts;
  const table = amounts(sections.expected, expected, telling);
  const deducts = expected.lines.some(({ amount }) => amount < 0);
  return deducts ? [...table, paragraph(sections.deduction)] : table;
}

function amounts(heading: string, money: Money, telling: Telling): readonly Block[] {
  if (money.lines.length === 0) return [];
  const { texts } = telling;
  const printed = (amount: number) => amountIn(texts, amount, money.currency);
  const rows = money.lines.map((line) => ({
    what: lineWords(line, telling),
    amount: printed(line.amount),
    clauses: line.clauses,
  }));
  return [
    { kind: 'heading', text: heading },
    { kind: 'amounts', rows, total: { what: texts.sections.total, amount: printed(money.total), clauses: [] } },
  ];
}

function lineWords(line: MoneyLine, { order, texts }: Telling): string {
  const label = texts.money[line.what];
  if (line.line === undefined) return label;
  const title = [...order.lines, ...(order.otherLines ?? [])].find((one) => one.line === line.line)?.title;
  const goods = oneLine(title ?? filled(texts.sections.lineOfOrder, { line: line.line }));
  return filled(texts.labelled, { label, text: goods });
}
