// The clocks that a pack declares, told in the form of the catalogue's table.
import { clocksIn } from '../../src/policy/join.ts';
import type { Pack } from '../../src/policy/load.ts';
import type { Clause, ClockRule } from '../../src/policy/schema.ts';
import type { ClockRow } from '../policy/catalogue.ts';

/** In the order of the pack; a clock that waits for several moments is told once, if all that it says of them agrees. */
export function clocksOfPack(pack: Pack): readonly ClockRow[] {
  const rows = pack.clauses.flatMap((clause) => [
    ...windows(clause),
    ...cancellations(clause),
    ...measures(clause, pack),
    ...clocksIn(clause.rule).flatMap((rule) => (rule.unlisted ? [] : [clockRow(clause, rule)])),
  ]);
  const said = new Map<string, ClockRow>();
  for (const row of rows) said.set(row.join('|'), row);
  return withoutSecondHalves([...said.values()]);
}

function windows({ id, rule }: Clause): readonly ClockRow[] {
  const window = rule['opened-within'];
  if (window === undefined) return [];
  const { clock, days, months, late, lateBy = id } = window;
  const unit = months === undefined ? 'natural-days' : 'months';
  const clauses = [id, ...window.with].join(' ');
  return [[clock, clauses, 'customer', '', String(months ?? days), unit, '', `${late} by ${lateBy}`]];
}

function cancellations({ id, rule }: Clause): readonly ClockRow[] {
  return (rule.cancels ?? []).flatMap(({ clock, hoursAfterOrder, hoursBeforeDelivery }): readonly ClockRow[] => {
    if (clock === undefined) return [];
    const limit =
      hoursAfterOrder === undefined
        ? `${hoursBeforeDelivery} before the delivery`
        : `${hoursAfterOrder} after the order`;
    return [[clock, id, 'customer', '', limit, 'hours', '', `refused by ${id}`]];
  });
}

/** A measure is cited with the clauses whose grounds it bears out. */
function measures({ id, rule }: Clause, pack: Pack): readonly ClockRow[] {
  const measured = rule['ships-within'];
  if (measured === undefined) return [];
  const measuring = pack.clauses.filter((clause) => clause.rule.reviewer?.when?.shippedLate !== undefined);
  const clauses = [id, ...measuring.map((clause) => clause.id)].join(' ');
  return [[measured.clock, clauses, 'shop', '', `${measured.hours} after the order`, 'hours', '', 'shipped late']];
}

function clockRow({ id }: Clause, rule: ClockRule): ClockRow {
  const days = rule.reminders.flatMap(({ onDay }) => (onDay === undefined ? [] : [onDay]));
  const target = days.length > 0 ? `day ${days.join(', ')}` : String(rule.target ?? '');
  const least = rule.notBeforeNoticeDays === undefined ? '' : `, ${rule.notBeforeNoticeDays} from the notice`;
  return [
    rule.id,
    [id, ...rule.with].join(' '),
    rule.owes,
    target,
    `${rule.limit ?? ''}${least}`,
    rule.unit,
    rule.pauses.join(' '),
    rule.breach,
  ];
}

/** A clock that goes on after a decision no longer pauses for what came before it (WEB-K06): it is the same clock. */
function withoutSecondHalves(rows: readonly ClockRow[]): readonly ClockRow[] {
  return rows.filter(([id, ...row]) => {
    const isHalf = ([otherId, ...other]: ClockRow): boolean =>
      otherId === id && row[5] === '' && other[5] !== '' && row.every((field, at) => at === 5 || field === other[at]);
    return !rows.some(isHalf);
  });
}
