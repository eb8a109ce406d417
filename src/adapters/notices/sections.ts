// The parts that only some e-mails have.
import type { NoticeOrder } from '../../contract/effects.ts';
import { printedAmount } from '../../domain/printed.ts';
import type { Money, MoneyLine } from '../../domain/ruling.ts';
import { unreachable } from '../../domain/vocabulary.ts';
import type { ShopFacts } from '../../ports/packs.ts';
import { countryName } from '../country-name.ts';
import { oneLine, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { staffCommands } from './staff-commands.ts';
import type { Section } from './story.ts';
import { evidenceWords, moneyWords } from './words.ts';

/** No blocks where there is nothing to show. */
export function sectionBlocks(section: Section, order: NoticeOrder, shop: ShopFacts): readonly Block[] {
  switch (section) {
    case 'missing':
      return listed(
        'What is missing',
        order.missing.map((item) => evidenceWords[item]),
      );
    case 'address':
      return addressBlocks(shop);
    case 'check-list':
      return listed(
        'What has to be in the parcel',
        order.checkList.map(({ what, quantity, clause }) => `${quantity} × ${oneLine(what)} (${clause})`),
      );
    case 'expected':
      return order.expected === null || order.money.lines.length > 0 ? [] : expectedBlocks(order.expected, order);
    case 'money':
      return amounts('The amount, line by line', order.money, order);
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

function addressBlocks({ returnAddress: { name, address } }: ShopFacts): readonly Block[] {
  const lines = [name, ...address.lines, `${address.postalCode} ${address.city}`, countryName(address.country)].map(
    oneLine,
  );
  return [
    { kind: 'heading', text: 'Where the parcel goes' },
    { kind: 'address', lines: lines.filter((line) => line !== '') },
  ];
}

function expectedBlocks(expected: Money, order: NoticeOrder): readonly Block[] {
  const table = amounts('What you get back as things stand', expected, order);
  const deducts = expected.lines.some(({ amount }) => amount < 0);
  return deducts
    ? [...table, paragraph('A deduction for something that is not returned falls away when it is in the parcel.')]
    : table;
}

function amounts(heading: string, money: Money, order: NoticeOrder): readonly Block[] {
  if (money.lines.length === 0) return [];
  const printed = (amount: number) => printedAmount(amount, money.currency);
  const rows = money.lines.map((line) => ({
    what: lineWords(line, order),
    amount: printed(line.amount),
    clauses: line.clauses,
  }));
  return [
    { kind: 'heading', text: heading },
    { kind: 'amounts', rows, total: { what: 'Total', amount: printed(money.total), clauses: [] } },
  ];
}

function lineWords(line: MoneyLine, order: NoticeOrder): string {
  if (line.line === undefined) return moneyWords[line.what];
  const title = order.lines.find((one) => one.line === line.line)?.title;
  return `${moneyWords[line.what]}: ${title === undefined ? `line ${oneLine(line.line)} of the order` : oneLine(title)}`;
}
