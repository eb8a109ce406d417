// Where labels come from is a setting; keys come from nowhere else and are never shown.
import { expect, test } from '@jest/globals';
import { readSettings, settingVariables } from '../../src/settings.ts';

test('without a setting labels are our own paper, and nothing is bought', () => {
  expect(readSettings({}).carrier).toEqual({ name: 'paper' });
});

test('a carrier has its key, its place, and what a parcel is taken for', () => {
  const { carrier } = readSettings({
    HOMEWARD_CARRIER: 'easypost',
    EASYPOST_API_KEY: 'EZAK1',
    HOMEWARD_EASYPOST_URL: 'http://127.0.0.1:9/',
    HOMEWARD_PARCEL_CM: '40x30x10',
    HOMEWARD_PARCEL_GRAMS: '750',
  });
  const parcel = { lengthCm: 40, widthCm: 30, heightCm: 10, grams: 750 };
  expect(carrier).toEqual({ name: 'easypost', apiKey: 'EZAK1', url: 'http://127.0.0.1:9', parcel });
});

test.each([
  ['easypost', 'EASYPOST_API_KEY', 'SHIPPO_API_KEY'],
  ['shippo', 'SHIPPO_API_KEY', 'EASYPOST_API_KEY'],
])('%s without its own key is refused with the name of it', (name, wanted, other) => {
  const read = () => readSettings({ HOMEWARD_CARRIER: name, [other]: 'another-key' });
  expect(read).toThrow(`HOMEWARD_CARRIER is ${name} and ${wanted} is not set: set it, or choose paper.`);
  expect(read).not.toThrow('another-key');
});

test.each([
  ['HOMEWARD_CARRIER', 'pigeon', 'one of paper, easypost, shippo'],
  ['HOMEWARD_PARCEL_CM', '30x20', '30x20x15'],
  ['HOMEWARD_PARCEL_GRAMS', '0', 'a whole number of grams'],
])('%s=%s is told what is allowed', (name, value, allowed) => {
  expect(() => readSettings({ [name]: value })).toThrow(allowed);
});

test('both keys are secrets', () => {
  const secrets = settingVariables().filter(({ isSecret }) => isSecret);
  expect(secrets.map(({ name }) => name)).toEqual(expect.arrayContaining(['EASYPOST_API_KEY', 'SHIPPO_API_KEY']));
});
