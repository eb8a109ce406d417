// A request as somebody would type it into a terminal.
import type { Operation } from '../operation.ts';

/** With the address and the key in variables of the shell, and the body of the document. */
export function curlOf({ method, path, action, body }: Operation): string {
  const parts = [
    method === 'get' ? 'curl' : `curl -X ${method.toUpperCase()}`,
    `"$HOMEWARD_URL${path.replaceAll(/\{(\w+)\}/g, (_part, name: string) => `$${name.toUpperCase()}`)}"`,
    ...(action === null ? [] : ['-H "Authorization: Bearer $HOMEWARD_KEY"']),
    ...(body === undefined ? [] : bodyParts(body)),
  ];
  return parts.join(' \\\n  ');
}

function bodyParts(body: NonNullable<Operation['body']>): readonly string[] {
  if (body.kind === 'bytes') return [`-H 'Content-Type: ${body.mediaType}'`, '--data-binary @file'];
  return [
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify(body.example).replaceAll("'", String.raw`'\''`)}'`,
  ];
}
