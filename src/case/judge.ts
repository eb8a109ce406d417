// What the policy says of the lines, the evidence and the fact at hand, with the rulings that it rests on.
import { earlierOf, type Instant } from '../domain/instant.ts';
import type { Ruling } from '../domain/ruling.ts';
import type { Route } from '../domain/vocabulary.ts';
import { startOfDay } from '../calendar/zone.ts';
import type { CaseEvent } from '../contract/events.ts';
import type { Ask, Judgement, LineAnswer } from '../life/ask.ts';
import { isUndecided } from '../life/fit.ts';
import { doneUnits } from '../life/paid.ts';
import type { LifeFact, ReturnState } from '../life/state.ts';
import type { LineState } from '../life/parts.ts';
import { isAfterDelivery, type Asked } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { mayCancel, type CancelRuling } from '../policy/rules/cancel.ts';
import { evidenceNeeded, type EvidenceNeeded } from '../policy/rules/evidence.ts';
import { bearerOf } from '../policy/rules/freight.ts';
import { mayReturn, type MayReturnRuling } from '../policy/rules/may-return.ts';
import { decidesAll } from '../policy/rules/reviewer.ts';
import { routeOf } from '../policy/rules/route.ts';
import { clockBehind, clocksOf } from '../policy/rules/clock.ts';
import { factsOf } from './line-facts.ts';
import { type Found, rulingsOf } from './rulings.ts';

export interface Judged extends Found {
  readonly judgement: Judgement;
  /** Null: as they were. */
  readonly rulings: readonly Ruling[] | null;
}

/** Facts that the policy has a word on; of all others the lines stand as they stood, and so do the rulings. */
const judgedAnew: readonly LifeFact['event'][] = [
  'opened',
  'evidence-asked',
  'evidence-supplied',
  'decided',
  'offer-made',
  'offer-answered',
  'inspected',
  'appealed',
  'appeal-decided',
  'not-in-stock',
  'cancelled',
  'withdrawn',
];

export function judge(pack: Pack, ask: Ask): Judged {
  return judgedAnew.includes(ask.about.event) ? judgeAnew(pack, ask) : asItStands(pack, ask);
}

function asItStands(pack: Pack, { about, state }: Ask): Judged {
  const judgement: Judgement = {
    lines: state.lines,
    missing: state.missing,
    delayed: state.delayed,
    appealable: state.appealable,
    ...(about.event === 'parcel-scanned' ? { postedAt: postedOf(pack, state, about) } : {}),
    ...(about.event === 'clock-struck' ? { waivesInspection: waivesInspection(pack, state, about) } : {}),
  };
  const nothing = { items: [], clauses: [], missing: [], delaying: [], barring: [] };
  return { judgement, rulings: null, evidence: nothing, may: new Map(), cancel: null };
}

function judgeAnew(pack: Pack, ask: Ask): Judged {
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
  const judgement: Judgement = {
    lines,
    missing: alive.length === 0 ? [] : owedOf(state, undecided, evidence),
    delayed: undecided && alive.length > 0 && (evidence.delaying.length > 0 || state.askedFor.length > 0),
    appealable: clocksOf(pack).some(({ rule }) => rule.step === 'appeal'),
    ...(cancel === null ? {} : { cancellation: cancel.ruling }),
    ...(about.event === 'inspected' ? { unproven: unprovenOf(pack, ruled, about) } : {}),
  };
  return { judgement, rulings: rulingsOf(pack, ruled, { may, evidence, cancel }), evidence, may, cancel };
}

/** Before a decision what the policy and a reviewer ask for, in an appeal what was asked for then, else nothing. */
function owedOf(state: ReturnState, undecided: boolean, evidence: EvidenceNeeded): Judgement['missing'] {
  if (undecided) return [...new Set([...evidence.missing, ...state.askedFor])];
  return state.appeal.kind === 'open' ? state.askedFor : [];
}

type Struck = Extract<LifeFact, { readonly event: 'clock-struck' }>;

/** Other refunds were due at once when their clock began: there is nothing left to start. */
function waivesInspection(pack: Pack, { clocks }: ReturnState, { clock, what }: Struck): boolean {
  const acting = clocks[clock];
  const found = acting === undefined ? undefined : clockBehind(pack, acting);
  return what === 'acts' && found !== undefined && found.rule.from.includes('received');
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
  const ground = asked?.ground ?? state.request.ground;
  const original = line.ground === ground ? line : { ...line, ground };
  return mayReturn(pack, askedOf(pack, state, original), factsOf(pack, state, original));
}

function lineAnswer(pack: Pack, { about, state }: Ask, line: LineState, may: MayReturnRuling | undefined): LineAnswer {
  const standing = may?.ruling ?? 'reviewer';
  const decision = state.decisions.at(-1);
  // What is paid or sent keeps what it was paid or sent by, whatever is decided of other parts.
  if (doneUnits(line) > 0) {
    const { ground, route, bearer } = line;
    return { line: line.line, standing, ground, route, bearer };
  }
  if (standing === 'refused' && decision?.override !== true)
    return { line: line.line, standing, ground: line.ground, route: null, bearer: null };
  const facts = factsOf(pack, state, line);
  // Goods that have been posted keep the way they came, whatever is decided of them later.
  const isPosted = state.decisions.length > 1 && (state.scan !== null || state.parcel.kind === 'received');
  const keeps = state.review.kind === 'approved' && line.route !== null && (about.event !== 'decided' || isPosted);
  // The way may follow from who bears it (AIS-25), and the other way round: first without a route, then with it.
  const isFree = decidesAll(pack, facts) || (decision?.override === true && decision.freight === 'shop');
  const freight = isFree ? decision?.freight : undefined;
  const borne = freight ?? bearerOf(pack, { ...facts, route: null }).ruling;
  const byDefault = routeOf(pack, { ...facts, bearer: borne }).ruling;
  const route: Route = chosenRoute({ about, state }) ?? (keeps ? line.route : byDefault);
  const bearer = freight ?? bearerOf(pack, { ...facts, route }).ruling;
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
