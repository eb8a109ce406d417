// The audit in memory.
import type { Act, Audit } from '../../ports/audit.ts';

export interface MemoryAudit extends Audit {
  readonly acts: readonly Act[];
}

export function memoryAudit(): MemoryAudit {
  const acts: Act[] = [];
  return {
    acts,
    async record(act) {
      const isRepeat = act.once !== null && acts.some(({ once }) => once === act.once);
      if (!isRepeat) acts.push(act);
    },
  };
}
