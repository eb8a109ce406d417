// Reads the texts of packs from their folder; what they mean is the policy's business.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface HashedPackText {
  /** The file's name without its ending: `soocas`, or `soocas-2026-01-01` for a further version. */
  readonly name: string;
  readonly yaml: string;
  /** The shop's own words, from which the pack quotes. */
  readonly policyText: string;
  /** `sha256:` and 64 hex digits over the pack, the shop's text and the common clauses. */
  readonly hash: string;
}

/** The packs of a folder in the order of their names. Throws if a pack has no text beside it, or no common one. */
export function packTexts(folder = ownFolder): readonly HashedPackText[] {
  const common = commonText(folder).yaml;
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== commonFile)
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted();
  return names.map((name) => {
    const yaml = readFileSync(join(folder, `${name}.yaml`), 'utf8');
    const policyText = readText(
      join(folder, `${name}.txt`),
      `${name}.yaml quotes from a text; put the shop's policy into ${name}.txt beside it.`,
    );
    return { name, yaml, policyText, hash: hashOf([yaml, policyText, common]) };
  });
}

/** The clauses that hold for every shop. */
export function commonText(folder = ownFolder): { readonly yaml: string } {
  return {
    yaml: readText(join(folder, commonFile), `There is no ${commonFile} in ${folder}; every pack stands on it.`),
  };
}

const commonFile = 'common.yaml';
const ownFolder = fileURLToPath(new URL('../policy/packs/', import.meta.url));

function readText(path: string, otherwise: string): string {
  if (!existsSync(path)) throw new Error(otherwise);
  return readFileSync(path, 'utf8');
}

/** Each text goes in with its length, so that words moved from one to the next make another hash. */
function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text);
  return `sha256:${hash.digest('hex')}`;
}
