// Our own processes as specs start them: by what was made of their sources once for the run, see global-programs.ts.
import { join } from 'node:path';

/** What to give Node for an entry such as `src/run-all.ts`; without a compiler in it a process starts in half the time. */
export function programOf(entry: string): string {
  const folder = process.env['TEST_PROGRAMS'];
  if (!folder) throw new Error('TEST_PROGRAMS is not set: specs that start our processes lie in parts or server.');
  return join(folder, entry.replace(/\.ts$/, '.mjs'));
}
