// From the texts of packs to packs: parsed, checked against the form and against the shop's own words, and joined.
import type { PackStamp } from '../domain/ruling.ts';
import { checkCommon, checkPack } from './check.ts';
import { joinClauses } from './join.ts';
import { type Clause, type CommonDocument, commonPack, pack, type PackDocument } from './schema.ts';
import { readSource, type Source } from './source.ts';

/** One shop's policy, with the common clauses that stand behind it. */
export interface Pack {
  readonly document: PackDocument;
  /** The shop's own, then the common ones as far as the shop's do not take their place (src/policy/join.ts). */
  readonly clauses: readonly Clause[];
  readonly stamp: PackStamp;
  /** Throws for an id that this pack does not have. */
  readonly clause: (id: string) => Clause;
}

/** `name` is the name of the files without their endings: it is the shop, or begins with the shop and a dash. */
export interface PackText {
  readonly name: string;
  readonly yaml: string;
  readonly policyText: string;
}

export interface CommonText {
  readonly yaml: string;
}

/** All packs of a service. Throws as `readPack` does, and for two packs that cannot stand beside each other. */
export function loadPacks(
  texts: readonly (PackText & { readonly hash: string })[],
  common: CommonText,
): readonly Pack[] {
  const commonSource = readCommon(common);
  const packs = texts.map((text) => joinedPack(text, commonSource, text.hash));
  for (const [index, one] of packs.entries()) {
    const clash = packs.slice(0, index).map((other) => clashOf(one.document, other.document));
    const first = clash.find((sentence) => sentence !== undefined);
    if (first !== undefined) throw new Error(first);
  }
  return packs;
}

/**
 * One pack. `hash` comes from whoever read the files. Throws an Error with one sentence a line for everything that is
 * wrong, each with the file, the line, the field and the way out.
 */
export function readPack(text: PackText, common: CommonText, hash: string): Pack {
  return joinedPack(text, readCommon(common), hash);
}

/** The common clauses as they stand in their file, before a shop's take the place of some. */
export function commonClauses(common: CommonText): readonly Clause[] {
  return readCommon(common).document.clauses;
}

function readCommon({ yaml }: CommonText): Source<CommonDocument> {
  const source = readSource('common.yaml', yaml, commonPack);
  source.refuse(checkCommon(source.document));
  return source;
}

function joinedPack(text: PackText, common: Source<CommonDocument>, hash: string): Pack {
  const source = readSource(`${text.name}.yaml`, text.yaml, pack);
  const { document } = source;
  source.refuse(checkPack(text, document, common.document));
  return joinPack(document, common.document.clauses, hash);
}

/** Without any check. */
export function joinPack(document: PackDocument, common: readonly Clause[], hash: string): Pack {
  const clauses = joinClauses(document.clauses, common);
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const stamp: PackStamp = { shop: document.shop, version: document.version, hash };
  return {
    document,
    clauses,
    stamp,
    clause: (id) => {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`${id} is no clause of the pack ${stamp.shop} ${stamp.version}.`);
      return found;
    },
  };
}

function clashOf(one: PackDocument, other: PackDocument): string | undefined {
  const names = `The packs ${other.shop} ${other.version} and ${one.shop} ${one.version}`;
  if (one.shop !== other.shop) {
    const isSame = one.rmaPrefix === other.rmaPrefix;
    return isSame ? `${names} have the same rmaPrefix ${one.rmaPrefix}; give each shop its own.` : undefined;
  }
  if (one.rmaPrefix !== other.rmaPrefix) return `${names} have different prefixes; a shop keeps its rmaPrefix.`;
  if (one.version === other.version) return `${names} have the same version; give each its own.`;
  const isSameDay = one.inForceFrom === other.inForceFrom;
  return isSameDay ? `${names} are in force from the same day; change inForceFrom of one.` : undefined;
}
