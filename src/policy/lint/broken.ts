// What keeps a pack from loading, as findings.
import type { Finding } from '../../domain/policy-report.ts';

/** `error`: as reading a pack throws it, one sentence a line. Throws it again if it is none of those. */
export function brokenBy(error: unknown): readonly Finding[] {
  if (!(error instanceof Error)) throw error;
  return error.message.split('\n').map((sentence) => {
    const parts = form.exec(sentence)?.groups;
    if (parts === undefined) throw error;
    const { file = '', line, what = '', cure = '' } = parts;
    return { kind: 'broken', file, line: Number(line), clauses: [], what: `${what}.`, cure: sentenceOf(cure) };
  });
}

/** The way out stands behind the last semicolon: a quote may have some of its own. */
const form = /^(?<file>[^,]+\.yaml), line (?<line>\d+)(?:, |: )(?<what>.+); (?<cure>.+)$/;

function sentenceOf(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
