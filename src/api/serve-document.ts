// The API's description of itself: for machines, and as a page to read.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { docsPage, securityPolicy } from './docs/page.ts';
import type { ApiDoors } from './doors.ts';
import type { Route } from './methods.ts';
import type { Carried } from './mount.ts';
import { openApiOf } from './open-api.ts';
import { operations } from './operations.ts';

export const documentRoutes: readonly Route[] = [
  { method: 'get', path: '/v1/openapi.json' },
  { method: 'get', path: '/docs' },
];

/** Both are put together when they are first asked for, and stay the same. */
export function serveDocument(app: OpenAPIHono<Carried>, { described }: ApiDoors): void {
  let text: string | undefined;
  let page: Promise<readonly [string, string]> | undefined;
  app.get('/v1/openapi.json', ({ body }) => {
    text ??= JSON.stringify(openApiOf(described));
    return body(text, 200, { 'content-type': 'application/json', 'cache-control': forAWhile });
  });
  app.get('/docs', async ({ body }) => {
    page ??= Promise.all([docsPage(operations, openApiOf(described)), securityPolicy()]);
    const [html, policy] = await page;
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': forAWhile };
    return body(html, 200, { ...headers, 'content-security-policy': policy });
  });
}

/** Five minutes: an upgrade is seen soon. */
const forAWhile = 'public, max-age=300';
