// The refund certificate, where a shop promises one with the e-mail that tells the refund (WEB-16).
import type { NoticeOrder, PaperMade } from '../src/contract/effects.ts';
import type { RefundMethod } from '../src/domain/vocabulary.ts';
import type { PolicyBook, ShopFacts } from '../src/ports/packs.ts';
import type { CertificateFacts, Files, Papers, RefundMade, RefundsMade } from '../src/ports/papers.ts';
import type { People } from '../src/ports/people.ts';

export interface CertificateDeps {
  readonly people: People;
  readonly papers: Papers;
  readonly files: Files;
  readonly book: PolicyBook;
  readonly refundsMade: RefundsMade;
}

/** The same e-mail, the certificate made and attached first. Made again, it takes the place of the one before. */
export function withCertificate<Answer>(deps: CertificateDeps, send: (order: NoticeOrder) => Promise<Answer>) {
  return async (order: NoticeOrder): Promise<Answer> => {
    const isOwed = order.to === 'customer' && deps.book.owesCertificate(order.pack, order.notice, order.clauses);
    return send(isOwed ? { ...order, papers: [...order.papers, await certificate(deps, order)] } : order);
  };
}

async function certificate(deps: CertificateDeps, order: NoticeOrder): Promise<PaperMade> {
  const shop = deps.book.shop(order.pack, order.country);
  const [person, made] = await Promise.all([deps.people.find(order.personId), deps.refundsMade.of(order.rma)]);
  const key = `papers/${order.rma}/refund-certificate.pdf`;
  const facts: CertificateFacts = {
    rma: order.rma,
    shopName: shop.name,
    orderNumber: order.orderNumber,
    name: person?.name ?? '',
    method: order.money.method === null ? '' : methods[order.money.method],
    payments: made.length > 0 ? made : [byTheShop(order, shop)],
    zone: shop.zone,
    clauses: order.clauses,
  };
  await deps.files.put(key, await deps.papers.refundCertificate(facts));
  return { kind: 'refund-certificate', key };
}

/** Paid past us and confirmed by people: then there is no provider whose reference we know. */
function byTheShop({ money, at }: NoticeOrder, shop: ShopFacts): RefundMade {
  const { total: amount, currency } = money;
  return { amount, currency, provider: shop.name, reference: 'none on record, paid by the shop itself', at };
}

const methods: Readonly<Record<RefundMethod, string>> = {
  original: 'The payment of the order',
  'store-credit': 'Store credit',
  'account-balance': 'Balance of the customer’s account',
  'paypal-account': 'PayPal account that the customer named',
};
