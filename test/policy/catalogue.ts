// The catalogue of the five policies as a list of its own: the kind of each row, and every clock with its figures. It is
// written down apart from the packs, so that nothing is lost from a pack or changed in it unseen.

/** The kinds of the rows of a text, in order: the first one is that of the row 01. */
export const rowKinds: Readonly<Record<string, string>> = {
  JSS: `window window evidence evidence deadline evidence notice deadline freight freight amount ground ground ground
    ground ground ground inspect inspect deadline amount notice amount route route exchange amount deadline exchange
    ground route route cancel notice channel deadline ground freight exchange notice notice notice route`,
  SOO: `window ground inspect evidence inspect inspect inspect amount inspect route freight freight amount amount route
    freight evidence deadline deadline evidence amount inspect notice deadline notice exchange exchange cancel cancel
    rights channel route ground exchange deadline deadline route freight notice notice`,
  AIS: `ground ground ground ground ground ground ground ground ground ground ground channel rights route route inspect
    inspect deadline rights rights window deadline evidence route freight amount deadline deadline exchange`,
  PLT: `window window ground ground ground ground ground ground ground route amount evidence evidence deadline deadline
    deadline amount route route exchange rights channel notice route deadline freight deadline notice channel`,
  WEB: `window ground evidence deadline deadline exchange route freight freight amount amount amount amount deadline
    deadline notice rights notice window cancel notice notice freight route ground amount inspect channel evidence
    exchange notice`,
  ALL: `deadline deadline deadline deadline deadline deadline window deadline deadline notice evidence deadline deadline
    deadline amount amount amount amount inspect route rights rights rights freight ground deadline exchange deadline
    rights`,
};

/** The ids of a text's rows, in order; of one kind, if it is named. */
export function rowsOf(prefix: string, kind?: string): readonly string[] {
  const kinds = (rowKinds[prefix] ?? '').split(/\s+/).filter((one) => one !== '');
  return kinds.flatMap((one, index) =>
    kind === undefined || one === kind ? [`${prefix}-${String(index + 1).padStart(2, '0')}`] : [],
  );
}

/** One clock: its clauses; who owes; target and limit with their unit; what it pauses for; what its breach does. */
export type ClockRow = readonly [
  id: string,
  clauses: string,
  owes: 'shop' | 'customer' | 'carrier' | 'supervisor' | 'bank',
  /** `0`: at once; `day 3, 7`: no target, but reminders at the begin of these days. */
  target: string,
  limit: string,
  unit: string,
  pauses: string,
  /** What the breach does; of a window, what becomes of the request, and by which clause. */
  breach: string,
];

export const clockRows: readonly ClockRow[] = [
  ['ALL-K01', 'ALL-11', 'customer', 'day 3, 7', '14', 'natural-days', '', 'staff-list'],
  ['ALL-K02', 'ALL-26 JSS-05 JSS-33 PLT-22', 'shop', '1', '3', 'working-days', '', 'escalate'],
  ['ALL-K03', 'ALL-28 WEB-11 WEB-13', 'customer', 'day 7', '14', 'natural-days', '', 'staff-list'],
  ['ALL-K04', 'ALL-10', 'shop', '0', '1', 'working-days', '', 'escalate'],
  ['ALL-K05', 'ALL-24', 'carrier', '', '10', 'natural-days', '', 'escalate'],
  ['ALL-K06', 'ALL-20', 'customer', '', '30', 'natural-days', 'appeal', 'right-ends'],
  ['ALL-K07', 'ALL-20 SOO-16 SOO-37', 'shop', '1', '3', 'working-days', '', 'escalate'],
  ['JSS-K01', 'JSS-01 JSS-02 JSS-13', 'customer', '', '30', 'natural-days', '', 'refused by JSS-02'],
  ['JSS-K02', 'JSS-05', 'shop', '1', '3', 'working-days', 'evidence', 'escalate'],
  ['JSS-K03', 'JSS-36', 'customer', '', '30, 3 from the notice', 'natural-days', 'notice', 'lapse'],
  ['JSS-K04', 'JSS-28', 'customer', '', '30, 3 from the notice', 'natural-days', 'notice', 'lapse'],
  ['JSS-K05', 'JSS-07 JSS-18 JSS-19', 'shop', '3', '5', 'working-days', '', 'escalate'],
  ['JSS-K06', 'JSS-20 JSS-08', 'shop', '3', '5', 'working-days', '', 'refund-starts'],
  ['JSS-K07', 'JSS-08 JSS-25 JSS-30 JSS-31 JSS-33', 'shop', '3', '5', 'working-days', '', 'refund-starts'],
  ['JSS-K08', 'JSS-29', 'shop', '', '3', 'working-days', '', 'escalate'],
  ['JSS-K09', 'JSS-29 JSS-26 JSS-31', 'shop', '', '3', 'working-days', '', 'escalate'],
  ['JSS-K10', 'JSS-22', 'bank', '7', '10', 'bank-days', '', 'closes'],
  ['SOO-K01', 'SOO-01', 'customer', '', '30', 'natural-days', '', 'refused by SOO-01'],
  ['SOO-K02', 'SOO-18', 'shop', '1', '3', 'working-days', 'evidence', 'escalate'],
  ['SOO-K03', 'SOO-19 SOO-32', 'customer', '', '3', 'natural-days', 'notice', 'lapse'],
  ['SOO-K04', 'SOO-36 SOO-22', 'shop', '1', '3', 'working-days', '', 'escalate'],
  ['SOO-K05', 'SOO-24', 'shop', '', '7', 'working-days', '', 'refund-starts'],
  ['SOO-K06', 'SOO-35 SOO-34', 'shop', '', '7', 'working-days', 'carriage', 'escalate'],
  ['SOO-K07', 'SOO-15', 'customer', '', '30', 'natural-days', '', 'right-ends'],
  ['SOO-K08', 'SOO-28 SOO-29', 'shop', '0', '3', 'working-days', '', 'refund-starts'],
  ['SOO-K09', 'SOO-29', 'customer', '', '72 before the delivery', 'hours', '', 'refused by SOO-29'],
  ['SOO-K10', 'SOO-25', 'bank', '3', '7', 'bank-days', '', 'closes'],
  ['SOO-K11', 'SOO-27 SOO-01', 'customer', '', '30', 'natural-days', '', 'refused by SOO-01'],
  ['AIS-K01', 'AIS-21', 'customer', '', '30', 'natural-days', '', 'reviewer by AIS-21'],
  ['AIS-K02', 'AIS-22 AIS-13', 'shop', '1', '3', 'working-days', 'evidence', 'escalate'],
  ['AIS-K03', 'AIS-15', 'customer', '', '14', 'natural-days', 'notice', 'lapse'],
  ['AIS-K04', 'AIS-27 AIS-16', 'shop', '1', '3', 'working-days', '', 'escalate'],
  ['AIS-K05', 'AIS-18', 'shop', '0', '7', 'working-days', '', 'refund-starts'],
  ['AIS-K06', 'AIS-18 AIS-14', 'shop', '0', '7', 'working-days', '', 'refund-starts'],
  ['AIS-K07', 'AIS-28 AIS-19', 'customer', '', '30', 'natural-days', '', 'nothing'],
  ['AIS-K08', 'AIS-28 AIS-19', 'supervisor', '3', '7', 'working-days', 'supplementary', 'escalate'],
  ['AIS-K09', 'AIS-28 AIS-20', 'customer', 'day 7', '14', 'natural-days', '', 'nothing'],
  ['PLT-K01', 'PLT-01', 'customer', '', '15', 'natural-days', '', 'refused by PLT-01'],
  ['PLT-K02', 'PLT-02', 'customer', '', '7', 'natural-days', '', 'refused by PLT-02'],
  ['PLT-K03', 'PLT-14 PLT-15', 'shop', '2', '3', 'working-days', 'evidence carrier', 'escalate'],
  ['PLT-K04', 'PLT-15 PLT-06', 'carrier', '5', '', 'working-days', '', 'escalate'],
  ['PLT-K05', 'PLT-16', 'shop', '1', '2', 'working-days', '', 'refund-starts'],
  ['PLT-K06', 'PLT-16 PLT-24', 'shop', '1', '2', 'working-days', '', 'refund-starts'],
  ['PLT-K07', 'PLT-25', 'customer', '', '14', 'natural-days', 'notice', 'lapse'],
  ['PLT-K08', 'PLT-24', 'shop', '1', '3', 'working-days', '', 'escalate'],
  ['PLT-K09', 'PLT-27 PLT-20', 'shop', '', '3', 'working-days', '', 'escalate'],
  ['PLT-K10', 'PLT-06', 'shop', '1', '2', 'working-days', '', 'refund-starts'],
  ['WEB-K01', 'WEB-01', 'customer', '', '30', 'natural-days', '', 'reviewer by WEB-01'],
  ['WEB-K02', 'WEB-12', 'customer', '', '3', 'months', '', 'reviewer by WEB-12'],
  ['WEB-K03', 'WEB-04', 'shop', '', '3', 'working-days', 'evidence', 'escalate'],
  ['WEB-K04', 'WEB-05 WEB-23 WEB-24', 'customer', '', '3', 'customer-working-days', 'notice pick-up', 'lapse'],
  ['WEB-K05', 'WEB-15 WEB-16', 'shop', '', '1', 'working-days', '', 'refund-starts'],
  ['WEB-K06', 'WEB-14 WEB-13 WEB-29', 'shop', '', '2', 'working-days', 'evidence offer', 'refund-starts'],
  ['WEB-K07', 'WEB-06', 'shop', '', '1', 'working-days', '', 'escalate'],
  ['WEB-K08', 'WEB-10 WEB-11', 'shop', '', '7', 'working-days', 'evidence', 'refund-starts'],
  ['WEB-K09', 'WEB-17', 'shop', '', '1', 'working-days', '', 'escalate'],
  ['WEB-K10', 'WEB-20', 'customer', '', '24 after the order', 'hours', '', 'refused by WEB-20'],
  ['WEB-K11', 'WEB-20 WEB-21', 'shop', '0', '3', 'working-days', '', 'refund-starts'],
  ['WEB-K12', 'WEB-21', 'bank', '', '3', 'working-days', '', 'closes'],
  ['WEB-K13', 'WEB-22 WEB-02', 'shop', '', '48 after the order', 'hours', '', 'shipped late'],
  ['WEB-K14', 'WEB-27', 'shop', '', '1', 'working-days', '', 'escalate'],
];
