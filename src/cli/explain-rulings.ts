// Each question of a case with its ruling, the words it rests on, how they are read, and the facts used.
import type { Ruling } from '../domain/ruling.ts';
import { ofLine, type Told } from './explain-told.ts';
import { questionWords } from './explain-words.ts';
import { labelled, pageWidth, type Paint, shown, wrapped } from './page.ts';

/** The words of a clause stand where it is cited first; later on its id alone says enough. */
export function rulingsSection(told: Told, paint: Paint): readonly string[] {
  const quoted = new Set<string>();
  return told.answer.rulings.flatMap((ruling, place) => [
    ...(place === 0 ? [] : ['']),
    ...titleOf(told, ruling, paint),
    ...clausesOf(told, ruling, quoted),
    ...factsOf(ruling),
  ]);
}

function titleOf(told: Told, { question, line, ruling }: Ruling, paint: Paint): readonly string[] {
  const said = typeof ruling === 'string' ? ruling : ruling.join(', ') || 'nothing';
  const coloured = { accepted: paint.green, refused: paint.red, reviewer: paint.yellow }[said] ?? paint.bold;
  return [
    ...wrapped(`${question}${ofLine(told, line)}: ${questionWords[question]}`, pageWidth - 2).map(
      (text) => `  ${text}`,
    ),
    ...wrapped(said, pageWidth - 4).map((text) => `    ${coloured(text)}`),
  ];
}

function clausesOf(told: Told, { clauses }: Ruling, quoted: Set<string>): readonly string[] {
  const known = clauses.filter((id) => quoted.has(id));
  const fresh = told.citations(clauses.filter((id) => !quoted.has(id)));
  for (const { id } of fresh) quoted.add(id);
  return [
    ...fresh.flatMap(({ id, quote, reading }) => [
      ...labelled(`    ${id}`, quote === null ? reading : `“${quote}”`, 12),
      ...(quote === null ? [] : labelled('', reading, 12)),
    ]),
    ...(known.length === 0 ? [] : labelled('', `${known.join(', ')}, as above`, 4)),
  ];
}

function factsOf({ facts }: Ruling): readonly string[] {
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${factText(value)}`);
  return told.length === 0 ? [] : labelled('    facts', told.join('; '), 12);
}

function factText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(factText).join(', ');
  return shown(typeof value === 'string' ? value : JSON.stringify(value));
}
