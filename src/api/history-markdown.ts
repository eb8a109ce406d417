// A history as a page of Markdown, to be read by an auditor from the first line to the last.
import type { ReturnHistory } from '../contract/history.ts';
import type { Change, TimelineEntry } from '../contract/timeline.ts';
import type { ToldClock } from '../contract/told-clock.ts';
import { printedAmount, printedText } from '../domain/printed.ts';
import type { Money, Ruling } from '../domain/ruling.ts';
import { unreachable } from '../domain/vocabulary.ts';

export function historyMarkdown(history: ReturnHistory): string {
  const { rma, stage, outcome, attention, pack, case: asked, money } = history;
  const { order, request } = asked;
  const sections = [
    `# Return ${rma}`,
    [
      `**Stage** ${stage}${outcome === null ? '' : `, **outcome** ${outcome}`}, as of ${asked.asOf}`,
      ...(attention.length === 0 ? [] : [`**Attention** ${attention.join(', ')}`]),
      `**Policy** ${pack.shop} ${pack.version} (${pack.hash})`,
      `**Order** ${printedText(order.number)}, placed ${order.placedAt}, delivered ${order.deliveredAt ?? 'not yet'}`,
      `**Asked for** ${request.at}: ${request.ground}, ${request.resolution}`,
    ].join('  \n'),
    section('Units asked for', request.lines.map(unitsLine(order.lines))),
    section('Rulings', history.rulings.map(rulingLine)),
    section('Clocks', history.clocks.map(clockLine)),
    section(`Money: ${printedAmount(money.total, money.currency)}`, moneyLines(money)),
    section(
      'Refunds taken by their providers',
      history.refunds.map(
        ({ at, amount, currency, provider, reference }) =>
          `${at} ${printedAmount(amount, currency)} by ${printedText(provider)}, reference ${printedText(reference)}`,
      ),
    ),
    section(
      'Messages',
      history.messages.map(
        ({ at, notice, to, clauses, bounced }) =>
          `${at} ${notice} to ${to}${cited(clauses)}${bounced === null ? '' : `; came back: ${printedText(bounced)}`}`,
      ),
    ),
    section(
      'Who did what',
      history.who.map(({ who, entries }) => `${printedText(who)}: entries ${entries.join(', ')}`),
    ),
    section(
      'Could not be taken',
      history.problems.map(({ at, code, detail }) => `${code} ${printedText(at)}: ${printedText(detail)}`),
    ),
    `## Timeline\n\n${history.timeline.map(entryLines).join('\n')}`,
    ...(history.toldLate.length === 0
      ? []
      : [`Told after something that happened later: entries ${history.toldLate.join(', ')}.`]),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function cited(clauses: readonly string[]): string {
  return clauses.length === 0 ? '' : ` (${clauses.join(', ')})`;
}

function unitsLine(lines: ReturnHistory['case']['order']['lines']) {
  return ({ line, quantity, ground }: ReturnHistory['case']['request']['lines'][number]): string => {
    const title = lines.find(({ id }) => id === line)?.title ?? '';
    return `${quantity} of line ${printedText(line)}, ${printedText(title)}${ground === undefined ? '' : `: ${ground}`}`;
  };
}

/** The words of the shop stand as quotes below what they decided. */
function rulingLine({ question, line, ruling, clauses, quotes, readings }: Ruling): string {
  const head = `**${question}**${line === undefined ? '' : ` line ${printedText(line)}`}: ${[ruling].flat().join(', ')}`;
  const words = quotes.map((quote) => `  - “${quote.replaceAll('\n', ' ')}”`);
  const read = readings.map((reading) => `  - Read as: ${reading.replaceAll('\n', ' ')}`);
  return [`${head}${cited(clauses)}`, ...words, ...read].join('\n');
}

function clockLine({ id, step, line, owes, anchorAt, dueAt, state, pauses, clauses, movedTo }: ToldClock): string {
  const paused = pauses.map(({ cause, from, to }) => `  - paused for ${cause}: ${from} to ${to ?? 'now'}`);
  const moved = movedTo === undefined ? [] : [`  - moved to ${movedTo} by a supervisor`];
  const head = `**${id}** ${step}${line === undefined ? '' : `, line ${printedText(line)}`}: the ${owes} owes it, from ${anchorAt} until ${dueAt ?? 'not known yet'}: ${state}`;
  return [`${head}${cited(clauses)}`, ...paused, ...moved].join('\n');
}

function moneyLines({ currency, method, lines, payments }: Money): readonly string[] {
  return [
    ...(method === null ? [] : [`Method: ${method}`]),
    ...lines.map(
      ({ what, line, amount, clauses }) =>
        `${what}${line === undefined ? '' : ` line ${printedText(line)}`}: ${printedAmount(amount, currency)}${cited(clauses)}`,
    ),
    ...payments.map(({ id, amount }) => `to payment ${printedText(id)}: ${printedAmount(amount, currency)}`),
  ];
}

function entryLines(entry: TimelineEntry): string {
  const { number, at, takenAt, kind, what, by, via, clauses, details, refused, early, changes } = entry;
  const who = by === null ? 'by itself' : `by ${printedText(by)}${via === 'api' ? '' : `, ${via}`}`;
  const said = Object.entries(details).map(([name, value]) => `${name}: ${printedText(JSON.stringify(value))}`);
  return [
    `${number}. ${at} **${kind} ${what}** ${who}${cited(clauses)}${takenAt === at ? '' : `; taken in ${takenAt}`}`,
    ...(said.length === 0 ? [] : [`    - ${said.join('; ')}`]),
    ...(refused === undefined ? [] : [`    - refused: ${refused.code}, ${printedText(refused.detail)}`]),
    ...(early === undefined ? [] : ['    - it came before its stage and was kept']),
    ...changes.map((change) => `    - ${changeText(change)}`),
  ].join('\n');
}

function changeText(change: Change): string {
  switch (change.change) {
    case 'stage':
      return `stage: ${change.from ?? 'none'} to ${change.to}`;
    case 'outcome':
      return `outcome: ${change.outcome ?? 'open again'}`;
    case 'ruling':
      return `ruling ${change.question}: ${[change.ruling].flat().join(', ')}${cited(change.clauses)}`;
    case 'clock':
      return `clock ${change.id} ${change.became}, the ${change.owes} owes it until ${change.dueAt ?? 'not known yet'}${cited(change.clauses)}`;
    case 'money':
      return `due: ${printedAmount(change.total, change.currency)}`;
    default:
      return unreachable(change);
  }
}
