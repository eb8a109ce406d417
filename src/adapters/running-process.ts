// One process of Homeward: what it has opened, and how it ends.

export interface Closable {
  close(): unknown;
}

/** Notes a part that is open, so that it is closed when the process ends; answers the part. */
export type Keep = <Part extends Closable>(what: string, part: Part) => Part;

/** What a process does until it is told to end. */
export interface Work {
  /** Rejects when it cannot go on; the process then ends with an error. */
  readonly ended: Promise<void>;
}

/**
 * Runs until SIGINT or SIGTERM, or until the work ends. Then the parts are closed, the last opened first: each takes
 * nothing new and finishes what it has begun. A second signal waits for nothing more. Exit status: 0 told to end, 1 could
 * not start or go on, which one sentence on standard error explains.
 */
export async function runProcess(start: (keep: Keep) => Promise<Work | undefined>): Promise<void> {
  const opened: { readonly what: string; readonly part: Closable }[] = [];
  let ending = false;
  const end = async (code: number): Promise<void> => {
    if (ending) process.exit(1);
    ending = true;
    for (const { what, part } of opened) {
      try {
        await part.close();
      } catch (error) {
        process.stderr.write(`Closing ${what} failed: ${String(error)}\n`);
      }
    }
    process.exit(code);
  };
  process.on('SIGINT', () => void end(0)).on('SIGTERM', () => void end(0));
  try {
    const work = await start((what, part) => {
      opened.unshift({ what, part });
      return part;
    });
    await work?.ended;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (!ending) await end(1);
  }
}
