// The specs that judge changes of the code of policies, calendars and values, in the order of their trial: those first that
// are quick or notice most. What is left out speaks of pages, processes and messages, or says the same again at length.
const values = ['codes', 'instants', 'rma-typed', 'calendar-zone', 'calendar-due', 'calendar-pauses', 'calendar-seams'];
const days = ['calendar-working-days', 'calendar-mornings', 'calendar-hours', 'calendar-rules', 'calendar-countries'];
const properties = ['rma', 'message-instants', 'settings', 'calendar-properties', 'money-properties'];

const packs = [
  'packs',
  'decide-examples',
  'pack-examples',
  'pack-errors',
  'pack-edges',
  'deliveries',
  'plain-shop',
  'catalogue',
  'case-file',
];
const cases = ['decide-versions', 'kept-units', 'late-and-again', 'money-moves-once', 'claim-reminders', 'stage-table'];
const reports = [
  'examples-told',
  'clock-names',
  'lint-matters',
  'lint-witness',
  'lint-words',
  'lint-settled',
  'lint',
  'policy-table',
  'decide-explain',
];
const wholes = ['sixth-shop', 'warehouses', 'packs-justsoso-aisoon', 'packs-platform-website'];
const forms = ['case-file-text', 'case-file-message'];

const specsIn = (folder, names) => names.map((name) => `test/${folder}/${name}.test.ts`);

export const specs = [
  ...specsIn('domain', values),
  ...specsIn('policy', packs),
  ...specsIn('domain', [...days, ...properties]),
  ...specsIn('policy', [...cases, ...reports, ...wholes, ...forms]),
];

/** Of these, only the tests are tried that are known to come by a change. */
export const longSpecs = specsIn('policy', ['money-properties', 'lint-overrides']);
