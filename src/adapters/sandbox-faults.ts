// Faults that tests and demonstrations order from the sandbox provider: what goes wrong, how often, at which call.
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { refusal, type SandboxAnswer } from './sandbox-refunds.ts';

const kinds = ['commit-then-hang', 'commit-then-reset', 'reset-before', '500', '429'] as const;
type FaultKind = (typeof kinds)[number];

const faultBody = z.strictObject({
  kind: z.enum(kinds),
  times: z.int().positive().max(1000).default(1),
  on: z.enum(['refund', 'look-up']).default('refund'),
});
type FaultCall = z.infer<typeof faultBody>['on'];

export interface Faults {
  /** Orders a fault for the next calls of a kind. */
  order(body: unknown): SandboxAnswer;
  /** Answers as the fault wants: an answer, or what happens to the connection instead. */
  disturb(call: FaultCall, request: IncomingMessage, act: () => SandboxAnswer): SandboxAnswer | 'hang' | 'reset';
}

/** Faults in the order in which they were ordered; the header `X-Fault` disturbs the call that carries it. */
export function orderedFaults(): Faults {
  const waiting: { readonly kind: FaultKind; readonly on: FaultCall }[] = [];
  return {
    order(body) {
      const read = faultBody.safeParse(body);
      if (!read.success) return refusal(400, 'invalid_request', read.error.issues.map((one) => one.message).join('; '));
      const { kind, times, on } = read.data;
      waiting.push(...Array.from({ length: times }, () => ({ kind, on })));
      return { status: 200, body: { waiting: waiting.length } };
    },
    disturb: (call, request, act) => carryOut(faultOf(request) ?? next(call), act),
  };

  function next(call: FaultCall): FaultKind | undefined {
    const index = waiting.findIndex(({ on }) => on === call);
    return index < 0 ? undefined : waiting.splice(index, 1)[0]?.kind;
  }
}

/** For a provider that was started without faults. */
export const noFaults: Faults = {
  order: () => refusal(404, 'not_found', 'This provider was started without faults.'),
  disturb: (_call, _request, act) => act(),
};

function faultOf(request: IncomingMessage): FaultKind | undefined {
  return kinds.find((kind) => kind === request.headers['x-fault']);
}

function carryOut(fault: FaultKind | undefined, act: () => SandboxAnswer): SandboxAnswer | 'hang' | 'reset' {
  if (fault === '500') return refusal(500, 'internal', 'The provider has failed, as was ordered.');
  if (fault === '429') return { ...refusal(429, 'rate_limited', 'Too many requests, as was ordered.'), retryAfter: 1 };
  if (fault === 'reset-before') return 'reset';
  const answer = act();
  if (fault === 'commit-then-hang') return 'hang';
  return fault === 'commit-then-reset' ? 'reset' : answer;
}
