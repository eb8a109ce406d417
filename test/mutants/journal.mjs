// What has been noticed stands in a file, so that a run that was broken off goes on where it ended. It holds as long as the
// changed file is the same; delete it, and everything is judged anew.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function journalAt(path) {
  mkdirSync(dirname(path), { recursive: true });
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
  const known = new Map(lines.map((line) => JSON.parse(line)).map(({ key, result }) => [key, result]));
  return {
    /** Undefined for what nobody has noticed yet. */
    of: (mutant) => known.get(keyOf(mutant)),
    add: (mutant, result) => {
      if (result.status !== 'killed' && result.status !== 'timeout') return;
      appendFileSync(path, `${JSON.stringify({ key: keyOf(mutant), result })}\n`);
    },
  };
}

const hashes = new Map();

function keyOf({ fileName, mutatorName, replacement, location: { start, end } }) {
  const hash = hashes.get(fileName) ?? createHash('sha256').update(readFileSync(fileName)).digest('base64url');
  hashes.set(fileName, hash);
  return [hash, mutatorName, replacement, start.line, start.column, end.line, end.column].join(' ');
}
