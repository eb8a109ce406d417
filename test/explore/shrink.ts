// The shortest schedule that breaks the same invariant: steps are left out as long as it still does (delta debugging).
import type { Step } from './scene.ts';

export function shrunk(steps: readonly Step[], stillBreaks: (steps: readonly Step[]) => boolean): readonly Step[] {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1;) {
    const shorter = withoutOne(left, size, stillBreaks);
    if (shorter === undefined) size = size === 1 ? 0 : Math.ceil(size / 2);
    else left = shorter;
  }
  return left;
}

/** Without some steps in a row, from the last ones on. */
function withoutOne(
  steps: readonly Step[],
  size: number,
  stillBreaks: (steps: readonly Step[]) => boolean,
): readonly Step[] | undefined {
  for (let from = Math.max(0, steps.length - size); from >= 0; from -= 1) {
    const rest = [...steps.slice(0, from), ...steps.slice(from + size)];
    if (stillBreaks(rest)) return rest;
  }
  return undefined;
}
