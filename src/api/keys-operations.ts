// The keys of backends.
import { z } from '@hono/zod-openapi';
import { once } from './asked-as.ts';
import { listKeys, makeKey, revokeKey } from './keys.ts';
import type { Call, Operation } from './operation.ts';
import { reading } from './read-by.ts';
import { keySchema, keysSchema, madeKeySchema, wantedKeySchema } from './schemas/keys.ts';
import { line } from './schemas/typed.ts';

const example = {
  id: '6c1f0b0e-8b0f-4d5c-9a53-0d0f6f9d7f11',
  role: 'shop',
  shop: 'abc',
  name: 'backend',
  scopes: ['returns:read', 'returns:write'],
  prefix: 'hw_5be0f1a2c3d4',
  madeBy: 'operator:max',
  madeAt: '2026-03-22T03:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
};

export const keysOperations: readonly Operation[] = [
  {
    id: 'listKeys',
    method: 'get',
    path: '/v1/keys',
    tag: 'people',
    summary: 'List keys',
    description: 'Revoked ones too. A key itself is never shown again.',
    action: 'manageKeys',
    query: z.strictObject({ shop: line(1, 100).exactOptional() }),
    answers: { 200: { says: 'The first made first.', schema: keysSchema, example: { keys: [example] } } },
    run: ({ doors, principal, query }) => listKeys(doors, principal, query['shop'] as string | undefined),
  },
  {
    id: 'makeKey',
    method: 'post',
    path: '/v1/keys',
    tag: 'people',
    summary: 'Make a key',
    description:
      'Keep what `key` says: it is shown this once. A shop makes keys for itself and its mail server alone. With the header `Idempotency-Key` a repeat makes no second one: it is answered 409 with the id of the first.',
    action: 'manageKeys',
    headers: ['idempotency-key'],
    body: {
      kind: 'json',
      schema: wantedKeySchema,
      example: { shop: 'abc', name: 'backend', scopes: ['returns:read', 'returns:write'] },
    },
    answers: {
      201: {
        says: 'The key.',
        schema: madeKeySchema,
        example: { ...example, key: 'hw_5be0f1a2c3d4_oH1pJc8Yv3bNq0mRk5TzXw7LsE2uA9dFgKiQyW4eR6t' },
      },
    },
    problems: ['KEYS_ACTIVE', 'MADE_BEFORE', 'DIFFERENT_CONTENT'],
    run: reading(wantedKeySchema, (call: Call, wanted) =>
      once(call, (askedAs) => makeKey(call.doors, call.principal, wanted, askedAs)),
    ),
  },
  {
    id: 'revokeKey',
    method: 'delete',
    path: '/v1/keys/{id}',
    tag: 'people',
    summary: 'Revoke a key',
    description: 'From now on it opens nothing.',
    action: 'manageKeys',
    answers: { 200: { says: 'The revoked key.', schema: keySchema, example } },
    run: ({ doors, principal, parts }) => revokeKey(doors, principal, parts['id'] ?? ''),
  },
];
