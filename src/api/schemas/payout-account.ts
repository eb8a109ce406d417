// The account that a customer has named for money which cannot go back the way it came.
import { z } from '@hono/zod-openapi';
import { rma } from './words.ts';

export const payoutAccountSchema = z
  .strictObject({
    rma,
    name: z.string().describe('Of the customer, to compare with the account’s holder.'),
    payoutAccount: z.string().nullable().describe('As the customer typed it; null where they named none.'),
  })
  .openapi('PayoutAccount');
