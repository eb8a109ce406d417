// The document as a page to read: every operation by its tag, and every problem with its cure.
import { html, raw } from 'hono/html';
import { problems } from '../../contract/problems.ts';
import type { OpenApi } from '../open-api.ts';
import { type Operation, tags } from '../operation.ts';
import { entry } from './entry.ts';
import { script, style } from './look.ts';
import { inline } from './text.ts';

/** One page without anything from elsewhere; its style and script stand in it, and `securityPolicy` lets in no others. */
export async function docsPage(operations: readonly Operation[], document: OpenApi): Promise<string> {
  const sections = Object.entries(tags).map(([tag, says]) => {
    const own = operations.filter((operation) => operation.tag === tag);
    return html`<section id="tag-${tag}">
      <h2>${tag}</h2>
      <p>${says}</p>
      ${own.map((operation) => entry(operation, document))}
    </section>`;
  });
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Homeward: the API</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <header>
          <h1>Homeward: the API</h1>
          ${introduction(document)}
          <label class="filter" hidden>Find <input type="search" placeholder="a word, a path, a role" /></label>
          <nav>${contents(operations)}</nav>
        </header>
        <main>${sections} ${problemList()}</main>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html>`;
  return String(page);
}

/** Computed from what the page holds, so that nothing else can run in it. */
export async function securityPolicy(): Promise<string> {
  const [ofStyle, ofScript] = await Promise.all([hashOf(style), hashOf(script)]);
  return [
    "default-src 'none'",
    `style-src ${ofStyle}`,
    `script-src ${ofScript}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCodePoint(...new Uint8Array(digest)))}'`;
}

function introduction({ info }: OpenApi) {
  const paragraphs = (info.description ?? '').split('\n\n');
  return html`${paragraphs.map((paragraph) => html`<p>${inline(paragraph)}</p>`)}
    <p>The same for machines: <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>`;
}

function contents(operations: readonly Operation[]) {
  return html`${Object.keys(tags).map(
      (tag) =>
        html`<details>
          <summary><a href="#tag-${tag}">${tag}</a></summary>
          <ul>
            ${operations
              .filter((operation) => operation.tag === tag)
              .map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}
          </ul>
        </details>`,
    )} <a href="#problems">problems</a>`;
}

function problemList() {
  return html`<section id="problems">
    <h2>problems</h2>
    <p>
      A refusal is a document of RFC 9457, <code>application/problem+json</code>. Its <code>errors</code> name all that
      is wrong, each with the path of its field.
    </p>
    <dl>
      ${Object.entries(problems).map(
        ([code, { status, title, cure }]) =>
          html`<div class="problem" id="problem-${code}">
            <dt><code>${code}</code> <span class="status">${status}</span> ${title}</dt>
            <dd>${inline(cure)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
