// The catcher's memory and its web inbox.
import { expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import { startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import type { MailCatcher } from '../../src/adapters/mail-catcher.ts';
import { smtpMailer } from '../../src/adapters/smtp-mailer.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { inFolder, plainMail } from './builders.ts';

async function withCatcher(
  folder: string,
  use: (catcher: MailCatcher, send: (change: Partial<Mail>) => Promise<void>) => Promise<void>,
) {
  const catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder });
  const mailer = smtpMailer({ host: '127.0.0.1', port: catcher.smtpPort });
  try {
    await use(catcher, async (change) => void (await mailer.send({ ...plainMail, ...change })));
  } finally {
    mailer.close();
    await catcher.close();
  }
}

const mailsOf = async (catcher: MailCatcher) =>
  (await (await fetch(`${catcher.url}/api/mails`)).json()) as readonly CaughtMail[];

test('mails are there again after a restart, newest first, and new ones come on top', () =>
  inFolder(async (folder) => {
    await withCatcher(folder, async (catcher, send) => {
      for (const subject of ['one', 'two', 'three']) await send({ subject });
      expect((await mailsOf(catcher)).map(({ subject }) => subject)).toEqual(['three', 'two', 'one']);
    });
    await withCatcher(folder, async (catcher, send) => {
      await send({ subject: 'four' });
      expect((await mailsOf(catcher)).map(({ subject }) => subject)).toEqual(['four', 'three', 'two', 'one']);
    });
    expect(await readdir(folder)).toHaveLength(4);
  }));

test('a mail that was taken is on the disk already', () =>
  inFolder((folder) =>
    withCatcher(folder, async (_, send) => {
      for (let count = 1; count <= 5; count += 1) {
        await send({});
        expect(await readdir(folder)).toHaveLength(count);
      }
    }),
  ));

test('many at once are all kept', () =>
  inFolder((folder) =>
    withCatcher(folder, async (catcher, send) => {
      await Promise.all(Array.from({ length: 40 }, (_, index) => send({ subject: `mail ${index}` })));
      expect(new Set((await mailsOf(catcher)).map(({ subject }) => subject)).size).toBe(40);
    }),
  ));

test('the pages escape what a mail says and show its HTML in a sandbox only', () =>
  inFolder((folder) =>
    withCatcher(folder, async (catcher, send) => {
      const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
      await send({ subject: evil, text: evil, html: evil, to: { name: evil, address: 'ana@example.com' } });
      const [mail] = await mailsOf(catcher);
      for (const path of ['/', `/?to=${encodeURIComponent(evil)}`, `/mails/${mail?.id}`]) {
        const page = await fetch(catcher.url + path);
        expect(await page.text()).not.toMatch(/<script|<img/);
        expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
      expect(await (await fetch(`${catcher.url}/mails/${mail?.id}`)).text()).toContain('<iframe sandbox src=');
      const inside = await fetch(`${catcher.url}/mails/${mail?.id}/html`);
      expect(inside.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
      const source = await fetch(`${catcher.url}/mails/${mail?.id}/source`);
      expect(source.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(source.headers.get('x-content-type-options')).toBe('nosniff');
    }),
  ));

test('only PDFs open in the browser, and a file name cannot break its header', () =>
  inFolder((folder) =>
    withCatcher(folder, async (catcher, send) => {
      const content = new TextEncoder().encode('<script>alert(1)</script>');
      await send({
        attachments: [
          { filename: 'a"b\'ü.html', content, type: 'text/html' },
          { filename: 'slip.pdf', content, type: 'application/pdf' },
        ],
      });
      const [mail] = await mailsOf(catcher);
      const page = await fetch(`${catcher.url}/api/mails/${mail?.id}/attachments/0`);
      expect(page.headers.get('content-type')).toBe('application/octet-stream');
      expect(page.headers.get('content-disposition')).toBe(
        `attachment; filename="a_b__.html"; filename*=UTF-8''a%22b%27%C3%BC.html`,
      );
      const slip = await fetch(`${catcher.url}/api/mails/${mail?.id}/attachments/1`);
      expect(slip.headers.get('content-disposition')).toMatch(/^inline/);
    }),
  ));

test.each(['/mails/none', '/mails/..%2f..%2fetc', '/api/mails/none', '/api/mails/none/attachments/0', '/nowhere'])(
  '%s is 404',
  (path) =>
    inFolder((folder) =>
      withCatcher(folder, async (catcher) => {
        expect((await fetch(catcher.url + path)).status).toBe(404);
      }),
    ),
);

test('a port that is taken is an error, and nothing stays behind', () =>
  inFolder((folder) =>
    withCatcher(folder, async (catcher) => {
      const taken = { smtpPort: catcher.smtpPort, httpPort: 0, folder };
      await expect(startMailCatcher(taken)).rejects.toThrow('EADDRINUSE');
      await expect(startMailCatcher({ ...taken, smtpPort: 0, httpPort: catcher.httpPort })).rejects.toThrow(
        'EADDRINUSE',
      );
    }),
  ));
