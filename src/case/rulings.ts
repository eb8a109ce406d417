// The rulings of a return, in the order of CASE-FILE 6: each with its clauses, their words and readings, the facts used.
import type { Ruling } from '../domain/ruling.ts';
import type { Question } from '../domain/vocabulary.ts';
import type { LineState } from '../life/parts.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import type { CancelRuling } from '../policy/rules/cancel.ts';
import type { EvidenceNeeded } from '../policy/rules/evidence.ts';
import { exchangeLimit } from '../policy/rules/exchange-limit.ts';
import { bearerOf } from '../policy/rules/freight.ts';
import { resolutionsOf, sheetOf } from '../policy/rules/list.ts';
import type { MayReturnRuling } from '../policy/rules/may-return.ts';
import { refundMethodOf } from '../policy/rules/refund-method.ts';
import { routeOf } from '../policy/rules/route.ts';
import type { Clause } from '../policy/schema.ts';
import { factsOf } from './line-facts.ts';

export interface Found {
  readonly may: ReadonlyMap<string, MayReturnRuling>;
  readonly evidence: EvidenceNeeded;
  readonly cancel: CancelRuling | null;
}

/** `state` has the lines as they were ruled. */
export function rulingsOf(pack: Pack, state: ReturnState, { may, evidence, cancel }: Found): readonly Ruling[] {
  const alive = state.lines
    .filter(({ standing, authorized }) => standing !== 'refused' || authorized > 0)
    .map((line) => ({ line, facts: factsOf(pack, state, line) }));
  const [first] = alive;
  const travels = alive.some(({ line }) => line.route !== 'returnless' && line.route !== 'refused-delivery');
  const sheet = sheetOf(pack);
  return [
    ...state.lines.flatMap(({ line }): readonly Ruling[] => {
      const ruling = may.get(line);
      return ruling === undefined ? [] : [cite('may-return', ruling, ruling.facts, line)];
    }),
    ...(first === undefined ? [] : [evidenceRuling(state, evidence)]),
    ...alive.map(({ line, facts }) => resolutionsRuling(pack, state, line, facts)),
    ...alive.map(({ line, facts }) => routeRuling(pack, line, facts)),
    ...alive.map(({ line, facts }) => freightRuling(pack, line, facts)),
    ...(state.request.resolution === 'exchange' ? alive.map(({ line }) => limitRuling(pack, state, line)) : []),
    ...(travels ? [cite('inspection-sheet', sheet, {})] : []),
    ...(first === undefined ? [] : [methodRuling(pack, first.facts)]),
    ...(cancel === null ? priorCancel(state) : [cancelRuling(state, cancel)]),
  ];
}

function evidenceRuling(state: ReturnState, { items, clauses }: EvidenceNeeded): Ruling {
  return cite('evidence-needed', { ruling: items, clauses }, { evidence: state.evidence });
}

function resolutionsRuling(pack: Pack, state: ReturnState, { line }: LineState, facts: LineFacts): Ruling {
  return cite('resolutions', resolutionsOf(pack, facts, state.order), { ground: facts.ground }, line);
}

/** As the reviewer says, with the same clauses as the default. */
function routeRuling(pack: Pack, { line, route }: LineState, facts: LineFacts): Ruling {
  const { ruling, clauses } = routeOf(pack, facts);
  const used = { ground: facts.ground, country: facts.country };
  return cite('route', { ruling: route ?? ruling, clauses }, used, line);
}

function freightRuling(pack: Pack, { line, bearer }: LineState, facts: LineFacts): Ruling {
  const { clauses } = bearerOf(pack, facts);
  return cite('freight', { ruling: bearer ?? 'shop', clauses }, { ground: facts.ground }, line);
}

function limitRuling(pack: Pack, { order }: ReturnState, { line }: LineState): Ruling {
  return cite('exchange-limit', exchangeLimit(pack, order), { exchangesBefore: order.exchangesBefore }, line);
}

function methodRuling(pack: Pack, facts: LineFacts): Ruling {
  return cite('refund-method', refundMethodOf(pack, facts), { resolution: facts.resolution });
}

function cancelRuling({ order }: ReturnState, cancel: CancelRuling): Ruling {
  const { placedAt, shippedAt, deliveryPlannedAt } = order;
  return cite('cancel', cancel, { placedAt, shippedAt, deliveryPlannedAt });
}

/** A ruling on a cancellation stays listed when other facts are heard later. */
function priorCancel(state: ReturnState): readonly Ruling[] {
  return state.rulings.filter(({ question }) => question === 'cancel');
}

interface Ruled {
  readonly ruling: Ruling['ruling'];
  readonly clauses: readonly Clause[];
}

function cite(question: Question, { ruling, clauses }: Ruled, facts: Ruling['facts'], line?: string): Ruling {
  return {
    question,
    ...(line === undefined ? {} : { line }),
    ruling,
    clauses: clauses.map(({ id }) => id),
    quotes: clauses.flatMap(({ quote }) => (quote === null ? [] : [quote])),
    readings: clauses.map(({ reading }) => reading),
    facts,
  };
}
