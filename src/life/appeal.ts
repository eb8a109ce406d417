// An appeal against a declined request or a rejected parcel, and its decision by somebody else (AIS-19).
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { unitsOf } from '../domain/order.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { isInTime, unappealed, type Unappealed } from './appealable.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { never, type Refusal } from './fit.ts';
import { owed } from './notice.ts';
import type { Appealed } from './parts.ts';
import { acceptedAfterAll } from './rejections.ts';
import type { ReturnState } from './state.ts';

/** What is refused later has an appeal of its own; one that comes while another is open is decided with it. */
export function appealHeard(state: ReturnState, event: CaseEvent<'appealed'>): ReturnState {
  const against = heardOf(state, event);
  const goods = against.flatMap((one) => (one.what === 'goods' ? [one.rejection] : []));
  const isOfRequest = against.some(({ what }) => what === 'request');
  const { appeal } = state;
  const before: Appealed = appeal.kind === 'open' ? appeal : { ofRequest: false, ofGoods: [], decisions: 0 };
  const heard = appeal.kind === 'none' ? 0 : appeal.decisions;
  const open = {
    kind: 'open' as const,
    at: appeal.kind === 'open' ? appeal.at : event.at,
    ofRequest: before.ofRequest || isOfRequest,
    ofGoods: [...before.ofGoods, ...goods.map(({ at }) => at)],
    decisions: isOfRequest ? state.decisions.length : heard,
  };
  const rejections = state.rejections.map((one) => (goods.includes(one) ? { ...one, isAppealed: true } : one));
  return pause(meet({ ...state, closed: null, appeal: open, rejections }, 'appeal', event.at), 'appeal', event.at);
}

/** All that is still in time; a supervisor admits what is not. */
function heardOf(state: ReturnState, { at, by }: CaseEvent<'appealed'>): readonly Unappealed[] {
  const all = unappealed(state);
  const inTime = roleOf(by) === 'supervisor' ? all : all.filter((one) => isInTime(one, at));
  // Where all was declined, the goods that were refused are part of it.
  const isOfAll = state.review.kind === 'declined' && inTime.some(({ what }) => what === 'request');
  return isOfAll ? all : inTime;
}

export function appealDecided(state: ReturnState, { at, verdict }: CaseEvent<'appeal-decided'>): ReturnState {
  if (state.appeal.kind !== 'open') return state;
  const appeal = { ...state.appeal, kind: 'decided' as const, at, verdict };
  const decided = meet({ ...state, askedFor: [], appeal }, 'appeal-decision', at);
  return owed(resume(end(decided, at, 'supplementary'), 'appeal', at), 'appeal', at);
}

/** The goods that it was against are accepted; what was rejected later is not (AIS-19). */
export function withGoodsGranted(state: ReturnState, { ofGoods }: Appealed, at: Instant): ReturnState {
  const granted = state.rejections.filter((one) => one.isAppealed && ofGoods.includes(one.at));
  const units = granted.flatMap((one) => one.units);
  const lines = state.lines.map((line) => {
    const quantity = Math.min(line.rejected, unitsOf(units, line.line));
    return { ...line, accepted: line.accepted + quantity, rejected: line.rejected - quantity };
  });
  return { ...acceptedAfterAll(state, (one) => granted.includes(one), at), lines };
}

/** The state's own bar against an appeal; whether the shop hears appeals at all is asked first. */
export function appealRefusal(state: ReturnState, event: CaseEvent<'appealed'>): Refusal | undefined {
  if (state.withdrawnAt !== null) return never(state, 'the return was withdrawn');
  const all = unappealed(state);
  if (all.length === 0) return never(state, 'there is nothing to appeal against');
  if (heardOf(state, event).length > 0) return undefined;
  const clock = all.at(-1)?.clock;
  return { code: 'TOO_LATE', detail: `${clock?.id ?? 'the right to appeal'} ended at ${clock?.dueAt ?? ''}` };
}
