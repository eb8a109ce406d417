// The facts of each line of a return as its state stands, so that the pack's conditions can be held against them.
import { once } from '../domain/once.ts';
import { isDispatched, type LineFacts, lineFacts } from '../policy/facts.ts';
import type { Pack } from '../policy/load.ts';
import { isCancellable } from '../policy/rules/cancel.ts';
import { isShopsFault } from '../policy/rules/freight.ts';
import { isGap } from '../policy/rules/may-return.ts';
import { isShippedLate } from '../policy/rules/ships-within.ts';
import type { ReturnState } from '../life/state.ts';
import type { LineState } from '../life/parts.ts';

/** A state is asked about the same line many times: what was found is kept as long as the state. */
const knownOf = once(() => new Map<LineState, LineFacts>());

export function factsOf(pack: Pack, state: ReturnState, line: LineState): LineFacts {
  const ofState = knownOf(state);
  const known = ofState.get(line);
  if (known !== undefined) return known;
  const facts = findFacts(pack, state, line);
  ofState.set(line, facts);
  return facts;
}

function findFacts(pack: Pack, state: ReturnState, line: LineState): LineFacts {
  const ordered = state.order.lines.find(({ id }) => id === line.line);
  if (ordered === undefined) throw new Error(`line ${line.line} is not on the order`);
  const asked = {
    order: state.order,
    request: state.request,
    line: ordered,
    ground: line.ground,
    shopZone: pack.document.zone,
  };
  const decision = state.decisions.at(-1);
  const { cancellation } = state;
  const isCancelled = cancellation.kind === 'made';
  const ofRequest = lineFacts(asked, {
    // Found below, from what these facts say.
    shopsFault: false,
    gap: false,
    resolution: state.resolution,
    route: line.route,
    bearer: line.bearer,
    travels: state.travels,
    exception: decision?.exception ?? false,
    giftKept: giftsKept(state, (one) => (state.review.kind === 'approved' ? one.authorized : one.asked)).length > 0,
    cancelled: isCancelled,
    cancelledBy: isCancelled ? cancellation.by : null,
    bankDaysOver: !state.clocks.some((clock) => clock.step === 'bank' && clock.state === 'running'),
    appealOpen: state.appeal.kind === 'open',
    shippedLate: isShippedLate(pack, state.order, state.request.at),
    cancellable: isCancellable(pack, asked),
  });
  // What a cancellation refunds follows from what had happened by then, however long the request had stood (SOO-29).
  const dispatched = isCancelled ? isDispatched(state.order, cancellation.at) : ofRequest.dispatched;
  const facts = { ...ofRequest, dispatched };
  return { ...facts, shopsFault: isShopsFault(pack, facts), gap: isGap(pack, facts) };
}

/**
 * Gifts that stay with the customer although no unit of their line does (SOO-08). `gone` counts a line's units that go
 * back now. Of goods that did not have to come, and of a parcel lost at the shop's risk, no gift is asked for.
 */
export function giftsKept(
  state: ReturnState,
  gone: (line: LineState) => number,
): readonly { readonly line: ReturnState['order']['lines'][number]; readonly quantity: number }[] {
  if ((state.parcel.kind === 'lost' && state.parcel.onUs) || state.lines.some(({ lost }) => lost > 0)) return [];
  return state.order.lines.flatMap((gift) => {
    if (gift.giftWith === undefined) return [];
    const ordered = state.order.lines.find(({ id }) => id === gift.giftWith);
    const line = state.lines.find((one) => one.line === gift.giftWith);
    if (ordered === undefined || line === undefined || !isSentBack(line.route)) return [];
    const allGone = ordered.returnedBefore + gone(line) >= ordered.quantity;
    const back = gift.returnedBefore + (state.receivedUnits.find((one) => one.line === gift.id)?.quantity ?? 0);
    const kept = gift.quantity - back;
    return allGone && kept > 0 ? [{ line: gift, quantity: kept }] : [];
  });
}

function isSentBack(route: LineState['route']): boolean {
  return route !== 'returnless' && route !== 'refused-delivery';
}
