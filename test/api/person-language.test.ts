// The language in which a customer wants to be written to, as the shop's backend tells it.
import { expect, test } from '@jest/globals';
import { openBench, person, rma, startBody } from './bench.ts';

test.each(['de', 'zh-CN', 'zh-Hans-CN', 'en-GB'])('%s is kept with the person', async (language) => {
  const { people, start } = openBench();
  expect((await start(startBody({ person: person({ language }) }))).status).toBe(201);
  expect((await people.find(`person-of-${rma}`))?.language).toBe(language);
});

test('a person without a language has none', async () => {
  const { people, start } = openBench();
  await start();
  expect(await people.find(`person-of-${rma}`)).not.toHaveProperty('language');
});

test.each(['', 'd', 'German, please', 'de_DE', 'de\r\nBcc: x', 'a'.repeat(40), 'de-'])(
  'the language %j is refused by its path',
  async (language) => {
    const { start } = openBench();
    expect((await start(startBody({ person: person({ language }) }))).errors).toEqual(['BAD_VALUE person.language']);
  },
);

test('the same request in another language is another request', async () => {
  const { start } = openBench();
  await start(startBody({ person: person({ language: 'de' }) }));
  expect((await start(startBody({ person: person({ language: 'zh' }) }))).errors).toEqual([
    'DIFFERENT_CONTENT requestId',
  ]);
});
