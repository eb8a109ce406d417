// Where orders are looked up is a setting for each shop; its keys are never shown.
import { expect, test } from '@jest/globals';
import { readSettings, settingVariables } from '../../src/settings.ts';

test('without a setting no order is looked up', () => {
  expect(readSettings({}).orders).toEqual({});
});

test('each shop has an order service of its own', () => {
  const service = { url: 'https://soocas.example/orders', key: 'order-key' };
  expect(readSettings({ HOMEWARD_ORDERS: JSON.stringify({ soocas: service }) }).orders).toEqual({ soocas: service });
});

test.each(['order-key', '[]', '{"soocas":{"url":"order-key"}}', '{"soocas":{"url":"ftp://x","key":"order-key"}}'])(
  'what is no such setting is refused with its name, and is not shown: %s',
  (value) => {
    const read = () => readSettings({ HOMEWARD_ORDERS: value });
    expect(read).toThrow(/^HOMEWARD_ORDERS cannot be used: give JSON such as/);
    expect(read).not.toThrow('order-key');
  },
);

test('it counts as a secret', () => {
  expect(settingVariables().find(({ name }) => name === 'HOMEWARD_ORDERS')).toMatchObject({ isSecret: true });
});
