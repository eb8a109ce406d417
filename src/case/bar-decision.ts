// What bars a reviewer's decision: refused lines, evidence that is lacking, resolutions that are not his to choose.
import type { CaseEvent } from '../contract/events.ts';
import type { LineState } from '../life/parts.ts';
import type { ReturnState } from '../life/state.ts';
import type { Clause } from '../policy/schema.ts';
import type { Pack } from '../policy/load.ts';
import { evidenceNeeded } from '../policy/rules/evidence.ts';
import { exchangeLimit } from '../policy/rules/exchange-limit.ts';
import { customersChoice, resolutionsOf } from '../policy/rules/list.ts';
import { groundClauses } from '../policy/rules/may-return.ts';
import { type Bar, refuses } from './bar-form.ts';
import { reviewerBar } from './bar-reviewer.ts';
import { demandBar } from './bar-demands.ts';
import type { Judged } from './judge.ts';
import { factsOf } from './line-facts.ts';

type Decided = CaseEvent<'decided'>;

/** `before` is the state without the decision, `state` with it and with the judgement on its lines. */
export function decisionBar(
  pack: Pack,
  { before, state }: { readonly before: ReturnState; readonly state: ReturnState },
  event: Decided,
  judged: Judged,
): Bar | undefined {
  const approved = state.lines.filter(({ authorized }) => authorized > 0);
  if (event.verdict === 'decline') return demandBar(pack, state, { of: 'decline', event, lines: state.lines });
  const leftOut = state.lines.filter(({ standing, asked, authorized }) => standing !== 'refused' && authorized < asked);
  return (
    demandBar(pack, state, { of: 'approve', event, lines: approved }) ??
    demandBar(pack, state, { of: 'decline', event, lines: leftOut, leftOut: true }) ??
    groundBar(pack, before, state, event, judged) ??
    evidenceBar(pack, before, state) ??
    reviewerBar(pack, state, event) ??
    resolutionBar(pack, before, state, event)
  );
}

/** What is refused takes an override; what is refused by default an exception, or an override too. */
function groundBar(
  pack: Pack,
  before: ReturnState,
  state: ReturnState,
  event: Decided,
  judged: Judged,
): Bar | undefined {
  if (event.override === true) return undefined;
  const approved = state.lines.filter(({ authorized }) => authorized > 0);
  for (const line of approved.length > 0 ? approved : state.lines) {
    const refused = refusing(pack, state, line, judged);
    if (refused !== undefined)
      return refuses(refused, `line ${line.line} is refused; only a supervisor's override may approve it`);
    const clauses = groundClauses(pack, factsOf(pack, state, line));
    const overridden = clauses.find(({ rule }) => rule.reviewer?.override === true);
    if (overridden !== undefined) return refuses(overridden.id, `line ${line.line} takes a supervisor's override`);
    const excepted = clauses.find(({ rule }) => rule.reviewer?.exception === true);
    const granted = event.exception === true || before.decisions.some(({ exception }) => exception);
    if (excepted !== undefined && !granted) return refuses(excepted.id, `line ${line.line} takes an exception`);
  }
  return undefined;
}

/** Refused as it was asked for, or as the reviewer now sees it. */
function refusing(pack: Pack, state: ReturnState, line: LineState, { may }: Judged): string | undefined {
  const ruled = may.get(line.line);
  if (line.standing === 'refused' || ruled?.ruling === 'refused') return ruled?.clauses[0]?.id ?? 'ALL-22';
  const isAsked = line.ground === askedGround(state, line);
  if (isAsked) return undefined;
  return groundClauses(pack, factsOf(pack, state, line)).find(({ rule }) => rule.refuses !== undefined)?.id;
}

function askedGround({ request }: ReturnState, { line }: LineState): string {
  return request.lines.find((one) => one.line === line)?.ground ?? request.ground;
}

/** Only what the approved lines need: another line's lack bars nobody. */
function evidenceBar(pack: Pack, before: ReturnState, state: ReturnState): Bar | undefined {
  if (before.review.kind === 'approved' || before.review.kind === 'declined') return undefined;
  const there = before.request.conditionsTold ? [...before.evidence, 'condition' as const] : before.evidence;
  const facts = state.lines.filter(({ authorized }) => authorized > 0).map((line) => factsOf(pack, state, line));
  const { barring, clauses } = evidenceNeeded(pack, facts, there);
  return barring.length === 0
    ? undefined
    : { code: 'EVIDENCE_MISSING', detail: `${clauses[0]?.id ?? 'ALL-11'}: ${barring.join(', ')}` };
}

function resolutionBar(pack: Pack, before: ReturnState, state: ReturnState, event: Decided): Bar | undefined {
  const wanted = state.resolution;
  const isOverride = event.override === true;
  const limit = exchangeLimit(pack, state.order);
  if (wanted === 'exchange' && limit.ruling === 'refused' && !isOverride)
    return refuses(limit.clauses[0]?.id ?? '', 'the units cannot be exchanged, or not again');
  for (const line of state.lines.filter(({ authorized }) => authorized > 0)) {
    const facts = factsOf(pack, state, line);
    const { ruling, clauses } = resolutionsOf(pack, facts, state.order);
    if (!ruling.includes(wanted) && !isOverride)
      return refuses(clauses[0]?.id ?? 'ALL-22', `${wanted} is not among ${ruling.join(', ')}`);
    const choice = wanted === before.resolution ? undefined : choiceOf(pack, before, facts, wanted);
    if (choice !== undefined) return refuses(choice.id, `the customer asked for ${before.resolution}; make an offer`);
  }
  return undefined;
}

/** A part refund is an offer by its nature, wherever the customer may choose between the others (ALL-28). */
function choiceOf(
  pack: Pack,
  before: ReturnState,
  facts: ReturnType<typeof factsOf>,
  wanted: ReturnState['resolution'],
): Clause | undefined {
  const asked = wanted === 'partial-refund' ? customersChoice(pack, facts, before.resolution) : undefined;
  return customersChoice(pack, facts, wanted) ?? asked;
}
