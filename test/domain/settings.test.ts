import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSettings, settingsHelp } from '../../src/settings.ts';

const none = { TEMPORAL_CONFIG_FILE: resolve('.homeward/no-such-file.toml') };

test('nothing has to be set for a start on one machine', () => {
  expect(readSettings(none)).toMatchObject({
    temporal: { namespace: 'default' },
    timeSkipping: false,
    apiPort: 7234,
    smtp: { host: '127.0.0.1', port: 7236 },
    catchesMail: true,
    keysFile: resolve('.homeward/data/keys.json'),
  });
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ ...none, HOMEWARD_API_PORT: '', HOMEWARD_DATA: '' })).toEqual(readSettings(none));
});

test('keys, mails, papers and the ledgers follow the data folder', () => {
  const { folders, keysFile, sandbox } = readSettings({ ...none, HOMEWARD_DATA: '/var/homeward' });
  const { cache, ...kept } = folders;
  for (const path of [...Object.values(kept), keysFile, sandbox.ledgerFile]) expect(path).toMatch(/^\/var\/homeward/);
  expect(cache).toBe(resolve('.homeward/cache'));
});

test('a shop’s own packs lie where it says, and nowhere unless it does', () => {
  expect(readSettings({ ...none, HOMEWARD_PACKS: 'policies' }).packsFolder).toBe(resolve('policies'));
  expect(readSettings({ ...none, HOMEWARD_PACKS: '' }).packsFolder).toBeNull();
});

test('webhooks are kept for three months unless it is said otherwise', () => {
  expect(readSettings(none).webhooks.keptDays).toBe(90);
  expect(readSettings({ ...none, HOMEWARD_WEBHOOKS_KEPT_DAYS: '7' }).webhooks.keptDays).toBe(7);
});

test('the database is embedded unless its address is set', () => {
  const url = 'postgres://homeward:secret@db.example:5432/homeward';
  expect(readSettings(none).databaseUrl).toBeNull();
  expect(readSettings({ ...none, DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(() => readSettings({ ...none, DATABASE_URL: 'mysql://homeward:secret@db.example' })).toThrow(
    /^DATABASE_URL cannot be used: give an address such as postgres:\S+, or unset it\.$/,
  );
});

test('Temporal is reached as its own CLI would reach it', () => {
  const set = {
    ...none,
    TEMPORAL_ADDRESS: 'temporal.example:7233',
    TEMPORAL_NAMESPACE: 'returns',
    TEMPORAL_API_KEY: 'secret',
  };
  expect(readSettings(set).temporal).toMatchObject({
    connection: { address: 'temporal.example:7233', apiKey: 'secret', tls: true },
    namespace: 'returns',
  });
});

describe('a bad value is one sentence with the variable and the cure', () => {
  test.each([
    ['HOMEWARD_API_PORT', 'seven', 'a whole number from 1 to 65535'],
    ['HOMEWARD_SMTP_PORT', '0', 'a whole number from 1 to 65535'],
    ['HOMEWARD_WEBHOOKS_KEPT_DAYS', '6', 'a whole number from 7 to 3650'],
    ['HOMEWARD_INBOX_PORT', '65536', 'a whole number from 1 to 65535'],
    ['HOMEWARD_TIME_SKIPPING', 'true', 'yes or no'],
    ['HOMEWARD_MAIL_CATCHER', 'off', 'yes or no'],
    ['HOMEWARD_SANDBOX_URL', 'localhost:7237', 'an address such as http://127.0.0.1:7237'],
  ])('%s=%s', (name, value, cure) => {
    const sentence = `${name}=${value} cannot be used: give ${cure}, or unset it.`;
    expect(() => readSettings({ ...none, [name]: value })).toThrow(new Error(sentence));
  });

  test('all of them at once', () => {
    const read = () => readSettings({ ...none, HOMEWARD_API_PORT: 'x', HOMEWARD_TIME_SKIPPING: 'x' });
    expect(read).toThrow(/^HOMEWARD_API_PORT=.+\nHOMEWARD_TIME_SKIPPING=.+$/);
  });
});

test('the help names every variable that is read', () => {
  const asked = new Set<string>();
  const watched = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
  readSettings(watched);
  const ours = [...asked].filter((name) => /^(DATABASE|HOMEWARD)_/.test(name));
  expect(ours.filter((name) => !settingsHelp().includes(`${name}: `))).toEqual([]);
  expect(ours.length).toBeGreaterThan(9);
});
