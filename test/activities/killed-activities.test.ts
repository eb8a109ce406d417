// A worker killed by SIGKILL at each point of a refund and of a mail, on both databases: the next one ends what it began.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DatabasePlace, type OpenDatabase } from '../../src/adapters/database.ts';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import { type MailCatcher, startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import { type DatabaseKind, newPostgresUrl, onEachDatabase } from '../support/database.ts';
import type { Point } from '../support/mortal.ts';
import { runActivity, type Work } from '../support/one-activity.ts';
import { testPglite } from '../support/pglite.ts';
import { programOf } from '../support/programs.ts';
import { intentIdOf, linesOf, refundRequest, sandboxKey, type TestProvider, testProvider } from '../support/refunds.ts';
import { approvedOrder } from './builders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let provider: TestProvider;
let catcher: MailCatcher;
beforeAll(async () => {
  provider = await testProvider();
  const folder = mkdtempSync(join(tmpdir(), 'homeward-killed-'));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder });
});
afterAll(async () => {
  await provider.close();
  await catcher.close();
});

onEachDatabase((kind) => {
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await newPlace(kind);
  });

  const refundPoints = [
    'ledger.reserve 1 after',
    'ledger.settle 1 after',
    'provider.refund 1 after',
    'ledger.settle 2 after',
  ];
  test.each(refundPoints)(
    'a refund whose worker dies at %s is paid once, and ledger and provider agree',
    async (point) => {
      const request = refundRequest();
      const { url } = provider;
      const begun = { activity: 'refund', provider: { url, key: sandboxKey }, request, place } as const;
      const rows = await killedThenEnded(point, begun, (db) =>
        db.selectFrom('refund_intents').selectAll().where('rma', '=', request.rma).execute(),
      );
      const paid = linesOf(provider.ledgerFile, intentIdOf(request));
      expect(paid).toHaveLength(1);
      const state = expect.stringMatching(/^(pending|settled)$/);
      expect(rows).toMatchObject([{ amount: request.amount, provider_id: paid[0]?.id, state }]);
    },
    60_000,
  );

  const mailPoints = [
    ['mailer.send 1 before', 1],
    ['mailer.send 1 after', 2],
    ['log.record 1 after', 1],
  ] as const;
  test.each(mailPoints)(
    'a mail whose worker dies at %s comes %d times as the same message, and is logged once',
    async (point, times) => {
      const { rma } = refundRequest();
      const email = `${rma.toLowerCase()}@example.com`;
      const order = { ...approvedOrder, rma };
      const begun = { activity: 'sendNotice', smtpPort: catcher.smtpPort, email, order, place } as const;
      const rows = await killedThenEnded(point, begun, (db) =>
        db.selectFrom('mail_log').selectAll().where('rma', '=', rma).execute(),
      );
      const caught = await fetch(`${catcher.url}/api/mails?to=${encodeURIComponent(email)}`);
      const mails = (await caught.json()) as readonly CaughtMail[];
      expect(mails).toHaveLength(times);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
      expect(rows).toMatchObject([{ message_id: mails[0]?.messageId }]);
    },
    60_000,
  );
});

/** Empty, with all migrations; nobody has it open. */
async function newPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-killed-'));
  if (kind === 'PostgreSQL') return { url: await newPostgresUrl(), folder };
  await (await testPglite(folder)).close();
  return { url: null, folder };
}

/** Of each activity its own. */
type Begun<One = Work> = One extends Work ? Omit<One, 'attempt'> : never;

/** The first try dies at that point in a process of its own, the second one runs to its end; then `look` looks. */
async function killedThenEnded<Seen>(
  point: Point,
  begun: Begun,
  look: (db: OpenDatabase['db']) => Promise<Seen>,
): Promise<Seen> {
  const task = JSON.stringify({ work: { ...begun, attempt: 1 }, diesAt: point });
  const child = spawn(process.execPath, [programOf('test/support/killed-activity.ts'), task], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ signal, said }).toEqual({ signal: 'SIGKILL', said: '' });
  return runActivity({ ...begun, attempt: 2 }, () => undefined, look);
}
