// The packs that somebody wants looked through, and what is found in them.
import { statSync } from 'node:fs';
import { commonText, packTexts, shopPackTexts } from './adapters/packs.ts';
import type { PackReport } from './domain/policy-report.ts';
import { lintPacks } from './policy/lint/lint-packs.ts';
import type { PackText } from './policy/load.ts';

/** Of shops or folders by name; without any name all that come along, and the common clauses. */
export function lintTexts(texts: readonly PackText[], withCommon: boolean): readonly PackReport[] {
  return lintPacks(texts, commonText(), { withCommon });
}

/** Throws one sentence where a name is none, or its folder holds no packs. */
export function packTextsNamed(names: readonly string[]): readonly PackText[] {
  const own = packTexts();
  if (names.length === 0) return own;
  return names.flatMap((name) => {
    const found = own.find((text) => text.name === name);
    if (found !== undefined) return [found];
    if (statSync(name, { throwIfNoEntry: false })?.isDirectory() === true) return shopPackTexts(name);
    const known = own.map((text) => text.name).join(', ');
    throw new Error(`There is neither a pack nor a folder ${name}; the packs are ${known}.`);
  });
}
