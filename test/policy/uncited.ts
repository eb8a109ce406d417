// Clauses with a rule that no answer of `decide` can cite: why not, and what shows instead that the rule is carried out.

export interface Uncited {
  readonly why: string;
  /** A specification that names the clause; where there is none, examples do, in their list of clauses. */
  readonly spec?: string;
}

const counts = 'It says how instants are counted: the instants show it, each under the clause that is counted.';
const amounts = 'It says how an amount is computed: the line cites the clause that pays it.';
const sheet = 'An answer of the inspection sheet, whose list cites the clause that asks for the inspection (SOO-22).';
const versions = 'It says which version of the policy holds: the answer shows that by the stamp of its pack.';

export const uncited: Readonly<Record<string, Uncited>> = {
  'ALL-01': { why: counts },
  'ALL-02': { why: counts },
  'ALL-03': { why: counts },
  'ALL-04': { why: counts },
  'ALL-05': { why: counts },
  'ALL-06': { why: counts },
  'ALL-07': { why: counts },
  'ALL-08': { why: counts },
  'ALL-09': { why: counts },
  'ALL-15': { why: amounts },
  'ALL-16': { why: amounts },
  'ALL-19': { why: 'Everything is per unit; the clauses of the sheet and of the amounts are cited.' },
  'ALL-21': { why: 'It says which of two clauses rules: the one that does is cited.' },
  'ALL-23': { why: versions, spec: 'test/policy/decide-versions.test.ts' },
  'AIS-12': { why: 'The arrival of a message is its instant: the clocks that count from it show it.' },
  'JSS-15': { why: 'A finding of a person; the goods are refused by the clauses of the sheet.' },
  'JSS-34': { why: 'The deduction that was shown is the ceiling of the deductions, which cite their own clauses.' },
  'JSS-35': { why: 'The arrival of an e-mail is its instant: the clocks that count from it show it.' },
  'JSS-43': { why: 'An address is in no answer; mail and papers show it.', spec: 'test/policy/shown.test.ts' },
  'PLT-10': { why: 'Only the lines and units asked for are in the rulings and the amount.' },
  'PLT-19': { why: 'Things that nobody asked for are recorded and change nothing.' },
  'SOO-03': { why: sheet },
  'SOO-04': { why: 'What has to be in the parcel stands on the packing slip; its lack is an answer of the sheet.' },
  'SOO-05': { why: sheet },
  'SOO-06': { why: sheet },
  'SOO-07': { why: sheet },
  'SOO-09': { why: 'Risk on the way back has its effect by ALL-24.' },
  'SOO-10': { why: sheet },
  'SOO-14': { why: 'What is never refunded has no line.' },
  'SOO-30': { why: versions, spec: 'test/policy/decide-versions.test.ts' },
  'SOO-31': { why: counts },
  'SOO-38': { why: 'The carriage of a parcel sent before the approval is repaid by SOO-11, whose line is cited.' },
  'SOO-40': { why: versions, spec: 'test/policy/decide-versions.test.ts' },
  'WEB-22': { why: 'A measure for WEB-02 and no clock of anybody: the ruling on late goods cites WEB-02.' },
};
