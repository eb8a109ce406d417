// What the form alone cannot see: that ids, references, the shop's words and the figures of a pack hold together.
import { isDay, isZone } from '../calendar/zone.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkFigures } from './check-figures.ts';
import { checkReferences } from './check-references.ts';
import { checkWarehouses } from './check-warehouses.ts';
import type { PackText } from './load.ts';
import type { Clause, CommonDocument, PackDocument } from './schema.ts';
import type { Flaw } from './source.ts';

/** The flaws of a shop's pack, given common clauses that have none. */
export function checkPack(text: PackText, document: PackDocument, common: CommonDocument): readonly Flaw[] {
  const { clauses, rmaPrefix } = document;
  return [
    ...checkHead(text.name, document),
    ...checkCalendar(document.calendar),
    ...checkWarehouses(document),
    ...checkIds(clauses, rmaPrefix),
    ...checkQuotes(clauses, text),
    ...checkReferences(clauses, common.clauses),
    ...checkFigures(clauses),
  ];
}

/** The flaws of the common clauses, which quote nobody and name no shop's clause. */
export function checkCommon({ clauses }: CommonDocument): readonly Flaw[] {
  const quoting = clauses.flatMap(({ quote }, index): Flaw[] =>
    quote === null
      ? []
      : [{ path: ['clauses', index, 'quote'], saying: 'no text stands behind a common clause; write null.' }],
  );
  return [...checkIds(clauses, 'ALL'), ...quoting, ...checkReferences(clauses, []), ...checkFigures(clauses)];
}

function checkHead(name: string, document: PackDocument): readonly Flaw[] {
  const { shop, zone, inForceFrom, contact } = document;
  const flaws: Flaw[] = [];
  const flaw = (path: Flaw['path'], saying: string): number => flaws.push({ path, saying });
  if (name !== shop && !name.startsWith(`${shop}-`)) {
    flaw(
      ['shop'],
      `the file is called ${name}.yaml; name it ${shop}.yaml, or ${shop}- and a day for an older version.`,
    );
  }
  if (!isZone(zone)) flaw(['zone'], `"${zone}" is no zone; write an IANA name such as Asia/Shanghai.`);
  if (!isDay(inForceFrom)) flaw(['inForceFrom'], `the calendar has no ${inForceFrom}; write a day that exists.`);
  if (contact.desks['supervisor'] === undefined) {
    flaw(['contact', 'desks'], 'nobody is told when something is overdue; add the address of the supervisor.');
  }
  return flaws;
}

function checkIds(clauses: readonly Clause[], prefix: string): readonly Flaw[] {
  return clauses.flatMap(({ id }, index): Flaw[] => {
    const path = ['clauses', index, 'id'];
    if (!id.startsWith(`${prefix}-`)) return [{ path, saying: `${id} is of another shop; begin it with ${prefix}-.` }];
    const isTwice = clauses.findIndex((other) => other.id === id) < index;
    return isTwice ? [{ path, saying: `${id} stands above already; give each clause its own id.` }] : [];
  });
}

function checkQuotes(clauses: readonly Clause[], { name, policyText }: PackText): readonly Flaw[] {
  const words = collapsed(policyText);
  return clauses.flatMap(({ id, quote }, index): Flaw[] => {
    if (quote === null) return [];
    const path = ['clauses', index, 'quote'];
    if (collapsed(quote) === '') return [{ path, saying: `${id} quotes nothing; write null if the rule is ours.` }];
    const saying = `${name}.txt does not say "${quote}"; quote ${id} word for word.`;
    return words.includes(collapsed(quote)) ? [] : [{ path, saying }];
  });
}

/** Line ends and indents of the text are the page's, not the words'. */
function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
