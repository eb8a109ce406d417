// The table of commands as a command line: help, answers for people and for programs, exit codes.
import { expect, test } from '@jest/globals';
import { type AskedOfCommand, type Command, runCommand } from '../../src/cli/command-line.ts';

const asked: AskedOfCommand[] = [];
const commands: readonly Command[] = [
  {
    name: 'parcel weigh',
    says: 'Weighs a parcel.',
    takes: ['RMA', '[SCALE]'],
    options: [
      { flags: '--by <who>', says: 'who weighs it' },
      { flags: '--again', says: 'although it was weighed' },
    ],
    async run(what) {
      asked.push(what);
      if (what.words[0] === 'lost') throw new Error('The parcel is lost: look for it.');
      return { isWell: what.words[0] !== 'heavy', text: `It is ${what.words[0]}.\n`, json: { is: what.words[0] } };
    },
  },
  {
    name: 'parcel open',
    says: 'Opens a parcel.',
    run: async () => ({ isWell: true, text: 'It is open.\n', json: null }),
  },
];

async function run(...words: readonly string[]) {
  let [out, complaint] = ['', ''];
  const code = await runCommand(words, commands, {
    out: (text) => void (out += text),
    complain: (text) => void (complaint += text),
  });
  return { code, out, complaint };
}

test('a command answers people in words and programs in JSON', async () => {
  expect(await run('parcel', 'weigh', 'light')).toEqual({ code: 0, out: 'It is light.\n', complaint: '' });
  expect(await run('parcel', 'weigh', 'light', '--json')).toEqual({ code: 0, out: '{"is":"light"}\n', complaint: '' });
  expect(await run('parcel', 'open', '--json')).toEqual({ code: 0, out: 'null\n', complaint: '' });
});

test('what is wrong with what was looked at shows in the exit code', async () => {
  expect(await run('parcel', 'weigh', 'heavy')).toEqual({ code: 1, out: 'It is heavy.\n', complaint: '' });
});

test('what cannot be done is one sentence, where the reader looks for it', async () => {
  const sentence = 'The parcel is lost: look for it.';
  expect(await run('parcel', 'weigh', 'lost')).toEqual({ code: 1, out: '', complaint: `${sentence}\n` });
  expect(await run('parcel', 'weigh', 'lost', '--json')).toEqual({
    code: 1,
    out: `${JSON.stringify({ error: sentence })}\n`,
    complaint: '',
  });
});

test('a command is given its words and options, and of those only what was said', async () => {
  asked.length = 0;
  await run('parcel', 'weigh', 'SOO-1', 'left', '--by', 'bo', '--again');
  await run('parcel', 'weigh', 'SOO-2', '--json');
  expect(asked).toEqual([
    { words: ['SOO-1', 'left'], options: { by: 'bo', again: true } },
    { words: ['SOO-2'], options: {} },
  ]);
});

test.each([
  ['no command', []],
  ['half a command', ['parcel']],
  ['an unknown command', ['parcels']],
  ['an unknown option', ['parcel', 'open', '--gently']],
  ['a word too much', ['parcel', 'open', 'SOO-1']],
  ['a word too few', ['parcel', 'weigh']],
  ['an option without its value', ['parcel', 'weigh', 'SOO-1', '--by']],
])('%s is wrong usage and answered with what is right', async (_what, words) => {
  const { code, out, complaint } = await run(...words);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain('Usage: homeward');
});

test('asking for help is no mistake, and help names every command', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toMatch(/Commands:\n {2}parcel/);
  expect((await run('parcel', '--help')).out).toMatch(/weigh .*Weighs a parcel\.\n.*open .*Opens a parcel\./);
  expect((await run('parcel', 'weigh', '--help')).out).toMatch(/<RMA> \[SCALE\]\n[^]*--by <who>[^]*--json/);
});
