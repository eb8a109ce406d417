import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { devKeys } from '../../src/adapters/dev-keys.ts';
import { hashOf, rmaOf } from '../../src/adapters/digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'homeward-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keysIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

test('there is one key per role and shop, and each opens as its owner alone', () => {
  const file = join(folder, 'new', 'keys.json');
  const owner = devKeys(file, ['soocas', 'website']);
  const keys = keysIn(file);
  expect(Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, owner(key)]))).toEqual({
    'agent:dev': { role: 'agent', name: 'dev' },
    'supervisor:dev': { role: 'supervisor', name: 'dev' },
    'inspector:dev': { role: 'inspector', name: 'dev' },
    'finance:dev': { role: 'finance', name: 'dev' },
    'operator:dev': { role: 'operator', name: 'dev' },
    'auditor:dev': { role: 'auditor', name: 'dev' },
    'shop:soocas': { role: 'shop', shop: 'soocas' },
    'shop:website': { role: 'shop', shop: 'website' },
    customer: { role: 'customer' },
    carrier: { role: 'carrier' },
    provider: { role: 'provider' },
    mail: { role: 'mail' },
  });
  expect(new Set(Object.values(keys)).size).toBe(12);
  for (const wrong of ['', 'agent:dev', `${keys['customer']}x`]) expect(owner(wrong)).toBeUndefined();
});

test('the keys are for their owner to read, and stay the same from one start to the next', () => {
  const file = join(folder, 'again.json');
  devKeys(file, ['soocas']);
  const before = keysIn(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const owner = devKeys(file, ['soocas', 'website']);
  expect(keysIn(file)).toMatchObject(before);
  expect(owner(keysIn(file)['shop:website'] ?? '')).toEqual({ role: 'shop', shop: 'website' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('an empty key in the file opens nothing', () => {
  const file = join(folder, 'empty.json');
  writeFileSync(file, '{"agent:dev": ""}');
  expect(devKeys(file, [])('')).toBeUndefined();
});

test('a hash tells content, not the order of its keys', () => {
  expect(hashOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(hashOf({ b: { d: null, c: [1, 2] }, a: 1 }));
  expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }));
  expect(hashOf({ a: '1' })).not.toBe(hashOf({ a: 1 }));
  expect(hashOf({})).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('the number of a request is the same for ever, and differs from shop to shop', () => {
  expect(rmaOf('SOO', 'R-1')).toBe('SOO-94VAQR4N-G');
  expect(rmaOf('WEB', 'R-1').slice(4)).not.toBe(rmaOf('SOO', 'R-1').slice(4));
  const numbers = Array.from({ length: 10_000 }, (_, index) => rmaOf('SOO', String(index)));
  expect(new Set(numbers).size).toBe(numbers.length);
});
