// Reads the texts of packs from their folder; what they mean is the policy's business.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
  return textsIn(folder, commonText(folder).yaml);
}

/**
 * The packs of a shop that runs Homeward itself, from a folder of its own; they stand on the common clauses that come
 * along. Throws one sentence with the cure for a folder that is none, that has no pack, or that has more than packs.
 */
export function shopPackTexts(folder: string): readonly HashedPackText[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`HOMEWARD_PACKS=${folder} is no folder: name the one that your packs are in, or unset it.`);
  }
  const files = readdirSync(folder);
  if (files.includes(commonFile)) {
    throw new Error(
      `${join(folder, commonFile)} would hold for every shop: remove it, and let your pack override what it says otherwise.`,
    );
  }
  const misnamed = files.find((file) => file.endsWith('.yml'));
  if (misnamed !== undefined) throw new Error(`${join(folder, misnamed)} is not read: let its name end in .yaml.`);
  const texts = textsIn(folder, commonText().yaml);
  if (texts.length === 0) {
    throw new Error(`There is no pack in ${folder}: put SHOP.yaml there, and your policy's own words into SHOP.txt.`);
  }
  return texts;
}

function textsIn(folder: string, common: string): readonly HashedPackText[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== commonFile)
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted();
  return names.map((name) => {
    const yaml = readText(join(folder, `${name}.yaml`));
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

function readText(path: string, otherwise = `There is no ${path}.`): string {
  if (!existsSync(path)) throw new Error(otherwise);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} cannot be read: let it be a file that this process may read.`, { cause: error });
  }
}

/** Each text goes in with its length, so that words moved from one to the next make another hash. */
function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text);
  return `sha256:${hash.digest('hex')}`;
}
