// Every clause and clock that a pack names is there, and every clock has one place.
import { clocksIn } from './join.ts';
import type { Clause } from './schema.ts';
import type { Flaw } from './source.ts';

type Path = Flaw['path'];

/** `common` is what may be named besides the clauses themselves. */
export function checkReferences(clauses: readonly Clause[], common: readonly Clause[]): readonly Flaw[] {
  const all = [...clauses, ...common];
  const ids = new Set(all.map(({ id }) => id));
  const clocks = new Set(all.flatMap(clocksNamed).map(({ id }) => id));
  return clauses.flatMap((clause, index) =>
    [
      ...unknownClauses(clause, ids),
      ...unknownClocks(clause, clocks),
      ...misplacedClocks(clause, clauses.slice(0, index)),
    ].map(({ path, saying }) => ({ path: ['clauses', index, ...path], saying })),
  );
}

function unknownClauses(clause: Clause, known: ReadonlySet<string>): readonly Flaw[] {
  const unknown = clausesNamed(clause).filter(({ id }) => !known.has(id));
  const itself = clause.overrides.indexOf(clause.id);
  return [
    ...unknown.map(({ id, path }) => ({
      path,
      saying: `neither this pack nor common.yaml has ${id}; name a clause that is there.`,
    })),
    ...(itself < 0
      ? []
      : [{ path: ['overrides', itself], saying: `${clause.id} cannot override itself; name another clause.` }]),
  ];
}

function unknownClocks({ joins }: Clause, known: ReadonlySet<string>): readonly Flaw[] {
  return joins.flatMap((id, place): Flaw[] => {
    const saying = `neither this pack nor common.yaml has a clock ${id}; name one that is there.`;
    return known.has(id) ? [] : [{ path: ['joins', place], saying }];
  });
}

/** A clock bears its shop's letters and stands in one clause only. */
function misplacedClocks(clause: Clause, above: readonly Clause[]): readonly Flaw[] {
  const prefix = clause.id.slice(0, 'ALL'.length);
  const elsewhere = above.flatMap(clocksNamed);
  const here = clocksNamed(clause);
  return here.flatMap(({ id, step, path }, place): Flaw[] => {
    if (!id.startsWith(prefix))
      return [{ path, saying: `${id} is a clock of another shop; begin it with ${prefix}-K.` }];
    // A clock may wait for two kinds of acts, as ALL-K02 does; then it stands in its clause once for each.
    const isTwice = here.slice(0, place).some((other) => other.id === id && other.step === step);
    const stands = isTwice || elsewhere.some((other) => other.id === id);
    return stands ? [{ path, saying: `the clock ${id} stands above already; give each clock its own id.` }] : [];
  });
}

interface Named {
  readonly id: string;
  readonly path: Path;
}

/** The clauses that a clause names: what it overrides, and what its rules are cited with. */
function clausesNamed({ overrides, rule, tells }: Clause): readonly Named[] {
  const window = rule['opened-within'];
  const isList = rule.clock === undefined;
  return [
    ...listed(overrides, 'overrides'),
    ...(window === undefined ? [] : listed(window.with, 'rule', 'opened-within', 'with')),
    ...(window?.lateBy === undefined ? [] : [{ id: window.lateBy, path: ['rule', 'opened-within', 'lateBy'] }]),
    ...tells.flatMap((one, place) =>
      typeof one === 'string' || one.beside === undefined ? [] : [{ id: one.beside, path: ['tells', place, 'beside'] }],
    ),
    ...(rule.pays ?? []).flatMap((pays, place) => listed(pays.with, 'rule', 'pays', place, 'with')),
    ...clocksIn(rule).flatMap((clock, place) => {
      const path = isList ? ['rule', 'clocks', place] : ['rule', 'clock'];
      const reminded = clock.reminders.flatMap(({ clauses }, index) =>
        listed(clauses, ...path, 'reminders', index, 'clauses'),
      );
      return [...listed(clock.with, ...path, 'with'), ...reminded];
    }),
  ];
}

function listed(ids: readonly string[], ...path: Path): readonly Named[] {
  return ids.map((id, place) => ({ id, path: [...path, place] }));
}

/** The clocks that a clause brings with it, those of windows and cancellations included. */
function clocksNamed({ rule }: Clause): readonly (Named & { readonly step: string })[] {
  const window = rule['opened-within']?.clock;
  const isList = rule.clock === undefined;
  return [
    ...(window === undefined ? [] : [{ id: window, step: 'request', path: ['rule', 'opened-within', 'clock'] }]),
    ...(rule.cancels ?? []).flatMap(({ clock }, place) =>
      clock === undefined ? [] : [{ id: clock, step: 'cancel', path: ['rule', 'cancels', place, 'clock'] }],
    ),
    ...clocksIn(rule).map(({ id, step }, place) => ({
      id,
      step,
      path: isList ? ['rule', 'clocks', place, 'id'] : ['rule', 'clock', 'id'],
    })),
  ];
}
