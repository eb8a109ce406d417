// The web inbox of the mail catcher: pages for people, JSON for programs.
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { MailFolder } from './mail-folder.ts';
import { listPage, mailPage, missingPage } from './pages.ts';
import type { Page } from './pages.ts';

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail is somebody else's page: no scripts, no loading from outside, an origin of its own. */
const mailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** `GET /api/mails?to=` lists newest first; an unknown mail or attachment is 404. */
export function inbox(folder: MailFolder): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
  });
  app.get('/', async (context) => {
    const to = context.req.query('to')?.trim() ?? '';
    return page(context, listPage(await folder.list(to === '' ? undefined : to), to));
  });
  app.get('/mails/:id', async (context) => {
    const mail = await folder.find(context.req.param('id'));
    return mail === undefined ? page(context, missingPage(), 404) : page(context, mailPage(mail));
  });
  app.get('/mails/:id/html', async (context) => {
    const mail = await folder.find(context.req.param('id'));
    if (mail === undefined) return context.notFound();
    return context.body(mail.html, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': mailPolicy,
    });
  });
  app.get('/mails/:id/source', async (context) => {
    const source = await folder.source(context.req.param('id'));
    if (source === undefined) return context.notFound();
    return context.body(Buffer.from(source), 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  });
  app.get('/api/mails', async (context) => {
    const to = context.req.query('to');
    return context.json(await folder.list(to === '' ? undefined : to));
  });
  app.get('/api/mails/:id', async (context) => {
    const mail = await folder.find(context.req.param('id'));
    return mail === undefined ? context.notFound() : context.json(mail);
  });
  app.get('/api/mails/:id/attachments/:index{[0-9]+}', (context) => attachment(context, folder));
  app.notFound((context) => context.json({ error: 'There is no such mail or page.' }, 404));
  return app;
}

async function page(context: Context, html: Page, status: 200 | 404 = 200): Promise<Response> {
  return context.body((await html).toString(), status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': pagePolicy,
  });
}

/** PDFs open in the browser's own reader; everything else is only ever saved. */
async function attachment(context: Context, folder: MailFolder): Promise<Response> {
  const found = await folder.attachment(context.req.param('id') ?? '', Number(context.req.param('index')));
  if (found === undefined) return context.notFound();
  const disposition = found.type === 'application/pdf' ? 'inline' : 'attachment';
  const ascii = found.filename.replace(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(found.filename.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return context.body(Buffer.from(found.content), 200, {
    'Content-Type': found.type === 'application/pdf' ? 'application/pdf' : 'application/octet-stream',
    'Content-Disposition': `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  });
}
