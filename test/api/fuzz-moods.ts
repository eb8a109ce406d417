// A world outside that answers now this, now that: what it may say, the API has to have an answer for.
import { memoryHearings } from '../../src/adapters/memory/hearings.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { memoryWebhooks } from '../../src/adapters/memory/webhooks.ts';
import { exampleDelivery } from '../../src/api/schemas/webhooks.ts';
import type { ProblemCode } from '../../src/contract/problems.ts';
import type { Checked, Hearings } from '../../src/ports/hearings.ts';
import { type Returns, ReturnsUnavailable, type Told } from '../../src/ports/returns.ts';
import type { WebhookDesk } from '../../src/ports/webhooks.ts';

export interface Moods {
  /** From now on the answers change from call to call; before, all is well. */
  change(): void;
  readonly returns: Returns;
  readonly hearings: Hearings;
  readonly webhooks: WebhookDesk;
}

export function openMoods(): Moods {
  let calls: number | undefined;
  const next = <T>(choices: readonly T[]): T | undefined =>
    calls === undefined ? undefined : choices[(calls += 1) % choices.length];
  const answer = async (plain: Promise<Told>): Promise<Told> => {
    const told = await plain;
    if (told.kind === 'problem') return told;
    const mood = next(moods);
    if (mood === 'away') throw new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail: 'No answer came.' });
    return mood === undefined || mood === 'well' ? told : refused(mood);
  };
  const returns = memoryReturns();
  return {
    change: () => void (calls = 0),
    returns: {
      ...returns,
      update: (...args) => answer(returns.update(...args)),
      // Signals are refused only by what keeps them from coming in.
      signal: async (...args) => {
        const told = await answer(returns.signal(...args));
        return told.kind === 'problem' && !/ENDED|FOUND/.test(told.problem.code) ? { kind: 'kept' } : told;
      },
    },
    hearings: memoryHearings(() => Promise.resolve(next(checks) ?? { kind: 'other' })),
    webhooks: deskWithDeliveries(),
  };
}

const moods = [
  'well',
  'NOT_NOW',
  'well',
  'TOO_LATE',
  'ALREADY_DECIDED',
  'POLICY_REFUSES',
  'well',
  'REASON_MISSING',
  'EVIDENCE_MISSING',
  'TOO_MUCH',
  'well',
  'RETURN_ENDED',
  'NOT_FOUND',
  'away',
] as const satisfies readonly (ProblemCode | 'well' | 'away')[];

function refused(code: ProblemCode): Told {
  const problem = { at: '', code, detail: 'The return says so.' };
  return code === 'RETURN_ENDED' ? { kind: 'problem', problem, outcome: 'lapsed' } : { kind: 'problem', problem };
}

const checks: readonly Checked[] = [
  { kind: 'other' },
  { kind: 'forged' },
  { kind: 'closed' },
  {
    kind: 'hearing',
    id: 'evt_1',
    hearing: { about: 'payment', provider: 'stripe', references: ['pi_1'], at: '2026-11-30T00:00:00Z' },
  },
];

/** Every endpoint has sent one event. */
function deskWithDeliveries(): WebhookDesk {
  const desk = memoryWebhooks();
  return {
    ...desk,
    deliveries: () => Promise.resolve({ deliveries: [exampleDelivery], next: null }),
    replay: (_endpoint, id) => Promise.resolve(id === exampleDelivery.id ? exampleDelivery : undefined),
  };
}
