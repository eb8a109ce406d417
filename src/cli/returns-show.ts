// One return for somebody who looks after it: where it stands, its clocks as bars, its story, its money.
import { stageWords } from './explain-words.ts';
import { labelled, type Paint, shown } from './page.ts';
import { clockBars } from './returns-bars.ts';
import { moneyTable } from './returns-money.ts';
import { awaited, owedLine, type SeenReturn } from './returns-seen.ts';
import { storyLines } from './returns-story.ts';
import { wallClock } from '../domain/wall-clock.ts';

export function returnPage(seen: SeenReturn, paint: Paint): string {
  const parts = [
    headOf(seen, paint),
    titled('Clocks', clockBars(seen, paint), paint),
    titled('Timeline', storyLines(seen, paint), paint),
    titled('Money', moneyTable(seen.card.money), paint),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines];
}

function headOf(seen: SeenReturn, paint: Paint): readonly string[] {
  const { card, zone } = seen;
  const { stage, outcome, decision, missing, attention, pack } = card;
  const open = awaited(seen);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Now', [`${stage}: ${stageWords[stage]}${outcome === null ? '' : `; it has ended as ${outcome}`}`]],
    ['Owed', outcome === null ? owed(seen, open.map(owedLine)) : []],
    ['Missing', missing.length === 0 ? [] : [missing.join(', ')]],
    ['Attention', attention.length === 0 ? [] : [paint.red(attention.join(', '))]],
    ['Decided', decision === null ? [] : [decisionText(decision, zone)]],
    ['Policy', [`${shown(pack.shop)}, version ${shown(pack.version)}`]],
    ['As of', [`${wallClock(card.at, zone)} (${zone})`]],
  ];
  return [
    paint.bold(`${card.rma}  order ${shown(card.orderNumber)} at ${shown(card.shop)}`),
    ...rows.flatMap(([label, texts]) =>
      texts.flatMap((text, place) => labelled(place === 0 ? `  ${label}` : '', text, 14)),
    ),
  ];
}

/** Where no clock runs, somebody of the staff has to look. */
function owed({ card, zone }: SeenReturn, lines: readonly string[]): readonly string[] {
  if (lines.length > 0 || card.owes === null) return lines.length > 0 ? lines : ['nothing'];
  const { who, what, dueAt, clause } = card.owes;
  const until = dueAt === null ? '' : `, told again ${wallClock(dueAt, zone)} (${zone})`;
  return [`the ${shown(who)}: ${shown(what)}${until} [${clause}]`];
}

export function decisionText(decision: NonNullable<SeenReturn['card']['decision']>, zone: string): string {
  const { verdict, by, at, reason, via } = decision;
  const why = reason === undefined ? '' : `: “${shown(reason)}”`;
  const past = via === 'temporal' ? ', past the API' : '';
  return `${shown(verdict)} by ${shown(by)}, ${wallClock(at, zone)} (${zone})${past}${why}`;
}
