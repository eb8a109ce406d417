// Links of customers, and the change of their contact details.
import { once } from './asked-as.ts';
import { changeContact, sendCode } from './contact.ts';
import { listLinks, makeLink, revokeLink } from './links.ts';
import type { Call, Operation } from './operation.ts';
import { reading } from './read-by.ts';
import {
  codeSentSchema,
  contactChangedSchema,
  contactSchema,
  linkSchema,
  linksSchema,
  madeLinkSchema,
  wantedLinkSchema,
} from './schemas/links.ts';

const example = {
  id: '0d3b7a52-6d0e-4a29-9a41-6a8f3a3d2f10',
  rma: 'ABC-7K3MQ9XA-5',
  purpose: 'return',
  madeBy: 'shop',
  madeAt: '2026-03-22T03:00:00Z',
  expiresAt: '2026-06-20T03:00:00Z',
  revokedAt: null,
};

export const linksOperations: readonly Operation[] = [
  {
    id: 'makeLink',
    method: 'post',
    path: '/v1/returns/{rma}/links',
    tag: 'people',
    summary: 'Make a link for the customer',
    description:
      'It opens this return alone. Keep what `token` says: it is shown this once. With the header `Idempotency-Key` a repeat makes no second one: it is answered 409 with the id of the first.',
    action: 'manageLinks',
    headers: ['idempotency-key'],
    body: { kind: 'json', schema: wantedLinkSchema, example: { purpose: 'return', days: 90 } },
    answers: {
      201: {
        says: 'The link.',
        schema: madeLinkSchema,
        example: { ...example, token: 'hwl_oH1pJc8Yv3bNq0mRk5TzXw7LsE2uA9dFgKiQyW4eR6t' },
      },
    },
    problems: ['MADE_BEFORE', 'DIFFERENT_CONTENT'],
    run: reading(wantedLinkSchema, (call: Call, wanted) =>
      once(call, (askedAs) => makeLink(call.doors, call.principal, call.rma, { ...wanted, askedAs })),
    ),
  },
  {
    id: 'listLinks',
    method: 'get',
    path: '/v1/returns/{rma}/links',
    tag: 'people',
    summary: 'List the links of a return',
    description: 'Those that have expired or were taken back, too. What a link consists of is never shown again.',
    action: 'manageLinks',
    answers: { 200: { says: 'The first made first.', schema: linksSchema, example: { links: [example] } } },
    run: ({ doors, rma }) => listLinks(doors, rma),
  },
  {
    id: 'revokeLink',
    method: 'delete',
    path: '/v1/returns/{rma}/links/{id}',
    tag: 'people',
    summary: 'Take a link back',
    action: 'manageLinks',
    answers: { 200: { says: 'From now on it opens nothing.', schema: linkSchema, example } },
    run: ({ doors, principal, rma, parts }) => revokeLink(doors, principal, rma, parts['id'] ?? ''),
  },
  {
    id: 'sendCode',
    method: 'post',
    path: '/v1/returns/{rma}/codes',
    tag: 'people',
    summary: 'Send a code to the address on file',
    description: 'Six digits, for one change of contact details within ten minutes. The next code replaces it.',
    action: 'changeContact',
    answers: {
      201: {
        says: 'It is on its way.',
        schema: codeSentSchema,
        example: { rma: 'ABC-7K3MQ9XA-5', expiresAt: '2026-03-22T03:10:00Z', sentTo: 'a…@e….org' },
      },
    },
    problems: ['NOT_NOW'],
    run: ({ doors, rma }) => sendCode(doors, rma),
  },
  {
    id: 'changeContact',
    method: 'put',
    path: '/v1/returns/{rma}/contact',
    tag: 'people',
    summary: 'Change where we write to, or where the money goes',
    description:
      'What is not named stays. It takes a code; after five wrong tries it takes a new one. The address on file until then is told what was changed, never to what.',
    action: 'changeContact',
    body: { kind: 'json', schema: contactSchema, example: { code: '123456', email: 'ada@example.org' } },
    answers: {
      200: {
        says: 'Changed.',
        schema: contactChangedSchema,
        example: { rma: 'ABC-7K3MQ9XA-5', changed: ['email'] },
      },
    },
    problems: ['WRONG_CODE'],
    run: reading(contactSchema, ({ doors, principal, rma }: Call, changes) =>
      changeContact(doors, principal, rma, changes),
    ),
  },
];
