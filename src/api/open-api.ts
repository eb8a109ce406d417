// The whole OpenAPI document, from the table of operations.
import { OpenAPIHono } from '@hono/zod-openapi';
import { documentOf } from './document.ts';
import { registerShared } from './document-parts.ts';
import type { Described } from './doors.ts';
import { type Operation, tags } from './operation.ts';
import { operations } from './operations.ts';
import { showOptional } from './optional-fields.ts';
import { problemSchema } from './schemas/problem.ts';

export type OpenApi = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

export function openApiOf(described: Described, table: readonly Operation[] = operations): OpenApi {
  const holder = new OpenAPIHono();
  showOptional(problemSchema);
  registerShared(holder.openAPIRegistry, described);
  for (const operation of table) {
    for (const schema of schemasOf(operation)) showOptional(schema);
    holder.openAPIRegistry.registerPath(documentOf(operation, described));
  }
  return holder.getOpenAPI31Document({
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/', description: 'This service.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
}

function schemasOf({ query, body, answers }: Operation) {
  const bodies = body?.kind === 'json' && typeof body.schema !== 'function' ? [body.schema] : [];
  const answered = Object.values(answers).flatMap((form) => ('schema' in form ? [form.schema] : []));
  return [...(query === undefined ? [] : [query]), ...bodies, ...answered];
}

const about = {
  title: 'Homeward',
  version: '1',
  description: `Returns and refunds by the clauses of the shop’s policy. A backend starts a return with the order and the wish; the return then runs by itself, people and carriers send it messages, and its card tells who owes what by when, by which clause.

Repeats do no harm: a start is named by its \`requestId\`, a message by its \`id\`. The same id with the same content is answered the same, with other content it is refused (409). Whoever got no answer, or 503, sends the same again.

Updates are answered when the return has taken or refused them (200, or a problem). Signals are kept at once (202); the card shows what came of them. Facts have an instant of their own, \`at\`: a scan counts from when the carrier scanned, however late it is told. What customers say counts from its arrival.

Amounts are whole minor units of their currency (ISO 4217): 7990 is 79.90 USD, and 7990 JPY. Instants are RFC 3339, and answered in UTC. An unknown field is refused, since it was meant to say something.`,
};
