// The little of Markdown that our descriptions use: `code` and [links](https://…).
import { html } from 'hono/html';

/** Everything else stands there as it is written. */
export function inline(text: string) {
  return text.split(/(`[^`]+`|\[[^\]]+\]\(https:[^)\s]+\))/).map((part) => {
    if (part.startsWith('`') && part.length > 2) return html`<code>${part.slice(1, -1)}</code>`;
    const [, words, address] = /^\[([^\]]+)\]\((https:[^)\s]+)\)$/.exec(part) ?? [];
    if (words === undefined || address === undefined) return html`${part}`;
    return html`<a href="${address}" rel="noreferrer">${words}</a>`;
  });
}
