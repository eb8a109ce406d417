// What a clause bars: the problems that only the policy can find (CASE-FILE 3 and 4).
import type { CaseEvent } from '../contract/events.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { sumOf } from '../domain/money.ts';
import { pricesPaid, sumOfUnits } from '../domain/price.ts';
import { appealRefusal } from '../life/appeal.ts';
import type { Ask } from '../life/ask.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { clocksOf } from '../policy/rules/clock.ts';
import { exchangeLimit } from '../policy/rules/exchange-limit.ts';
import { resolutionsOf, sheetOf } from '../policy/rules/list.ts';
import type { Judged } from './judge.ts';
import { factsOf } from './line-facts.ts';

export interface Bar {
  readonly code: ProblemCode;
  readonly detail: string;
}

export function barredBy(pack: Pack, ask: Ask, judged: Judged): Bar | undefined {
  const { about, state, before } = ask;
  switch (about.event) {
    case 'decided':
      return about.verdict === 'approve' ? approvalBar(pack, before, state, about, judged) : undefined;
    case 'offer-made':
      return offerBar(pack, state, about);
    case 'inspected':
      return about.verdict === 'reject' ? rejectionBar(pack, about) : undefined;
    case 'appealed':
      return appealBar(pack, before, about);
    case 'claim-sent':
    case 'carrier-answered':
      return hasStep(pack, 'claim') ? undefined : refuses('ALL-24', 'no claim with a carrier is part of this policy');
    case 'carriage-claimed':
      return state.lines.some(({ bearer, authorized }) => bearer === 'shop' && authorized > 0)
        ? undefined
        : refuses('ALL-17', 'the carriage is not the shop’s');
    case 'cancelled':
      return undefined;
    default:
      return undefined;
  }
}

function refuses(clause: string, why: string): Bar {
  return { code: 'POLICY_REFUSES', detail: `${clause}: ${why}` };
}

function hasStep(pack: Pack, step: string): boolean {
  return clocksOf(pack).some(({ rule }) => rule.step === step);
}

function approvalBar(
  pack: Pack,
  before: ReturnState,
  state: ReturnState,
  event: CaseEvent<'decided'>,
  judged: Judged,
): Bar | undefined {
  const approved = state.lines.filter(({ authorized }) => authorized > 0);
  const refused = (approved.length > 0 ? approved : state.lines).find(
    ({ standing, line }) => standing === 'refused' || judged.may.get(line)?.ruling === 'refused',
  );
  if (refused !== undefined && event.override !== true) {
    return refuses(
      judged.may.get(refused.line)?.clauses[0]?.id ?? 'ALL-22',
      `line ${refused.line} is refused; only a supervisor's override may approve it`,
    );
  }
  const barring = judged.evidence.barring.filter((item) => !before.evidence.includes(item));
  const owed = before.review.kind === 'approved' || before.review.kind === 'declined' ? [] : barring;
  if (owed.length > 0)
    return { code: 'EVIDENCE_MISSING', detail: `${judged.evidence.clauses[0]?.id ?? ''}: ${owed.join(', ')}` };
  return resolutionBar(pack, state, event);
}

function resolutionBar(pack: Pack, state: ReturnState, event: CaseEvent<'decided'>): Bar | undefined {
  const wanted = state.resolution;
  const limit = exchangeLimit(pack, state.order);
  if (wanted === 'exchange' && limit.ruling === 'refused' && event.override !== true)
    return refuses(limit.clauses[0]?.id ?? '', 'the units were exchanged before');
  for (const line of state.lines.filter(({ authorized }) => authorized > 0)) {
    const { ruling, clauses } = resolutionsOf(pack, factsOf(pack, state, line), state.order);
    if (!ruling.includes(wanted) && event.override !== true) {
      return refuses(clauses[0]?.id ?? 'ALL-22', `${wanted} is not among ${ruling.join(', ')}`);
    }
  }
  return undefined;
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
  return undefined;
}

/** False answers that are only recorded reject nothing; a reason with an empty sheet does. */
function rejectionBar(pack: Pack, event: CaseEvent<'inspected'>): Bar | undefined {
  const sheet = sheetOf(pack);
  const failed = Object.entries(event.sheet).filter(([, ok]) => ok === false);
  if (failed.length === 0 || failed.some(([name]) => !(sheet.recordsOnly as readonly string[]).includes(name)))
    return undefined;
  return refuses(sheet.clauses[0]?.id ?? 'ALL-19', `${failed.map(([name]) => name).join(', ')} alone rejects nothing`);
}

function appealBar(pack: Pack, before: ReturnState, event: CaseEvent<'appealed'>): Bar | undefined {
  if (!hasStep(pack, 'appeal')) return refuses('ALL-22', 'no appeal is part of this policy');
  return appealRefusal(before, event);
}
