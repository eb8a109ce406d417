// Accounts of staff.
import { z } from '@hono/zod-openapi';
import type { Call, Operation } from './operation.ts';
import { reading } from './read-by.ts';
import { memberChangesSchema, memberSchema, newMemberSchema, staffSchema } from './schemas/staff.ts';
import { line } from './schemas/typed.ts';
import { addMember, changeMember, listStaff } from './staff.ts';

const example = {
  name: 'bo',
  role: 'agent',
  shop: null,
  email: 'bo@example.com',
  subject: null,
  hasPassword: true,
  addedAt: '2026-03-22T03:00:00Z',
  disabledAt: null,
};

const one = { says: 'The account.', schema: memberSchema, example };

export const staffOperations: readonly Operation[] = [
  {
    id: 'listStaff',
    method: 'get',
    path: '/v1/staff',
    tag: 'people',
    summary: 'List staff',
    action: 'manageStaff',
    query: z.strictObject({ shop: line(1, 100).exactOptional() }),
    answers: { 200: { says: 'By name, disabled ones too.', schema: staffSchema, example: { staff: [example] } } },
    run: ({ doors, principal, query }) => listStaff(doors, principal, query['shop'] as string | undefined),
  },
  {
    id: 'addStaff',
    method: 'post',
    path: '/v1/staff',
    tag: 'people',
    summary: 'Add somebody',
    description:
      'An operator of one shop gives names that begin with it, as `abc.bo`, and leaves `email` and `subject` to an operator of all shops.',
    action: 'manageStaff',
    body: { kind: 'json', schema: newMemberSchema, example: { name: 'bo', role: 'agent', email: 'bo@example.com' } },
    answers: { 201: one },
    problems: ['TAKEN'],
    run: reading(newMemberSchema, ({ doors, principal }: Call, member) => addMember(doors, principal, member)),
  },
  {
    id: 'changeStaff',
    method: 'put',
    path: '/v1/staff/{name}',
    tag: 'people',
    summary: 'Change an account',
    description: 'What is not named stays. A new password, and an account that is disabled, end all its sessions.',
    action: 'manageStaff',
    body: { kind: 'json', schema: memberChangesSchema, example: { role: 'supervisor' } },
    answers: { 200: one },
    problems: ['TAKEN'],
    run: reading(memberChangesSchema, ({ doors, principal, parts }: Call, changes) =>
      changeMember(doors, principal, parts['name'] ?? '', changes),
    ),
  },
  {
    id: 'disableStaff',
    method: 'delete',
    path: '/v1/staff/{name}',
    tag: 'people',
    summary: 'Disable an account',
    description: 'The account stays, since histories name it; PUT with `disabled: false` opens it again.',
    action: 'manageStaff',
    answers: { 200: one },
    run: ({ doors, principal, parts }) => changeMember(doors, principal, parts['name'] ?? '', { disabled: true }),
  },
];
