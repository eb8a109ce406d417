// What the form of a pack finds wrong, said so that one knows what to write instead.
import type { z } from 'zod';
import type { Flaw } from './source.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** One flaw for each field that does not fit; `value` is the whole that was checked. */
export function flawsOf(issues: readonly Issue[], value: unknown): readonly Flaw[] {
  return issues.flatMap((issue) => flawsAt([], issue, value));
}

function flawsAt(above: Path, issue: Issue, value: unknown): readonly Flaw[] {
  const path = [...above, ...(issue.path as Path)];
  const there = valueAt(value, path);
  if (issue.code === 'invalid_union') return clearest(issue.errors).flatMap((inner) => flawsAt(path, inner, value));
  if (issue.code === 'unrecognized_keys') {
    const saying = 'this field is unknown; remove it or correct its name.';
    return issue.keys.map((key) => ({ path: [...path, key], saying }));
  }
  return [{ path, saying: `${said(there)}; ${cureOf(issue)}.` }];
}

function cureOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return `write ${article(issue.expected)}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code !== 'invalid_value') return issue.message;
  return `write one of ${issue.values.join(', ')}`;
}

/** A field that may have several forms is judged by the form that its writer came closest to. */
function clearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depths = branches.map((issues) => Math.max(...issues.map(depthOf)));
  return branches[depths.indexOf(Math.max(...depths))] ?? [];
}

function depthOf(issue: Issue): number {
  return issue.code === 'unrecognized_keys' ? issue.path.length + 1 : issue.path.length;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Readonly<Record<string | number, unknown>>)[step], value);
}

function said(value: unknown): string {
  if (value === undefined) return 'it is missing';
  return typeof value === 'object' && value !== null
    ? 'what stands there does not fit'
    : `${JSON.stringify(value)} does not fit`;
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    array: 'a list',
    object: 'a map of fields',
    record: 'a map of fields',
    string: 'a text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  };
  return names[expected] ?? expected;
}
