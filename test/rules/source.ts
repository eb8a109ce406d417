// Our source files, parsed, so that rules judge code and not text that looks like code.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

export interface Source {
  /** From the top of the repository: `src/domain/money.ts`. */
  readonly path: string;
  readonly text: string;
  /** All nodes of the syntax tree, each before its parts. */
  readonly nodes: readonly Node[];
}

/** A node of the syntax tree; which fields it has beside these depends on its type. */
export interface Node {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

/** Something that breaks a rule: where, and the cure. */
export interface Finding {
  readonly line: number;
  readonly cure: string;
}

export function sourceOf(path: string, text: string): Source {
  const tree = parseSync(text, { syntax: 'typescript', target: 'es2022' });
  return { path, text, nodes: nodesUnder(tree) };
}

/** All TypeScript files of these folders, from the top of the repository. */
export function sourcesIn(folders: readonly string[]): readonly Source[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  );
  const files = paths.filter((path) => path.endsWith('.ts')).sort();
  return files.map((path) => sourceOf(path, readFileSync(at(path), 'utf8')));
}

/** An absolute path from one that starts at the top of the repository. */
export function at(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Line of a place in the text. The parser counts bytes from 1. */
export function lineOf(source: Source, position: number): number {
  return Buffer.from(source.text)
    .subarray(0, position - 1)
    .toString()
    .split('\n').length;
}

/** `path:line cure`, as an editor opens it. */
export function told(source: Source, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ line, cure }) => `${source.path}:${line} ${cure}`);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}

function nodesUnder(value: unknown): readonly Node[] {
  const found: Node[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isNode(part)) found.push(part);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return found;
}
