// Links of customers and their contact details, as the API tells of them.
import { z } from '@hono/zod-openapi';
import { linkPurposes } from '../../contract/can.ts';
import type { CustomerLink } from '../../ports/links.ts';
import { addressSchema, email } from './person.ts';
import { line } from './typed.ts';
import { instant, rma, who } from './words.ts';

const about = {
  id: z.string(),
  rma,
  purpose: z.enum(linkPurposes),
  madeBy: who,
  madeAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
};

export const linkSchema = z.strictObject(about).openapi('CustomerLink') satisfies z.ZodType<CustomerLink>;

export const linksSchema = z.strictObject({ links: z.array(linkSchema) }).openapi('CustomerLinks');

export const madeLinkSchema = z
  .strictObject({ ...about, token: z.string().describe('Shown this once; it is presented like a key.') })
  .openapi('MadeCustomerLink');

export const wantedLinkSchema = z
  .strictObject({
    purpose: z
      .enum(linkPurposes)
      .default('return')
      .describe('`return`: all that a customer may; `evidence`: give evidence, and look at the return.'),
    days: z.int().min(1).max(365).default(90).describe('Whole days that it holds.'),
  })
  .openapi('WantedCustomerLink');

export type WantedLinkBody = z.output<typeof wantedLinkSchema>;

const fields = {
  name: line(1, 200).exactOptional(),
  email: email.exactOptional(),
  address: addressSchema.exactOptional(),
  payoutAccount: line(3, 254)
    .exactOptional()
    .describe('Where a refund goes that cannot go back the way the money came, such as a PayPal account.'),
};

export const contactSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[0-9]{6}$/, 'A code has six digits.')
      .openapi({ example: '123456', description: 'As it was mailed to the address on file.' }),
    ...fields,
  })
  .refine((body) => Object.keys(body).length > 1, 'Name at least one field that changes.')
  .openapi('ContactChange');

export type ContactBody = z.output<typeof contactSchema>;

export const contactChangedSchema = z
  .strictObject({ rma, changed: z.array(z.enum(['name', 'email', 'address', 'payoutAccount'])) })
  .openapi('ContactChanged');

export const codeSentSchema = z
  .strictObject({ rma, expiresAt: instant, sentTo: z.string().describe('Enough of the address to know it by.') })
  .openapi('CodeSent');
