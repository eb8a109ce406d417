// The customer of a return, as the shop's backend names them.
import { z } from '@hono/zod-openapi';
import { isCountry } from '../../domain/countries.ts';
import type { Person } from '../../ports/people.ts';
import { line } from './typed.ts';

/** No sign that has a meaning of its own in a header of a mail. */
const emailForm = /^[^\s@<>()[\]:;,\\"]{1,64}@[^\s@<>()[\]:;,\\"]+\.[^\s@<>()[\]:;,\\".]+$/u;

/** RFC 5321 leaves 254 characters for an address. */
const longestEmail = 254;

export const email = line(1, longestEmail)
  .refine(
    (written) => emailForm.test(written) && !written.includes('..'),
    'An e-mail address is written like ada@example.org.',
  )
  .openapi({ format: 'email', example: 'ada@example.org' });

export const addressSchema = z
  .strictObject({
    lines: z.array(line(1, 200)).min(1).max(4).describe('Street and number, and what else stands above the city.'),
    postalCode: line(0, 20).describe('Empty where the country has none.'),
    city: line(1, 200),
    country: z
      .string()
      .refine(isCountry, 'A country is two capital letters of ISO 3166, like DE.')
      .openapi({ pattern: '^[A-Z]{2}$', example: 'DE', description: 'Two capitals of ISO 3166.' }),
  })
  .openapi('PostalAddress');

/** Which of our languages it comes to is for whoever writes to them. */
const language = z
  .string()
  .max(35, { abort: true })
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'A language is a tag of BCP 47, like de or zh-CN.')
  .openapi({ example: 'zh-CN', description: 'In which they want to be written to: a tag of BCP 47.' });

export const personSchema = z
  .strictObject({ name: line(1, 200), email, address: addressSchema, language: language.exactOptional() })
  .openapi('Person', {
    description: 'Kept in the database alone, apart from the return, and never in a history.',
  }) satisfies z.ZodType<Person>;
