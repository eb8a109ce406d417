// Where the demo's stories are paid: in Stripe's test mode where a key for it is set, else at the sandbox provider.
import { stripePayments } from './adapters/payments/stripe.ts';
import { stripeTestPayments, testKeyStart } from './adapters/payments/stripe-test-mode.ts';
import { type DemoPayments, paidAt, sandboxPaid } from './cli/demo/payments.ts';
import type { Story } from './cli/demo/stories.ts';
import { readSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws a sentence for a key of Stripe's that could move real money. `provider`: address of the sandbox provider. */
export function joinDemoPayments(environment: Environment, provider: string): DemoPayments {
  const stripe = stripeOf(environment);
  if (stripe === null) return sandboxPaid({ provider, key: readSettings({}).sandbox.key });
  const take = stripeTestPayments(stripe);
  const { list } = stripePayments(stripe);
  /** The payments of all stories; which of them is a return's, the intents in their refunds say. */
  const references: string[] = [];
  return {
    arrivesAtOnce: true,
    async paid(story: Story) {
      const { currency, payments } = story.file.order;
      const made = new Map<string, { readonly provider: string; readonly reference: string }>();
      for (const { id, captured } of payments)
        made.set(id, { provider: 'stripe', reference: await take(captured, currency) });
      references.push(...[...made.values()].map(({ reference }) => reference));
      return paidAt(story, made);
    },
    async refunds(rma) {
      const books = await Promise.all(
        references.map(async (payment) => ((await list?.(payment)) ?? []).map((line) => ({ payment, ...line }))),
      );
      return books
        .flat()
        .filter(({ intentId }) => intentId?.startsWith(`${rma}:`))
        .map(({ providerId, payment, amount, currency }) => ({ id: providerId, payment, amount, currency }));
    },
    // In its test mode a refund arrives at once, and nobody can make it fail afterwards.
    change: async () => undefined,
  };
}

/** Refuses at the very start, before anything runs, what the services would take from the same environment. */
export function stripeOf(environment: Environment) {
  const { STRIPE_SECRET_KEY, HOMEWARD_STRIPE_URL } = environment;
  if (!STRIPE_SECRET_KEY) return null;
  if (!STRIPE_SECRET_KEY.startsWith(testKeyStart))
    throw new Error(
      `The demo uses Stripe's test mode alone: set STRIPE_SECRET_KEY to a key that begins with ${testKeyStart}, or unset it.`,
    );
  return readSettings({ STRIPE_SECRET_KEY, HOMEWARD_STRIPE_URL }).payments.stripe;
}
