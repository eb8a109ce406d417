// The one timer of a return: set to the next thing that comes by itself, and left alone while that stays the same.
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export interface Alarm {
  /** `left` in milliseconds. Set anew where what it is for has changed; null: nothing comes by itself. */
  set(next: { readonly left: number; readonly summary: string } | null): void;
  /** Whether it has rung since it was set. */
  hasRung(): boolean;
}

export function openAlarm(): Alarm {
  let scope: CancellationScope | undefined;
  let summary = '';
  let rung = false;
  return {
    set(next) {
      if (next !== null && next.summary === summary && scope !== undefined && !rung) return;
      scope?.cancel();
      scope = undefined;
      summary = next?.summary ?? '';
      rung = false;
      if (next === null) return;
      const own = new CancellationScope();
      scope = own;
      void own
        .run(async () => {
          await sleep(next.left, { summary: next.summary });
          if (scope === own) rung = true;
        })
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error;
        });
    },
    hasRung: () => rung,
  };
}
