// One partial return as a case file: asked for, approved, sent, inspected, all on one Friday.
import type { Order } from '../../src/domain/order.ts';
import { giftsBack, type Going, isSent, ofShop } from './partial-returns.ts';

export function caseOf(shop: string, order: Order, going: Going) {
  const terms = ofShop(shop);
  const sent = going.wishes.filter(({ ground }) => isSent(going, terms, ground));
  const decided = {
    event: 'decided',
    verdict: 'approve',
    by: 'supervisor:eve',
    reason: 'as photographed',
    ...terms.granting,
    ...(going.route === null ? {} : { route: going.route }),
  };
  const events = [decided, ...claimed(going), ...(sent.length === 0 ? [] : parcel(order, going, sent))];
  return {
    shop,
    order,
    request: {
      at: '2026-03-20T01:00:00Z',
      ground: going.wishes[0]?.ground,
      resolution: going.asCredit && shop === 'justsoso' ? 'store-credit' : 'refund',
      lines: going.wishes.map(({ line, quantity, ground }) => ({ line, quantity, ground })),
      evidence: terms.evidence,
      ...(going.shown === null ? {} : { shownDeduction: going.shown }),
    },
    events: events.map((event, minute) => ({ at: `2026-03-20T02:${String(minute).padStart(2, '0')}:00Z`, ...event })),
  };
}

function parcel(order: Order, going: Going, sent: Going['wishes']): readonly object[] {
  const { carriage } = going;
  const units = sent.map(({ line, quantity }) => ({ line, quantity }));
  const accepted = sent.filter((wish) => wish.accepted > 0);
  const rejected = sent.filter((wish) => wish.accepted < wish.quantity);
  const inspected = { event: 'inspected', sheet: {}, reason: 'worn', evidence: ['video'] };
  return [
    {
      event: 'parcel-scanned',
      ...(carriage === null ? {} : { carriage: carriage.amount }),
      ...(carriage === null || carriage.paidBy === null ? {} : { carriagePaidBy: carriage.paidBy }),
    },
    { event: 'received', lines: [...units, ...giftsBack(order, going)] },
    ...(accepted.length === 0
      ? []
      : [
          {
            ...inspected,
            verdict: 'accept',
            lines: accepted.map((wish) => ({ line: wish.line, quantity: wish.accepted })),
          },
        ]),
    ...rejected.map((wish) => ({
      ...inspected,
      verdict: 'reject',
      lines: [{ line: wish.line, quantity: wish.quantity - wish.accepted }],
    })),
  ];
}

function claimed({ claim }: Going): readonly object[] {
  if (claim === null) return [];
  return [
    { event: 'carriage-claimed', amount: claim.amount, expenses: claim.expenses },
    { event: 'evidence-supplied', evidence: ['carriage-invoice', 'paypal-account'] },
  ];
}
