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
  return {
    ...nothingHeard,
    shop,
    order,
    request,
    at: request.at,
    lines: request.lines.map(({ line, quantity, ground }) => ({
      ...untouched,
      line,
      asked: quantity,
      ground: ground ?? request.ground,
    })),
    resolution: request.resolution,
    evidence: request.evidence,
    money: { currency: order.currency, method: null, lines: [], total: 0, payments: [] },
  };
}

const untouched: Omit<LineState, 'line' | 'asked' | 'ground'> = {
  standing: 'reviewer',
  route: null,
  bearer: null,
  authorized: 0,
  received: 0,
  accepted: 0,
  rejected: 0,
  unproven: 0,
};

const nothingHeard: Omit<
  ReturnState,
  'shop' | 'order' | 'request' | 'at' | 'lines' | 'resolution' | 'evidence' | 'money'
> = {
  asking: null,
  askedFor: [],
  missing: [],
  delayed: false,
  review: { kind: 'not-begun' },
  decisions: [],
  notice: { kind: 'none' },
  offer: { kind: 'none' },
  travels: false,
  parcel: { kind: 'none' },
  scan: null,
  receivedUnits: [],
  giftsLacking: false,
  refund: { kind: 'none' },
  paid: [],
  paidTotal: 0,
  payouts: 0,
  forcedAt: null,
  exchange: { kind: 'none' },
  notInStockAt: null,
  hold: null,
  custody: { kind: 'none' },
  rejectedBy: [],
  carriagePaidAt: null,
  carriageClaim: null,
  appealable: false,
  appeal: { kind: 'none' },
  claim: null,
  cancellation: { kind: 'none' },
  trace: null,
  withdrawnAt: null,
  clocks: [],
  rulings: [],
  notices: [],
  outlook: { clocks: [], checkList: [], money: null },
  problems: [],
  flags: [],
  alertAt: null,
  early: [],
  closed: null,
  reopenedAt: null,
  stuck: null,
  revision: 0,
};
