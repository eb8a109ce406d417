// Homeward as in production: the API and both workers as processes of their own, on one PostgreSQL.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMailCatcher } from '../../src/adapters/mail-catcher.ts';
import { newPostgresUrl, onPostgres } from '../support/database.ts';
import { askForReturn } from '../support/from-outside.ts';
import { type Part, startPart } from '../support/part.ts';
import { programOf } from '../support/programs.ts';
import { commandOf, isUp, newSite, type Site } from '../support/site.ts';
import { until } from '../support/until.ts';

const ours = ['run-returns', 'run-refunds', 'run-api'] as const;

onPostgres(() => {
  let site: Site;
  let catcher: { close(): Promise<void> };
  const parts = new Map<string, Part>();

  beforeAll(async () => {
    site = await newSite(await newPostgresUrl());
    const { HOMEWARD_SMTP_PORT: smtp, HOMEWARD_INBOX_PORT: inbox } = site.settings;
    catcher = await startMailCatcher({ smtpPort: Number(smtp), httpPort: Number(inbox), folder: site.files.mails });
    for (const name of ['temporal', 'provider'] as const) {
      parts.set(name, startPart({ ...commandOf(name, site), logFile: site.logOf(name) }));
      await until(`${name} answers`, () => parts.get(name)?.mustRun() === true && isUp(name, site));
    }
    for (const name of ours) parts.set(name, startPart(optionsOf(name, site)));
    await until('all are up', async () => ours.every((name) => parts.get(name)?.mustRun()) && isUp('homeward', site));
  }, 120_000);

  afterAll(async () => {
    await Promise.all([...parts.values()].map((part) => part.kill()));
    await catcher.close();
    await site.client.connection.close();
  });

  test('a return goes through all of them, and each ends in order when it is told to', async () => {
    const keys = JSON.parse(readFileSync(site.files.keys, 'utf8')) as Readonly<Record<string, string>>;
    const theReturn = await askForReturn({
      apiUrl: site.urls.api,
      client: site.client,
      keyOf: (owner) => keys[owner] ?? '',
      mustRun: () => ours.every((name) => parts.get(name)?.mustRun()) as true,
    });
    await theReturn.say('decide', 'agent:dev', { verdict: 'approve' });
    await theReturn.say('parcelScanned', 'carrier');
    await theReturn.say('recordReceipt', 'inspector:dev', { lines: [{ line: '1', quantity: 1 }] });
    await theReturn.say('recordInspection', 'inspector:dev', { sheet: {}, verdict: 'accept' });
    await theReturn.reaches('settling');
    expect((await theReturn.card()).money.total).toBeGreaterThan(0);
    const codes = await Promise.all(ours.map(async (name) => [name, await parts.get(name)?.end()]));
    expect(codes).toEqual(ours.map((name) => [name, 0]));
  }, 120_000);
});

/** Only the process of refunds is given the provider's key. */
function optionsOf(name: (typeof ours)[number], site: Site) {
  const { HOMEWARD_SANDBOX_KEY: key, ...settings } = site.settings;
  const environment = name === 'run-refunds' ? { ...settings, HOMEWARD_SANDBOX_KEY: key } : settings;
  const command: [string, string] = [process.execPath, programOf(`src/${name}.ts`)];
  return { name, command, environment, logFile: join(site.folder, `${name}.log`) };
}
