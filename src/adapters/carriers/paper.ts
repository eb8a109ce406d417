// No carrier's account: the label is our own paper, and its number follows from the return.
import { noCurrency } from '../../domain/currencies.ts';
import type { Carrier, LabelBought, LabelOrder } from '../../ports/carriers.ts';
import type { Papers } from '../../ports/papers.ts';

export function paperCarrier(papers: Pick<Papers, 'returnLabel'>): Carrier {
  return {
    name: 'paper',
    bills: false,
    offer: () => Promise.resolve({ kind: 'offer', shipmentId: null, ...free }),
    find: () => Promise.resolve(undefined),
    buy: (order) => Promise.resolve(labelOf(papers, order)),
    voidLabel: () => Promise.resolve('void'),
  };
}

const free = { amount: 0, currency: noCurrency };

function labelOf(papers: Pick<Papers, 'returnLabel'>, { rma, from, to }: LabelOrder): LabelBought {
  const trackingNumber = `HW${rma.replaceAll('-', '')}`;
  const sender = { name: from.name, address: from.address };
  const file = () => papers.returnLabel({ rma, trackingNumber, from: sender, to });
  return { kind: 'bought', shipmentId: null, trackingNumber, ...free, file };
}
