// Every operation × everybody who may come × every return: as the matrix says, and nobody learns of what is another's.
import { expect, test } from '@jest/globals';
import type { Operation } from '../../src/api/operation.ts';
import { operations } from '../../src/api/operations.ts';
import { startBody } from './bench.ts';
import { type Comer, openMatrixBench, type Returns } from './comers.ts';
import { type Line, matrix } from './matrix.ts';

test('the matrix has a line for every operation, and none beside', () => {
  expect(Object.keys(matrix).sort()).toEqual(operations.map(({ id }) => id).sort());
});

const cells = operations
  .filter(({ id }) => Object.hasOwn(matrix, id))
  .map((operation) => [operation.id, operation] as const);

test.each(cells)('%s is open to those whom the matrix names, and to nobody else', async (id, operation) => {
  const { bench, comers, returns } = await openMatrixBench();
  const whose = operation.path.includes('{rma}') ? (['own', 'other', 'unknown'] as const) : (['no'] as const);
  const found: string[] = [];
  const wanted: string[] = [];
  for (const comer of comers) {
    const words = new Map<string, string>();
    for (const owner of whose) {
      const answer = await bench.app.request(...requestOf(operation, comer, { ...returns, no: '' }[owner]));
      const text = answer.headers.get('content-type')?.includes('json') === true ? await answer.text() : '';
      words.set(owner, `${answer.status} ${text}`);
      const cell = `${comer.called} at the ${owner} return: `;
      found.push(cell + resultOf(answer.status, text));
      wanted.push(cell + wantedResult(matrix[id], comer, owner, { returns, found: resultOf(answer.status, text) }));
    }
    const elsewhere = hidden(comer, returns);
    if (elsewhere === undefined || words.size === 1) continue;
    found.push(`${comer.called} at another return: ${words.get(elsewhere)}`);
    wanted.push(`${comer.called} at another return: ${words.get('unknown')}`);
  }
  expect(found).toEqual(wanted);
});

/** Of the returns, or of none where the path names none. */
type Owner = keyof Returns | 'no';

/** The one of the two that is not theirs. */
function hidden({ shop, rma }: Comer, returns: Returns): 'own' | 'other' | undefined {
  if (shop === undefined && rma === undefined) return undefined;
  return shop === 'soocas' || rma === returns.own ? 'other' : 'own';
}

/** `unknown`: we do not know them. `closed`: not for them. `no such return`: like one that does not exist. Else `open`. */
type Result = 'unknown' | 'closed' | 'no such return' | 'open';

function resultOf(status: number, text: string): Result {
  const { code, errors } = (text === '' ? {} : JSON.parse(text)) as {
    readonly code?: string;
    readonly errors?: readonly { readonly at: string; readonly detail: string }[];
  };
  if (status === 401 && code === 'NO_KEY') return 'unknown';
  if (status === 403 && errors?.[0]?.at === '') return 'closed';
  return errors?.[0]?.detail.startsWith('There is no return of this number') === true ? 'no such return' : 'open';
}

function wantedResult(
  line: Line | undefined,
  comer: Comer,
  owner: Owner,
  { returns, found }: { readonly returns: Returns; readonly found: Result },
): Result {
  if (line === undefined || line.roles === 'anybody') return 'open';
  if (comer.role === undefined) return 'unknown';
  if (!line.roles.split(' ').includes(comer.role)) return 'closed';
  const lacksScope =
    comer.scopes !== undefined && line.scope !== undefined && !comer.scopes.includes(line.scope as 'keys');
  if (lacksScope || (comer.purpose === 'evidence' && line.evidenceLinks !== true)) return 'closed';
  if (line.ofAllShops === true && comer.shop !== undefined) return 'closed';
  const reaches = hidden(comer, returns) !== owner;
  if (owner !== 'unknown') return reaches ? 'open' : 'no such return';
  // Whoever may see all returns is told that this one does not exist, or that what they sent is no message.
  return hidden(comer, returns) === undefined && found !== 'unknown' && found !== 'closed' ? found : 'no such return';
}

function requestOf({ id, method, path, body }: Operation, comer: Comer, ofReturn: string): [string, RequestInit] {
  const address = path.replace('{rma}', ofReturn).replace(/\{\w+\}/g, 'none');
  const type = body === undefined ? {} : { 'content-type': body.kind === 'json' ? 'application/json' : body.mediaType };
  const sent = body?.kind === 'json' ? JSON.stringify(bodies[id] ?? body.example) : '';
  const given = body === undefined ? {} : { body: sent };
  return [address, { method: method.toUpperCase(), headers: { ...type, ...comer.headers }, ...given }];
}

/** Where the example of the document is of no shop of the bench. */
const bodies: Readonly<Record<string, object>> = { startReturn: startBody() };
