// One operation on the page: what it is for, who may, what is sent, what is answered.
import { html } from 'hono/html';
import { rolesFor } from '../../contract/can.ts';
import { problems } from '../../contract/problems.ts';
import type { JsonSchema } from '../../contract/json-schema.ts';
import { codesOf } from '../document-refusals.ts';
import type { OpenApi } from '../open-api.ts';
import type { Operation } from '../operation.ts';
import { curlOf } from './curl.ts';
import { type FieldRow, fieldRows } from './fields.ts';
import { inline } from './text.ts';

export function entry(operation: Operation, document: OpenApi) {
  const { id, method, path, summary, description, action } = operation;
  const roles = action === null ? [] : rolesFor(action);
  const words = [id, method, path, summary, description, ...roles].join(' ').toLowerCase();
  return html`<article class="operation" id="${id}" data-words="${words}">
    <h3><a href="#${id}">${summary}</a></h3>
    <p class="line"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${description === undefined ? '' : html`<p>${inline(description)}</p>`}
    <p class="who">${roles.length === 0 ? 'Open to everybody.' : `Open to ${roles.join(', ')}.`}</p>
    ${parameters(operation, document)} ${body(operation, document)}
    <pre><code>${curlOf(operation)}</code></pre>
    ${answers(operation)} ${refusals(operation)}
  </article>`;
}

function parameters({ path, method }: Operation, document: OpenApi) {
  const all = (document.paths?.[path]?.[method]?.parameters ?? []) as readonly Parameter[];
  const rows = all.map((parameter): FieldRow => {
    const { name, in: where, required = false, schema, description } = parameter;
    const [row] = fieldRows({ properties: { [name]: schema } }, sharedOf(document));
    const says = description ?? row?.says ?? '';
    return { path: name, type: `${where}: ${row?.type ?? ''}`, isRequired: required, says };
  });
  return rows.length === 0 ? '' : table('Parameters', rows);
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}

function body({ path, method, body: form }: Operation, document: OpenApi) {
  if (form === undefined) return '';
  if (form.kind === 'bytes') return html`<p>The body is ${form.mediaType}. ${inline(form.says)}</p>`;
  const content = document.paths?.[path]?.[method]?.requestBody as { readonly content: Content } | undefined;
  const rows = fieldRows(content?.content['application/json']?.schema ?? {}, sharedOf(document));
  return table('Body', rows);
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

function sharedOf(document: OpenApi): Readonly<Record<string, JsonSchema>> {
  return document.components?.schemas ?? {};
}

/** A longer table is opened by whoever wants to see it. */
const mostOpen = 12;

function table(title: string, rows: readonly FieldRow[]) {
  return html`<details ${rows.length > mostOpen ? '' : 'open'}>
    <summary>${title}: ${rows.length} ${rows.length === 1 ? 'field' : 'fields'}</summary>
    <div class="wide">
      <table>
        ${rows.map(
          ({ path, type, isRequired, says }) =>
            html`<tr>
              <th><code>${path}</code>${isRequired ? html` <span class="needed">needed</span>` : ''}</th>
              <td class="type">${inline(type)}</td>
              <td>${inline(says)}</td>
            </tr>`,
        )}
      </table>
    </div>
  </details>`;
}

function answers({ answers: forms }: Operation) {
  return Object.entries(forms).map(([status, form]) => {
    const example = 'example' in form ? form.example : undefined;
    const head = html`<span class="status">${status}</span> ${inline(form.says)}`;
    if (example === undefined) return html`<p>${head}</p>`;
    return html`<details>
      <summary>${head}</summary>
      <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
    </details>`;
  });
}

function refusals(operation: Operation) {
  return html`<details>
    <summary>Problems</summary>
    <ul class="codes">
      ${codesOf(operation).map(
        (code) =>
          html`<li>
            <a href="#problem-${code}"><code>${code}</code></a> ${problems[code].title}
          </li>`,
      )}
    </ul>
  </details>`;
}
