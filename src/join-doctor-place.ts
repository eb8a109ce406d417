// Whether an installation stands as one in production should: its address, its keys, its time.
import { statSync } from 'node:fs';
import { bad, type CheckUp, ok, reasonIn, warn } from './domain/check-up.ts';
import type { Settings } from './settings.ts';

/** Whether it is this machine alone. */
export function isHere(host: string): boolean {
  return /^(127\.|localhost$|\[?::1\]?$)/.test(host);
}

/** Customers follow links to it. */
export async function publicAddress({ publicUrl }: Settings): Promise<readonly CheckUp[]> {
  const what = 'public address';
  const { hostname, protocol } = new URL(publicUrl);
  const answers = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(patienceMs) }).then(
    ({ ok: isOk, status }) => (isOk ? undefined : `it answers with ${status}`),
    reasonIn,
  );
  if (answers !== undefined) {
    const cure = 'Start the API, and let HOMEWARD_PUBLIC_URL be where customers reach it.';
    return [bad(what, `The API does not answer at ${publicUrl} (${answers}).`, cure)];
  }
  if (isHere(hostname)) {
    const cure = 'In production set HOMEWARD_PUBLIC_URL: the links in e-mails go there.';
    return [warn(what, `The API answers at ${publicUrl}, where no customer reaches it.`, cure)];
  }
  if (protocol === 'http:')
    return [bad(what, `${publicUrl} is not encrypted.`, 'Set HOMEWARD_PUBLIC_URL to one with https.')];
  return [ok(what, `The API answers at ${publicUrl}.`)];
}

const patienceMs = 8_000;

/** Whoever may read it can act as everybody. */
export function keysFile({ keysFile: file, door, publicUrl }: Settings): readonly CheckUp[] {
  const what = 'development keys';
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0)
    return [bad(what, `${file} can be read by others than its owner.`, `Run: chmod 600 ${file}, and make new keys.`)];
  if (!door.devKeys) return [ok(what, 'They open nothing.')];
  const cure = 'In production set HOMEWARD_DEV_KEYS=no, and give keys by homeward keys create.';
  const judge = isHere(new URL(publicUrl).hostname) ? warn : bad;
  return [judge(what, `The keys in ${file} open the door.`, cure)];
}

export function timeSkipping({ timeSkipping: skips, publicUrl }: Settings): readonly CheckUp[] {
  const what = 'time';
  if (!skips) return [ok(what, 'It runs as it is; no return has a time of its own.')];
  const judge = isHere(new URL(publicUrl).hostname) ? warn : bad;
  return [judge(what, 'Returns may have a time of their own.', 'In production set HOMEWARD_TIME_SKIPPING=no.')];
}
