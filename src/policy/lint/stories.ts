// What has to happen in a case until two clauses meet in it.
import { addDays, dayOf } from '../../calendar/zone.ts';
import { hoursFrom, type Instant } from '../../domain/instant.ts';
import type { Evidence } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import { clocksOf } from '../rules/clock.ts';
import { holds } from '../when.ts';
import { askedIn, factsAtFirst } from './situation.ts';
import type { Situation } from './space.ts';

/** `complete`: with all evidence. The others name what happens last. */
export type Story =
  'complete' | 'approved' | 'rejected' | 'offer-accepted' | 'traced' | 'parcel-before-request' | 'clock-moved';

export interface Told {
  readonly evidence: readonly Evidence[];
  readonly events: readonly object[];
}

/** `story`: undefined where the request alone, or its cancellation, will do. */
export function tellStory(pack: Pack, situation: Situation, story: Story | undefined): Told {
  const { timing, cancelledBy } = situation;
  const at = timing.requestedAt;
  if (cancelledBy !== null)
    return { evidence: [], events: [{ at, event: 'cancelled', by: cancelledBy, reason: 'a wish' }] };
  const isDecided = situation.route !== null || situation.freight !== null || situation.exception;
  if (story === undefined && !isDecided) return { evidence: [], events: [] };
  return { evidence: everything, events: events(pack, situation, story ?? 'approved') };
}

const everything: readonly Evidence[] = [
  'product-photo',
  'package-photo',
  'weighing-photo',
  'order-screenshot',
  'description',
  'condition',
];

function events(pack: Pack, situation: Situation, story: Story): readonly object[] {
  const { requestedAt } = situation.timing;
  const after = (hours: number): Instant => hoursFrom(requestedAt, hours);
  const lines = [{ line: '1', quantity: 1 }];
  const approved = approval(pack, after(1), situation);
  const back = [approved, { at: after(2), event: 'parcel-scanned' }, { at: after(3), event: 'received', lines }];
  const told: Readonly<Record<Story, readonly object[]>> = {
    complete: [],
    approved: [approved],
    rejected: [
      ...back,
      {
        at: after(4),
        event: 'inspected',
        sheet: { identity: false },
        verdict: 'reject',
        reason: 'other goods',
        evidence,
      },
    ],
    'offer-accepted': [
      { at: after(1), event: 'offer-made', resolution: 'partial-refund', amount: 1 },
      { at: after(2), event: 'offer-answered', answer: 'accept' },
    ],
    traced: [
      ...back,
      { at: after(4), event: 'inspected', sheet: {}, verdict: 'accept' },
      { at: after(5), event: 'refund-submitted' },
      { at: longAfter(requestedAt), event: 'trace-asked', account: 'account-1' },
    ],
    'parcel-before-request': [{ at: after(-1), event: 'parcel-scanned' }],
    'clock-moved': [clockMove(pack, after(1))],
  };
  return told[story];
}

const evidence: readonly Evidence[] = ['product-photo'];

function approval(pack: Pack, at: Instant, situation: Situation): object {
  const { route, freight, exception } = situation;
  const facts = factsAtFirst(pack, situation, askedIn(pack, situation));
  const limits = clausesWith(pack, 'reviewer').flatMap(({ rule }) =>
    rule.reviewer !== undefined && holds(rule.reviewer.when, facts) ? [rule.reviewer] : [],
  );
  return {
    at,
    event: 'decided',
    verdict: 'approve',
    by: 'supervisor:eve',
    reason: 'as the case requires',
    ...(route === null ? {} : { route }),
    ...(freight === null ? {} : { freight }),
    ...(exception || limits.some((one) => one.exception) ? { exception: true } : {}),
    ...(limits.some(({ override }) => override) ? { override: true } : {}),
  };
}

function clockMove(pack: Pack, at: Instant): object {
  const clock = clocksOf(pack).find(({ rule }) => rule.step === 'review')?.rule.id;
  return { at, event: 'clock-moved', by: 'supervisor:eve', clock, to: longAfter(at), reason: 'a special case' };
}

/** Beyond the days that a bank takes. */
function longAfter(at: Instant): Instant {
  return `${addDays(dayOf(at, 'UTC'), aMonth)}T02:00:00Z`;
}

const aMonth = 30;
