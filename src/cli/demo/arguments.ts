// What the demo was asked for.
import { parseArgs } from 'node:util';

export type Asked =
  | { readonly kind: 'help' }
  /** `sentence` says what is wrong. */
  | { readonly kind: 'wrong'; readonly sentence: string }
  | {
      readonly kind: 'stories';
      /** Their folder. */
      readonly examples: string;
      /** Their names; empty: all of the folder. */
      readonly only: readonly string[];
      /** Whether everything stays up when they have been told. */
      readonly keep: boolean;
    };

export const usage = `Usage: npm run demo -- [--keep] [--only NAME]... [--examples FOLDER]

Tells real returns as they happen, side by side, through the real Temporal server. It starts a server, workers, an API, a
mail catcher and a payment provider of its own on free ports, with fresh data, and acts only from outside: over HTTP, by
signals of the temporal CLI, and by reading mails and the provider's ledger. Days pass by the server's own time skipping.
With STRIPE_SECRET_KEY set to a key that begins with sk_test_, the orders are paid and refunded at Stripe's test mode.

  --keep             leaves everything up afterwards, to look around, and says where it is and how to end it
  --only NAME        tells this story alone; may be given several times
  --examples FOLDER  the stories: each is a case file NAME.json beside its expectation NAME.expect.json
                     (default test/examples)
  --help             this text

Exit status: 0 every return went as its story expects, 1 one did not, or something broke, 2 wrong usage.
`;

export function readArguments(words: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        keep: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        examples: { type: 'string', default: 'test/examples' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    return { kind: 'stories', examples: values.examples, only: values.only, keep: values.keep };
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) };
  }
}
