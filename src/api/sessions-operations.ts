// Sessions of staff.
import { z } from '@hono/zod-openapi';
import { beginCompanySignIn, finishCompanySignIn } from './company-sign-in.ts';
import type { OpenCall, Operation } from './operation.ts';
import { reading } from './read-by.ts';
import { endedSchema, sessionSchema, signInSchema } from './schemas/session.ts';
import { readSession, signIn, signOut } from './session.ts';

const example = {
  role: 'agent',
  name: 'bo',
  csrf: 'Tq0b1R0mKc8Yv3bNq0mRk5TzXw7LsE2uA9dFgKiQyW4',
  endsAt: '2026-03-22T15:00:00Z',
};

const redirect = { says: 'The way on stands in `Location`.', mediaType: null };

export const sessionsOperations: readonly Operation[] = [
  {
    id: 'signIn',
    method: 'post',
    path: '/v1/session',
    tag: 'people',
    summary: 'Sign in with name and password',
    description: 'The session stands in a cookie. Whatever is not a GET shows `csrf` in the header `X-CSRF-Token`.',
    action: null,
    body: { kind: 'json', schema: signInSchema, example: { name: 'bo', password: 'correct horse battery staple' } },
    answers: { 201: { says: 'Signed in.', schema: sessionSchema, example } },
    problems: ['SIGN_IN_FAILED', 'NO_CSRF', 'TOO_MANY'],
    run: reading(signInSchema, (call: OpenCall, typed) => signIn(call, typed)),
  },
  {
    id: 'readSession',
    method: 'get',
    path: '/v1/session',
    tag: 'people',
    summary: 'Who you are here',
    description: 'By session, key or link.',
    action: 'readSession',
    answers: { 200: { says: 'What is open to you.', schema: sessionSchema, example } },
    run: readSession,
  },
  {
    id: 'signOut',
    method: 'delete',
    path: '/v1/session',
    tag: 'people',
    summary: 'Sign out',
    action: 'readSession',
    answers: { 200: { says: 'Whether there was a session to end.', schema: endedSchema, example: { ended: true } } },
    run: signOut,
  },
  {
    id: 'beginCompanySignIn',
    method: 'get',
    path: '/v1/session/oidc',
    tag: 'people',
    summary: 'Sign in at the company',
    description: 'Sends the browser to the company’s OpenID provider; 404 where none is set up.',
    action: null,
    answers: { 302: redirect },
    problems: ['NOT_FOUND', 'TOO_MANY'],
    run: beginCompanySignIn,
  },
  {
    id: 'finishCompanySignIn',
    method: 'get',
    path: '/v1/session/oidc/callback',
    tag: 'people',
    summary: 'Come back from the company',
    description: 'Where the provider sends the browser. The account has to be there already.',
    action: null,
    // What else a provider adds is none of our business.
    query: z.looseObject({}),
    answers: { 303: redirect },
    problems: ['NOT_FOUND', 'SIGN_IN_FAILED', 'TOO_MANY'],
    run: finishCompanySignIn,
  },
];
