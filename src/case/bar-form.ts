// How a clause bars an event.
import type { ProblemCode } from '../contract/problems.ts';

export interface Bar {
  readonly code: ProblemCode;
  readonly detail: string;
}

export function refuses(clause: string, why: string): Bar {
  return { code: 'POLICY_REFUSES', detail: `${clause}: ${why}` };
}
