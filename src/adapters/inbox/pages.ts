// The pages of the web inbox. Everything that comes from a mail goes through `html`, which escapes it.
import { html, raw } from 'hono/html';
import type { CaughtMail, Mailbox } from './caught-mail.ts';

export type Page = ReturnType<typeof html>;

const style = `
  :root { color-scheme: light dark; --line: #d8dee6; --soft: #5c6773; --ground: #f5f7f9; --card: #fff; --ink: #17202a; --link: #0b5cad }
  @media (prefers-color-scheme: dark) { :root { --line: #333c46; --soft: #9aa7b4; --ground: #12171c; --card: #1a2128; --ink: #e7edf3; --link: #7db8f5 } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
  h1 { font-size: 1.4rem; margin: 0 0 1rem; overflow-wrap: anywhere }
  a { color: var(--link) }
  form { display: flex; gap: .5rem; margin: 0 0 1rem; flex-wrap: wrap }
  input { flex: 1 1 16rem; max-width: 24rem }
  input, button { font: inherit; padding: .45rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); color: inherit }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; margin: 0 0 1rem }
  .row { display: block; padding: .7rem 1rem; border-top: 1px solid var(--line); color: inherit; text-decoration: none; overflow-wrap: anywhere }
  .row:first-child { border-top: 0 }
  .row:hover, .row:focus { background: var(--ground) }
  .row b { display: block; color: var(--link) }
  .soft { color: var(--soft); font-size: .88rem }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; padding: 1rem }
  dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
  iframe { width: 100%; height: 46rem; border: 0; display: block; background: #fff }
  pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace }
  summary { padding: .7rem 1rem; cursor: pointer; font-weight: 600 }
`;

/** All mails, newest first; the page loads itself again so that a new mail shows up. */
export function listPage(mails: readonly CaughtMail[], to: string): Page {
  const title = mails.length === 1 ? '1 mail' : `${mails.length} mails`;
  return frame(
    `Inbox (${mails.length})`,
    html`<h1>Inbox</h1>
      <form method="get" action="/">
        <input
          type="search"
          name="to"
          value="${to}"
          placeholder="Address of a recipient"
          aria-label="Address of a recipient"
        />
        <button>Show</button>
      </form>
      <p class="soft">${title}${to === '' ? '' : ` to ${to}`}, newest first. Nothing here was sent on.</p>
      ${mails.length === 0 ? html`<p>No mail yet. This page looks again every five seconds.</p>` : html`<div class="card">${mails.map(row)}</div>`}`,
    raw('<meta http-equiv="refresh" content="5" />'),
  );
}

/** One mail: its headers, its HTML in a sandbox, its text, its attachments. */
export function mailPage(mail: CaughtMail): Page {
  return frame(
    mail.subject,
    html`<p><a href="/">All mails</a></p>
      <h1>${mail.subject === '' ? '(no subject)' : mail.subject}</h1>
      <div class="card">
        <dl>
          ${line('From', mail.from === null ? '' : named(mail.from))} ${line('To', mail.to.map(named).join(', '))}
          ${line('Delivered to', mail.deliveredTo.join(', '))} ${line('Date', mail.date ?? '')}
          ${line('Language', mail.language)} ${line('Message-ID', mail.messageId)}
          ${
            mail.attachments.length === 0
              ? ''
              : html`<dt>Attachments</dt>
                  <dd>${mail.attachments.map((one, index) => attached(mail.id, one, index))}</dd>`
          }
        </dl>
      </div>
      ${
        mail.html === ''
          ? ''
          : html`<div class="card">
              <iframe sandbox src="/mails/${mail.id}/html" title="The mail as its reader sees it"></iframe>
            </div>`
      }
      <details class="card" ${mail.html === '' ? raw('open') : ''}>
        <summary>Text</summary>
        <pre>${mail.text}</pre>
      </details>
      <details class="card">
        <summary>Headers</summary>
        <pre>${mail.headers.map(({ name, value }) => `${name}: ${value}\n`).join('')}</pre>
      </details>
      <p><a href="/mails/${mail.id}/source">Source</a></p>`,
  );
}

export function missingPage(): Page {
  return frame(
    'No such mail',
    html`<h1>There is no such mail</h1>
      <p><a href="/">All mails</a></p>`,
  );
}

function frame(title: string, body: Page, head: Page | string = ''): Page {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

function row(mail: CaughtMail): Page {
  const papers = mail.attachments.map(({ filename }) => filename).join(', ');
  return html`<a class="row" href="/mails/${mail.id}">
    <b>${mail.subject === '' ? '(no subject)' : mail.subject}</b>
    <span class="soft"
      >to ${mail.to.map(named).join(', ')} · from ${mail.from === null ? 'nobody' : named(mail.from)} ·
      ${time(mail.receivedAt)}${mail.language === '' ? '' : ` · ${mail.language}`}</span
    >
    ${papers === '' ? '' : html`<span class="soft"> · attached: ${papers}</span>`}
  </a>`;
}

function line(label: string, value: string): Page {
  return html`<dt>${label}</dt>
    <dd>${value === '' ? '–' : value}</dd>`;
}

function attached(id: string, one: CaughtMail['attachments'][number], index: number): Page {
  return html`<a href="/api/mails/${id}/attachments/${String(index)}">${one.filename}</a>
    <span class="soft">${one.type}, ${String(Math.ceil(one.size / 1024))} KB</span><br />`;
}

function named({ name, address }: Mailbox): string {
  return name === '' ? address : `${name} <${address}>`;
}

function time(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
