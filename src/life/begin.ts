// The state of a return of which nothing is known but what was ordered and asked for.
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';

export function begin(file: {
  readonly shop: string;
  readonly order: Order;
  readonly request: ReturnRequest;
}): ReturnState {
  const { shop, order, request } = file;
  // Written out in one piece: an engine copies such an object several times faster than one that was put together.
  // prettier-ignore
  return {
    shop, order, request, at: request.at,
    lines: request.lines.map(({ line, quantity, ground }) => beginLine(line, quantity, ground ?? request.ground)),
    resolution: request.resolution, evidence: request.evidence,
    money: { currency: order.currency, method: null, lines: [], total: 0, payments: [] },
    asking: null, askedFor: [], asks: [], missing: [], delayed: false, review: { kind: 'not-begun' }, decisions: [],
    notice: { kind: 'none' }, offer: { kind: 'none' }, travels: false, parcel: { kind: 'none' }, scan: null,
    pickUpFor: null, receivedUnits: [], receipts: [], giftsLacking: false, refund: { kind: 'none' }, paid: [], paidTotal: 0,
    payouts: 0, underWay: [], paying: [], failed: [], heldBackTo: null, exchange: { kind: 'none' }, notInStockAt: null, hold: null,
    rejections: [], rejectedBy: [], carriagePaidAt: null, carriageClaim: null, appealable: false,
    appeal: { kind: 'none' }, claim: null, cancellation: { kind: 'none' }, trace: null, withdrawnAt: null, clocks: [],
    rulings: [], notices: [], outlook: { clocks: [], checkList: [], money: null }, problems: [], flags: [],
    alertAt: null, early: [], closed: null, reopenedAt: null, stuck: null, revision: 0,
  };
}

function beginLine(line: string, asked: number, ground: LineState['ground']): LineState {
  return {
    line,
    asked,
    ground,
    standing: 'reviewer',
    route: null,
    bearer: null,
    authorized: 0,
    received: 0,
    accepted: 0,
    rejected: 0,
    lost: 0,
    unproven: 0,
    paid: 0,
    sent: 0,
    started: 0,
  };
}
