// Staff, as the API tells of them.
import { z } from '@hono/zod-openapi';
import { staffRoles } from '../../contract/can.ts';
import { isStaffName, longestStaffName, passwordLength, type StaffMember } from '../../ports/staff.ts';
import { email } from './person.ts';
import { line } from './typed.ts';
import { instant } from './words.ts';

export const memberSchema = z
  .strictObject({
    name: z.string(),
    role: z.enum(staffRoles),
    shop: z.string().nullable().describe('Null: all shops.'),
    email: z.string().nullable(),
    subject: z.string().nullable(),
    hasPassword: z.boolean(),
    addedAt: instant,
    disabledAt: instant.nullable(),
  })
  .openapi('StaffMember') satisfies z.ZodType<StaffMember>;

export const staffSchema = z.strictObject({ staff: z.array(memberSchema) }).openapi('Staff');

const password = line(passwordLength.least, passwordLength.most).describe('Length makes it strong.');

const shop = line(1, 100).nullable().describe('Whose returns they work on; null: those of all shops.');
const subject = line(1, 255).nullable().describe('The id that the company’s own sign-in knows them by.');

export const newMemberSchema = z
  .strictObject({
    name: z
      .string()
      .refine(isStaffName, 'A name has small letters and digits, with single dots, dashes or underscores between them.')
      .openapi({ maxLength: longestStaffName, pattern: '^[a-z0-9]+([._-][a-z0-9]+)*$', example: 'bo' })
      .describe('How histories name them for ever; nobody else ever gets it.'),
    role: z.enum(staffRoles),
    shop: shop.default(null),
    email: email.nullable().default(null).describe('To be known by at the company’s own sign-in.'),
    subject: subject.default(null),
    password: password.nullable().default(null).describe('Without it they sign in at the company alone.'),
  })
  .openapi('NewStaffMember');

export const memberChangesSchema = z
  .strictObject({
    role: z.enum(staffRoles).exactOptional(),
    shop: shop.exactOptional(),
    email: email.nullable().exactOptional(),
    subject: subject.exactOptional(),
    password: password.exactOptional().describe('It ends all sessions.'),
    disabled: z.boolean().exactOptional().describe('True ends all sessions.'),
  })
  .openapi('StaffChanges');

export type NewMemberBody = z.output<typeof newMemberSchema>;
export type MemberChangesBody = z.output<typeof memberChangesSchema>;
