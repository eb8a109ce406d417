// What keeps a pack from loading, as findings.
import type { Finding } from '../../domain/policy-report.ts';

/** `error`: as reading a pack throws it, one sentence a line. Throws it again if it is none of those. */
export function brokenBy(error: unknown): readonly Finding[] {
  const sentences = error instanceof Error ? error.message.split('\n') : [];
  const read = sentences.map((sentence) => form.exec(sentence)?.groups);
  return read.map((parts) => {
    if (parts === undefined) throw error;
    const { file = '', line, saying = '' } = parts;
    const [what = '', ...cure] = saying.split(/(?<=;) /);
    return {
      kind: 'broken',
      file,
      line: Number(line),
      clauses: [],
      what: what.replace(/;$/, '.'),
      cure: sentenceOf(cure.join(' ')),
    };
  });
}

const form = /^(?<file>[^,]+\.yaml), line (?<line>\d+)(?:, |: )(?<saying>.+)$/;

function sentenceOf(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
