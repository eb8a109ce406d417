// All packs at once: each by itself, the common clauses, and whether the packs can stand beside each other.
import type { PackReport } from '../../domain/policy-report.ts';
import { type CommonText, loadPacks, type PackText } from '../load.ts';
import { lintCommon } from './lint-common.ts';
import { lintPack } from './lint.ts';

/** In the order of the texts, the common clauses last. */
export function lintPacks(
  texts: readonly PackText[],
  common: CommonText,
  { withCommon }: { readonly withCommon: boolean },
): readonly PackReport[] {
  const shared = lintCommon(common);
  // On common clauses that cannot be read no pack can stand: their flaws are told once.
  if (shared.findings.some(({ kind }) => kind === 'broken')) return [shared];
  const reports = texts.map((text) => lintPack(text, common));
  const isWhole = !reports.some(({ findings }) => findings.some(({ kind }) => kind === 'broken'));
  return [...(isWhole ? withClash(reports, texts, common) : reports), ...(withCommon ? [shared] : [])];
}

/** Told of the last one, whose coming makes the clash. */
function withClash(
  reports: readonly PackReport[],
  texts: readonly PackText[],
  common: CommonText,
): readonly PackReport[] {
  for (const [index, report] of reports.entries()) {
    const what = clashOf(texts.slice(0, index + 1), common);
    if (what === undefined) continue;
    const cure = 'Change the head of one of the two.';
    const clash = { kind: 'broken', file: report.file, line: 1, clauses: [], what, cure } as const;
    return reports.with(index, { ...report, findings: [clash, ...report.findings] });
  }
  return reports;
}

function clashOf(texts: readonly PackText[], common: CommonText): string | undefined {
  try {
    loadPacks(
      texts.map((text) => ({ ...text, hash: '' })),
      common,
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
