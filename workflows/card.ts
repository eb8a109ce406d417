// A running return as a page for an operator.
import type { Card } from '../src/contract/card.ts';
import type { Clock } from '../src/domain/clock.ts';
import { printedAmount, printedText } from '../src/domain/printed.ts';
import { cardOf, urgent } from '../src/life/card.ts';
import type { ReturnState } from '../src/life/state.ts';
import type { Desk } from './desk.ts';

/** The card as a person sees it now. */
export function cardNow({ head, state, time }: Desk): Card {
  return cardOf(head, state, time.now());
}

/** Markdown for the Temporal UI: who owes what until when and by which clause, why this amount, who decided, what was told. */
export function detailsOf(desk: Desk): string {
  const card = cardNow(desk);
  const { state } = desk;
  const parts = [
    `### ${card.rma} · ${card.stage}${card.outcome === null ? '' : ` · ${card.outcome}`}`,
    owing(card, state),
    card.attention.length > 0 ? `**Attention:** ${card.attention.join(', ')}` : '',
    state.stuck === null ? '' : `**Stuck:** ${state.stuck.step}: ${state.stuck.why}. Send \`retryStep\`.`,
    list('Clocks', state.clocks.filter(({ unlisted }) => unlisted === undefined).map(clockLine)),
    state.evidence.length > 0 ? `**Evidence:** ${state.evidence.join(', ')}` : '',
    card.missing.length > 0 ? `**Missing evidence:** ${card.missing.join(', ')}` : '',
    list(
      'Decisions',
      state.decisions.map(
        ({ verdict, by, at, reason, via, evidence }) =>
          `${verdict} by ${by} at ${at} (${via})${reason === undefined ? '' : `: ${printedText(reason)}`}${evidence.length === 0 ? '' : `; shown by ${evidence.join(', ')}`}`,
      ),
    ),
    list(
      `Money ${printedAmount(card.money.total, card.money.currency)}`,
      card.money.lines.map(
        ({ what, line, amount, clauses }) =>
          `${what}${line === undefined ? '' : ` ${printedText(line)}`} ${printedAmount(amount, card.money.currency)} (${clauses.join(', ')})`,
      ),
    ),
    list(
      'Told',
      card.notices.map(({ notice, to, at, clauses }) => `${at} ${notice} to ${to} (${clauses.join(', ')})`),
    ),
    list(
      'Refused',
      card.problems.map(({ at, code, detail }) => `${code} ${at} ${printedText(detail)}`),
    ),
    list(
      'Rulings',
      state.rulings.map(
        ({ question, line, ruling, clauses }) =>
          `${question}${line === undefined ? '' : ` ${printedText(line)}`}: ${[ruling].flat().join(', ')} (${clauses.join(', ')})`,
      ),
    ),
    `Pack ${card.pack.shop} ${card.pack.version}, order ${printedText(card.orderNumber)}`,
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, 18_000);
}

/** `customer owes: appeal, until Wed 23 Dec 2026 24:00 (America/Los_Angeles), AIS-28`. */
function owing({ owes }: Card, state: ReturnState): string {
  if (owes === null) return '';
  const { who, what, dueAt, clause } = owes;
  const until = dueAt === null ? 'no end yet' : `until ${urgent(state)?.texts[dueAt] ?? dueAt}`;
  return `**${who} owes:** ${what}, ${until}, ${clause}`;
}

function clockLine(clock: Clock): string {
  const until = clock.dueAt === null ? 'no end yet' : (clock.texts[clock.dueAt] ?? clock.dueAt);
  const paused = clock.pauses.map(({ cause, from, to }) => `${cause} ${from} to ${to ?? 'now'}`).join('; ');
  return `**${clock.id}** ${clock.step}, ${clock.owes}, until ${until}: ${clock.state} (${clock.clauses.join(', ')})${paused === '' ? '' : ` paused: ${paused}`}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `**${title}**\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
