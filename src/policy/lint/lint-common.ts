// The common clauses by themselves: they meet those of shops in each shop's pack; here their own examples are run.
import type { Finding, PackReport } from '../../domain/policy-report.ts';
import { commonClauses, type CommonText, joinPack, type Pack } from '../load.ts';
import { type Clause, pack } from '../schema.ts';
import { brokenBy } from './broken.ts';
import { exampleFindings } from './check-examples.ts';
import { placesOfCommon } from './places.ts';

/** Never throws for what is wrong in the text. */
export function lintCommon(common: CommonText): PackReport {
  const report = { file: 'common.yaml', settled: [], gaps: [] };
  try {
    const clauses = commonClauses(common);
    const lacking = cited.filter((id) => !clauses.some((clause) => clause.id === id)).map(lackingClause);
    const findings = lacking.length > 0 ? lacking : exampleFindings(alone(clauses), clauses, placesOfCommon(common));
    return {
      ...report,
      clauses: clauses.length,
      examples: clauses.flatMap(({ examples }) => examples).length,
      findings,
    };
  } catch (error) {
    return { ...report, clauses: 0, examples: 0, findings: brokenBy(error) };
  }
}

/** The rules cite these where no clause speaks. */
const cited = ['ALL-18', 'ALL-22'];

function lackingClause(id: string): Finding {
  const what = `there is no ${id}, by which the rules answer where no other clause speaks.`;
  return { kind: 'broken', file: 'common.yaml', line: 1, clauses: [id], what, cure: `Add the clause ${id}.` };
}

/** In a shop that says nothing itself: its days are those of UTC, without holidays. */
function alone(clauses: readonly Clause[]): Pack {
  const nowhere = { lines: ['-'], postalCode: '-', city: '-', country: 'GB' };
  const document = pack.parse({
    shop: 'none',
    name: 'None',
    version: '1',
    inForceFrom: '2025-01-01',
    rmaPrefix: 'NON',
    zone: 'UTC',
    calendar: { holidays: 'none', dayEndsAt: '24:00' },
    contact: { sender: { name: '-', address: '-' }, desks: {} },
    warehouse: { name: '-', address: nowhere },
    localWarehouses: [],
    clauses,
  });
  return joinPack({ ...document, clauses: [] }, clauses, '');
}
