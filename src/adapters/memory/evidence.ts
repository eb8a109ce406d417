// Evidence kept in memory, as it came, for tests of what lies before it.
import { createHash } from 'node:crypto';
import type { EvidenceFile, EvidenceFiles } from '../../ports/evidence.ts';

/** Takes every file as a picture, unless `refusing` says that it is none. */
export function memoryEvidence(
  refusing?: Extract<Awaited<ReturnType<EvidenceFiles['keep']>>, { kind: 'refused' }>,
): EvidenceFiles {
  const kept: { readonly rma: string; readonly file: EvidenceFile; readonly content: Uint8Array }[] = [];
  return {
    async keep({ rma, evidence, by, at, content }) {
      if (refusing !== undefined) return refusing;
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      const whole = Buffer.concat(parts);
      const sha256 = createHash('sha256').update(whole).digest('hex');
      const file = {
        name: createHash('sha256').update(`${evidence} ${sha256}`).digest('hex').slice(0, 32),
        evidence,
        mediaType: 'image/jpeg',
        bytes: whole.length,
        sha256,
        by,
        at,
      };
      kept.push({ rma, file, content: whole });
      return { kind: 'kept', file };
    },
    list: async (rma) => kept.filter((one) => one.rma === rma).map(({ file }) => file),
    serve: async (rma, name) => {
      const found = kept.find((one) => one.rma === rma && one.file.name === name);
      return found && { file: found.file, content: found.content, inline: true };
    },
  };
}
