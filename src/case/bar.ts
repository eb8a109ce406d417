// What a clause bars: the problems that only the policy can find (CASE-FILE 3 and 4).
import type { CaseEvent } from '../contract/events.ts';
import { sumOf } from '../domain/money.ts';
import { pricesPaid, sumOfUnits } from '../domain/price.ts';
import { appealRefusal } from '../life/appeal.ts';
import type { Ask } from '../life/ask.ts';
import type { LifeFact, ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { clocksOf } from '../policy/rules/clock.ts';
import { sparedOf } from '../policy/rules/evidence.ts';
import { resolutionsOf, sheetOf } from '../policy/rules/list.ts';
import { holds } from '../policy/when.ts';
import type { Judged } from './judge.ts';
import { decisionBar } from './bar-decision.ts';
import { demandBar } from './bar-demands.ts';
import { type Bar, refuses } from './bar-form.ts';
import { moveBar } from './bar-move.ts';
import { borneByShop } from './due.ts';
import { factsOf } from './line-facts.ts';

export function barredBy(pack: Pack, { about, before, state }: Ask, judged: Judged): Bar | undefined {
  return bar({ pack, before, state, judged }, about);
}

interface Barring {
  readonly pack: Pack;
  readonly before: ReturnState;
  /** As it will be if nothing bars the fact. */
  readonly state: ReturnState;
  readonly judged: Judged;
}

type FactName = LifeFact['event'];
type FactOf<Name extends FactName> = Extract<LifeFact, { readonly event: Name }>;
type BarOf<Name extends FactName> = (barring: Barring, fact: FactOf<Name>) => Bar | undefined;

function bar<Name extends FactName>(barring: Barring, fact: FactOf<Name>): Bar | undefined {
  const ask: BarOf<Name> | undefined = bars[fact.event];
  return ask?.(barring, fact);
}

/** Facts without an entry are barred by no clause. */
const bars: { readonly [Name in FactName]?: BarOf<Name> } = {
  decided: ({ pack, before, state, judged }, fact) =>
    decisionBar(pack, { before, state: ruledOn(state, judged) }, fact, judged),
  'evidence-asked': ({ pack, state }, fact) => askingBar(pack, state, fact),
  'offer-made': ({ pack, state }, fact) => offerBar(pack, state, fact),
  inspected: ({ pack, state }, fact) => (fact.verdict === 'reject' ? rejectionBar(pack, state, fact) : undefined),
  appealed: ({ pack, before }, fact) => appealBar(pack, before, fact),
  'claim-sent': ({ pack, state }) => claimBar(pack, state),
  // A claim that was sent may be answered, whatever was decided of the goods since.
  'carrier-answered': ({ pack, before, state }) => (before.claim === null ? claimBar(pack, state) : undefined),
  'clock-moved': ({ pack, before }, fact) => moveBar(pack, before, fact),
  'carriage-claimed': ({ state }) =>
    borneByShop(state).length > 0 ? undefined : refuses('ALL-17', 'the carriage is not the shop’s'),
};

function hasStep(pack: Pack, step: string): boolean {
  return clocksOf(pack).some(({ rule }) => rule.step === step);
}

/** A claim is made only for what the policy leaves to the carrier's compensation (PLT-06). */
function claimBar(pack: Pack, state: ReturnState): Bar | undefined {
  const claims = clocksOf(pack).filter(({ rule }) => rule.step === 'claim');
  const facts = state.lines.map((line) => factsOf(pack, state, line));
  const isClaimed = claims.some(({ rule }) => facts.some((one) => holds(rule.when, one)));
  return isClaimed ? undefined : refuses('ALL-24', 'no claim with a carrier is part of this policy');
}

/** The lines with what was ruled of them by this very fact: ground, route, bearer. */
function ruledOn(state: ReturnState, { judgement }: Judged): ReturnState {
  return { ...state, lines: state.lines.map((line, index) => ({ ...line, ...judgement.lines[index] })) };
}

function askingBar(pack: Pack, state: ReturnState, { evidence }: CaseEvent<'evidence-asked'>): Bar | undefined {
  const facts = state.lines.map((line) => factsOf(pack, state, line));
  const spared = sparedOf(pack, facts).find(({ items }) => items.some((item) => evidence.includes(item)));
  return spared === undefined
    ? undefined
    : refuses(spared.clause.id, `${spared.items.join(', ')} may not be asked for`);
}

function offerBar(pack: Pack, state: ReturnState, event: CaseEvent<'offer-made'>): Bar | undefined {
  const prices = pricesPaid(state.order);
  const most = sumOf(
    state.lines.map(({ line, asked }) =>
      sumOfUnits(prices, line, state.order.lines.find(({ id }) => id === line)?.returnedBefore ?? 0, asked),
    ),
  );
  if (event.amount !== undefined && event.amount > most)
    return { code: 'TOO_MUCH', detail: `at most ${most}, the price paid of the units asked for` };
  if (event.resolution === 'partial-refund') return undefined;
  const open = state.lines.filter(({ standing }) => standing !== 'refused');
  const rulings = open.map((line) => resolutionsOf(pack, factsOf(pack, state, line), state.order));
  const lacking = rulings.find(({ ruling }) => !ruling.includes(event.resolution));
  return lacking === undefined
    ? undefined
    : refuses(lacking.clauses[0]?.id ?? 'ALL-28', `${event.resolution} is not among ${lacking.ruling.join(', ')}`);
}

/** False answers that are only recorded reject nothing; a reason with an empty sheet does. */
function rejectionBar(pack: Pack, state: ReturnState, event: CaseEvent<'inspected'>): Bar | undefined {
  const named = state.lines.filter(({ line }) => event.lines?.some((one) => one.line === line) ?? true);
  const demand = demandBar(pack, state, { of: 'reject', event, lines: named });
  if (demand !== undefined) return demand;
  const sheet = sheetOf(pack);
  const failed = Object.entries(event.sheet).filter(([, ok]) => !ok);
  if (failed.length === 0 || failed.some(([name]) => !(sheet.recordsOnly as readonly string[]).includes(name)))
    return undefined;
  return refuses(sheet.clauses[0]?.id ?? 'ALL-19', `${failed.map(([name]) => name).join(', ')} alone rejects nothing`);
}

function appealBar(pack: Pack, before: ReturnState, event: CaseEvent<'appealed'>): Bar | undefined {
  if (!hasStep(pack, 'appeal')) return refuses('ALL-22', 'no appeal is part of this policy');
  return appealRefusal(before, event);
}
