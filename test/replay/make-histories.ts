// Makes the golden histories that are missing or do not fit the code any more, and says what has changed in them.
// With `--all` every story is told anew. As in a run of tests, the server and the workers are processes of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import startServer from '../support/global-setup.ts';

await startServer();
const teller = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('./tell-stories.ts', import.meta.url)), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
const [code] = (await once(teller, 'exit')) as [number | null];
await globalThis.endTemporalForTests?.();
process.exitCode = code ?? 1;
