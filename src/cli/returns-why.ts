// Why a return is where it is: what brought it there, the clauses that decided, what runs, and what comes next.
import type { TimelineEntry } from '../contract/timeline.ts';
import type { Breach } from '../domain/clock.ts';
import type { Ruling } from '../domain/ruling.ts';
import { questionWords, stageWords } from './explain-words.ts';
import { labelled, type Paint, shown, wrapped, pageWidth } from './page.ts';
import { awaited, owedLine, type SeenReturn } from './returns-seen.ts';
import { decisionText } from './returns-show.ts';
import { storyLines } from './returns-story.ts';

export function whyPage(seen: SeenReturn, paint: Paint): string {
  const { card, zone } = seen;
  const ended = card.outcome === null ? '' : ` and has ended as ${card.outcome}`;
  const head = wrapped(`${card.rma} is ${card.stage}${ended}: ${stageWords[card.stage]}.`, pageWidth).map(paint.bold);
  const cause = causeOf(seen);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What brought it here', cause === undefined ? [] : storyLines({ ...seen, entries: [cause] }, paint)],
    ['Who decided', card.decision === null ? [] : wrapped(decisionText(card.decision, zone), pageWidth - 2)],
    ['Which clauses', rulingLines(seen.rulings, paint)],
    ['Which clock stands', awaited(seen).flatMap((clock) => wrapped(owedLine(clock), pageWidth - 2))],
    ['What comes next', nextLines(seen)],
    ['What needs attention', card.attention],
    ['What could not be taken', card.problems.slice(-3).map(({ code, detail }) => `${code}: ${shown(detail)}`)],
  ];
  const blocks = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [paint.bold(title), ...lines.map((line) => `  ${line}`)]);
  return `${[head, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The last entry that changed the stage or ended it. */
export function causeOf({ entries }: SeenReturn): TimelineEntry | undefined {
  return entries.findLast(({ changes }) => changes.some(({ change }) => change === 'stage' || change === 'outcome'));
}

/** The words of a clause stand where it is cited first, and below them how they are read. */
function rulingLines(rulings: readonly Ruling[], paint: Paint): readonly string[] {
  const told = new Set<string>();
  return rulings.flatMap((one) => {
    const { question, line, ruling, clauses } = one;
    const said = [ruling].flat().map(shown).join(', ') || 'nothing';
    const of = line === undefined ? '' : ` (line ${shown(line)})`;
    const words = clauses.flatMap((id, place) => (told.has(id) ? [] : wordsOf(one, id, place)));
    const known = clauses.filter((id) => told.has(id));
    for (const id of clauses) told.add(id);
    return [
      ...labelled('', `${questionWords[question]}${of} ${paint.bold(said)}`, 0),
      ...words,
      ...(known.length === 0 ? [] : labelled('', `${known.join(', ')}, as above`, 2)),
    ];
  });
}

/** Clauses of ours have no words of the shop, so that quotes belong to clauses only where each has one. */
function wordsOf({ clauses, quotes, readings }: Ruling, id: string, place: number): readonly string[] {
  const own = quotes.length === clauses.length ? quotes.slice(place, place + 1) : place === 0 ? quotes : [];
  const [reading = ''] = readings.slice(place, place + 1);
  return [
    ...own.flatMap((quote) => labelled(`  ${id}`, `“${shown(quote)}”`, 12)),
    ...labelled(own.length === 0 ? `  ${id}` : '', shown(reading), 12),
  ];
}

function nextLines(seen: SeenReturn): readonly string[] {
  const [first] = awaited(seen);
  if (seen.card.outcome !== null) return ['Nobody has to do anything.'];
  if (first === undefined) return [`${stageWords[seen.card.stage]}.`];
  return labelled('', `The ${first.owes} acts; if that does not come in time: ${breachWords[first.breach]}.`, 0);
}

const breachWords: Readonly<Record<Breach, string>> = {
  escalate: 'supervisors are told, and nothing is decided by itself',
  'refund-starts': 'the refund starts by itself',
  lapse: 'the return lapses',
  'staff-list': 'it stands on the list of the staff',
  'right-ends': 'the right to the goods ends',
  closes: 'the return closes',
  nothing: 'nothing happens by itself',
};
