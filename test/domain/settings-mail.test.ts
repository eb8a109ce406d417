// How the mail server is spoken to, and where the links of e-mails lead.
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { readSettings, settingsHelp } from '../../src/settings.ts';

const none = { TEMPORAL_CONFIG_FILE: resolve('.homeward/no-such-file.toml') };

test('the mail catcher wants no login and no encryption', () => {
  expect(readSettings(none).smtp).toEqual({ host: '127.0.0.1', port: 7236, secure: false, requireTls: false });
});

test.each([
  ['if-offered', false, false],
  ['required', false, true],
  ['from-the-start', true, false],
])('encryption is %s', (tls, secure, requireTls) => {
  expect(readSettings({ ...none, HOMEWARD_SMTP_TLS: tls }).smtp).toMatchObject({ secure, requireTls });
});

test('the login of the mail server is given and never printed', () => {
  const set = { ...none, HOMEWARD_SMTP_USER: 'homeward', HOMEWARD_SMTP_PASSWORD: 'very-secret' };
  expect(readSettings(set).smtp).toMatchObject({ user: 'homeward', password: 'very-secret' });
  expect(settingsHelp()).not.toContain('very-secret');
  expect(() => readSettings({ ...set, HOMEWARD_SMTP_TLS: 'no' })).toThrow(
    'HOMEWARD_SMTP_TLS=no cannot be used: give if-offered, required or from-the-start, or unset it.',
  );
});

test('links lead to the API unless it is said where customers reach us', () => {
  expect(readSettings({ ...none, HOMEWARD_API_PORT: '8000' }).publicUrl).toBe('http://127.0.0.1:8000');
  expect(readSettings({ ...none, HOMEWARD_PUBLIC_URL: 'https://returns.example/' }).publicUrl).toBe(
    'https://returns.example',
  );
  expect(() => readSettings({ ...none, HOMEWARD_PUBLIC_URL: 'javascript:alert(1)' })).toThrow('HOMEWARD_PUBLIC_URL');
});
