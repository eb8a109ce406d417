// What the policy says of the lines, the evidence and the fact at hand, with the rulings that it rests on.
import { earlierOf, type Instant } from '../domain/instant.ts';
import type { Ruling } from '../domain/ruling.ts';
import type { Question, Route } from '../domain/vocabulary.ts';
import { startOfDay } from '../calendar/zone.ts';
import type { CaseEvent } from '../contract/events.ts';
import type { Ask, Judgement, LineAnswer } from '../life/ask.ts';
import { isUndecided } from '../life/fit.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineState } from '../life/parts.ts';
import { isAfterDelivery, type Asked, type LineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { mayCancel, type CancelRuling } from '../policy/rules/cancel.ts';
import { evidenceNeeded, type EvidenceNeeded } from '../policy/rules/evidence.ts';
import { exchangeLimit } from '../policy/rules/exchange-limit.ts';
import { bearerOf } from '../policy/rules/freight.ts';
import { resolutionsOf, sheetOf } from '../policy/rules/list.ts';
import { mayReturn, type MayReturnRuling } from '../policy/rules/may-return.ts';
import { refundMethodOf } from '../policy/rules/refund-method.ts';
import { routeOf } from '../policy/rules/route.ts';
import { clocksOf } from '../policy/rules/clock.ts';
import type { Clause } from '../policy/schema.ts';
import { factsOf } from './line-facts.ts';

export interface Judged {
  readonly judgement: Judgement;
  readonly rulings: readonly Ruling[];
  readonly evidence: EvidenceNeeded;
  readonly may: ReadonlyMap<string, MayReturnRuling>;
  readonly cancel: CancelRuling | null;
}

export function judge(pack: Pack, ask: Ask): Judged {
  const { about, state } = ask;
  const may = new Map(state.lines.map((line) => [line.line, mayReturnOf(pack, state, line)]));
  const lines = state.lines.map((line) => lineAnswer(pack, ask, line, may.get(line.line)));
  const ruled = { ...state, lines: state.lines.map((line, index) => ({ ...line, ...lines[index] })) };
  const alive = ruled.lines.filter(({ standing }) => standing !== 'refused');
  const evidence = evidenceNeeded(
    pack,
    alive.map((line) => factsOf(pack, ruled, line)),
    thereOf(state),
  );
  const cancel = about.event === 'cancelled' ? cancelOf(pack, state, about) : null;
  const undecided = isUndecided(state) && state.withdrawnAt === null;
  const owed = undecided
    ? [...new Set([...evidence.missing, ...state.askedFor])]
    : state.appeal.kind === 'open'
      ? state.askedFor
      : [];
  const judgement: Judgement = {
    lines,
    missing: alive.length === 0 ? [] : owed,
    delayed: undecided && alive.length > 0 && (evidence.delaying.length > 0 || state.askedFor.length > 0),
    appealable: clocksOf(pack).some(({ rule }) => rule.step === 'appeal'),
    ...(cancel === null ? {} : { cancellation: cancel.ruling }),
    ...(about.event === 'parcel-scanned' ? { postedAt: postedOf(pack, state, about) } : {}),
    ...(about.event === 'inspected' ? { unproven: unprovenOf(pack, ruled, about) } : {}),
  };
  return { judgement, rulings: rulingsOf(pack, ruled, may, evidence, cancel), evidence, may, cancel };
}

/** Conditions told with the request count as the description of the goods' condition. */
function thereOf({ evidence, request }: ReturnState): ReturnState['evidence'] {
  return request.conditionsTold ? [...evidence, 'condition'] : evidence;
}

function askedOf(pack: Pack, state: ReturnState, line: LineState): Asked {
  const ordered = state.order.lines.find(({ id }) => id === line.line);
  if (ordered === undefined) throw new Error(`line ${line.line} is not on the order`);
  return {
    order: state.order,
    request: state.request,
    line: ordered,
    ground: line.ground,
    shopZone: pack.document.zone,
  };
}

/** As it was asked for: a ground that the reviewer changed later does not change what could be asked. */
function mayReturnOf(pack: Pack, state: ReturnState, line: LineState): MayReturnRuling {
  const asked = state.request.lines.find((one) => one.line === line.line);
  const original = { ...line, ground: asked?.ground ?? state.request.ground };
  return mayReturn(pack, askedOf(pack, state, original), factsOf(pack, state, original));
}

function lineAnswer(pack: Pack, { about, state }: Ask, line: LineState, may: MayReturnRuling | undefined): LineAnswer {
  const standing = may?.ruling ?? 'reviewer';
  const decision = state.decisions.at(-1);
  if (standing === 'refused' && decision?.override !== true)
    return { line: line.line, standing, ground: line.ground, route: null, bearer: null };
  const facts = factsOf(pack, state, line);
  // Goods that have been posted keep the way they came, whatever is decided of them later.
  const isPosted = state.decisions.length > 1 && (state.scan !== null || state.parcel.kind === 'received');
  const keeps = state.review.kind === 'approved' && line.route !== null && (about.event !== 'decided' || isPosted);
  // The way may follow from who bears it (AIS-25), and the other way round: first without a route, then with it.
  const borne = decision?.freight ?? bearerOf(pack, { ...facts, route: null }).ruling;
  const byDefault = routeOf(pack, { ...facts, bearer: borne }).ruling;
  const route: Route = chosenRoute({ about, state }) ?? (keeps ? line.route : byDefault);
  const bearer = decision?.freight ?? bearerOf(pack, { ...facts, route }).ruling;
  return { line: line.line, standing, ground: line.ground, route, bearer };
}

/** As the reviewer says; a part refund that was offered and accepted leaves the goods with the customer (ALL-28). */
function chosenRoute({ about, state }: Pick<Ask, 'about' | 'state'>): Route | undefined {
  if (about.event === 'decided') return about.route;
  const staying = about.event === 'offer-answered' && state.decisions.at(-1)?.agreed === true;
  return staying && state.resolution === 'partial-refund' ? 'returnless' : undefined;
}

/** The earliest of scan, receipt and the postmark's 00:00 in the customer's zone (ALL-09, ALL-03). */
function postedOf(pack: Pack, state: ReturnState, event: CaseEvent<'parcel-scanned'>): Instant {
  const heard = state.scan?.postedAt ?? event.at;
  if (event.postmarkedOn === undefined) return heard;
  return earlierOf(heard, startOfDay(event.postmarkedOn, state.order.shipTo.zone ?? pack.document.zone));
}

/** Accepted without the fault that was claimed, and approved as the shop's own (ALL-25). */
function unprovenOf(pack: Pack, state: ReturnState, event: CaseEvent<'inspected'>): readonly string[] {
  if (event.verdict !== 'accept' || event.sheet['fault-found'] !== false) return [];
  const named = state.lines.filter(
    ({ line }) => event.lines === undefined || event.lines.some((one) => one.line === line),
  );
  return named.filter((line) => line.authorized > 0 && factsOf(pack, state, line).shopsFault).map(({ line }) => line);
}

function cancelOf(pack: Pack, state: ReturnState, event: CaseEvent<'cancelled'>): CancelRuling {
  const delivered = state.lines.some((line) => isAfterDelivery(state.order, askedOf(pack, state, line).line, event.at));
  return mayCancel(pack, state.order, { at: event.at, by: event.by === 'customer' ? 'customer' : 'shop', delivered });
}

function rulingsOf(
  pack: Pack,
  state: ReturnState,
  may: ReadonlyMap<string, MayReturnRuling>,
  evidence: EvidenceNeeded,
  cancel: CancelRuling | null,
): readonly Ruling[] {
  const alive = state.lines.filter(({ standing, authorized }) => standing !== 'refused' || authorized > 0);
  const each = (make: (line: LineState, facts: LineFacts) => Ruling): readonly Ruling[] =>
    alive.map((line) => make(line, factsOf(pack, state, line)));
  const exchanging = state.request.resolution === 'exchange';
  const first = alive[0];
  return [
    ...state.lines.flatMap(({ line }): readonly Ruling[] => {
      const ruling = may.get(line);
      return ruling === undefined ? [] : [cite('may-return', ruling.ruling, ruling.clauses, ruling.facts, line)];
    }),
    ...(first === undefined
      ? []
      : [cite('evidence-needed', evidence.items, evidence.clauses, { evidence: state.evidence })]),
    ...each((line, facts) => {
      const { ruling, clauses } = resolutionsOf(pack, facts, state.order);
      return cite('resolutions', ruling, clauses, { ground: facts.ground }, line.line);
    }),
    ...each((line, facts) => {
      const { clauses } = routeOf(pack, facts);
      return cite(
        'route',
        line.route ?? routeOf(pack, facts).ruling,
        clauses,
        { ground: facts.ground, country: facts.country },
        line.line,
      );
    }),
    ...each((line, facts) =>
      cite('freight', line.bearer ?? 'shop', bearerOf(pack, facts).clauses, { ground: facts.ground }, line.line),
    ),
    ...(exchanging
      ? each((line) =>
          cite(
            'exchange-limit',
            exchangeLimit(pack, state.order).ruling,
            exchangeLimit(pack, state.order).clauses,
            { exchangesBefore: state.order.exchangesBefore },
            line.line,
          ),
        )
      : []),
    ...(alive.some(({ route }) => route !== 'returnless' && route !== 'refused-delivery')
      ? [cite('inspection-sheet', sheetOf(pack).ruling, sheetOf(pack).clauses, {})]
      : []),
    ...(first === undefined ? [] : [methodRuling(pack, factsOf(pack, state, first))]),
    ...(cancel === null
      ? priorCancel(state)
      : [
          cite('cancel', cancel.ruling, cancel.clauses, {
            placedAt: state.order.placedAt,
            shippedAt: state.order.shippedAt,
            deliveryPlannedAt: state.order.deliveryPlannedAt,
          }),
        ]),
  ];
}

function methodRuling(pack: Pack, facts: LineFacts): Ruling {
  const { ruling, clauses } = refundMethodOf(pack, facts);
  return cite('refund-method', ruling, clauses, { resolution: facts.resolution });
}

/** A ruling on a cancellation stays listed when other facts are heard later. */
function priorCancel(state: ReturnState): readonly Ruling[] {
  return state.rulings.filter(({ question }) => question === 'cancel');
}

export function cite(
  question: Question,
  ruling: Ruling['ruling'],
  clauses: readonly Clause[],
  facts: Ruling['facts'],
  line?: string,
): Ruling {
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
