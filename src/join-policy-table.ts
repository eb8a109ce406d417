// Joins the packs to the README's table of what is carried out.
import { commonText, packTexts } from './adapters/packs.ts';
import { policyTable, withPolicyTable } from './cli/policy-table.ts';
import { commonClauses, loadPacks } from './policy/load.ts';
import { tallyOf } from './policy/tally.ts';

/** The README with the table as the packs have it now. Throws if there is no place for it. */
export function readmeWithPolicyTable(readme: string): string {
  const common = commonText();
  const shops = loadPacks(packTexts(), common).map(({ stamp, document }) => ({
    name: stamp.shop,
    ...tallyOf(document.clauses),
  }));
  return withPolicyTable(readme, policyTable([...shops, { name: 'common', ...tallyOf(commonClauses(common)) }]));
}
