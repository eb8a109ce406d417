// Where the stories of the demo were paid, and what that provider says of their refunds.
import type { Story } from './stories.ts';

/** One refund, by the first line that the provider has of it; minor units. */
export interface Refund {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: string;
}

export interface DemoPayments {
  /** The story as it is told: its orders paid at this provider. */
  paid(story: Story): Promise<Story>;
  /** What the provider has for one return. */
  refunds(rma: string): Promise<readonly Refund[]>;
  /** Whether its refunds arrive as soon as they are taken: then nobody reports that later. */
  readonly arrivesAtOnce: boolean;
  /** Lets a refund arrive or fail, as a bank does days later. */
  change(id: string, status: 'settled' | 'failed'): Promise<void>;
}

/** The sandbox provider of the demo itself: every story is paid there already. */
export function sandboxPaid({ provider, key }: { readonly provider: string; readonly key: string }): DemoPayments {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return {
    arrivesAtOnce: false,
    paid: async (story) => story,
    async refunds(rma) {
      const response = await fetch(`${provider}/v1/ledger`, { headers });
      if (!response.ok) throw new Error(`The provider's ledger was answered with ${response.status}.`);
      const { data } = (await response.json()) as Ledger;
      return data.filter(({ kind, intent }) => kind === 'refunded' && intent.startsWith(`${rma}:`));
    },
    async change(id, status) {
      const body = JSON.stringify({ status: status === 'settled' ? 'succeeded' : status });
      const response = await fetch(`${provider}/v1/refunds/${id}/status`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`The provider refused to change ${id}: ${await response.text()}`);
    },
  };
}

interface Ledger {
  readonly data: readonly (Refund & { readonly kind: string; readonly intent: string })[];
}

/** The same story with its payments made elsewhere. */
export function paidAt(
  story: Story,
  made: ReadonlyMap<string, { readonly provider: string; readonly reference: string }>,
) {
  const order = story.asked.order as { readonly payments: readonly { readonly id: string }[] };
  const payments = order.payments.map((payment) => ({ ...payment, ...made.get(payment.id) }));
  return { ...story, asked: { ...story.asked, order: { ...order, payments } } };
}
