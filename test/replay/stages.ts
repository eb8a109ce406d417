// Stories of the happy case's shop that stop in one of the stages of a return.
import { approve, goodsCome, inspect, postParcel, waitFor } from './steps.ts';
import { open, type Story } from './story.ts';

export const stages: readonly Story[] = [
  {
    name: 'awaiting-evidence',
    request: { evidence: ['order-number'] },
    tell: (one) => one.ask('decide', { by: 'agent:bo', verdict: 'approve' }).catch(() => undefined),
    ...open('awaiting-evidence'),
  },
  {
    name: 'in-review-overdue',
    tell: (one) => one.until('2026-03-26T12:00:00Z'),
    ...open('in-review'),
  },
  { name: 'awaiting-parcel', tell: approve, ...open('awaiting-parcel') },
  {
    // The quick tries fail in this story, so that the patient ones stand in a history too.
    name: 'awaiting-parcel-while-the-database-is-away',
    tell: approve,
    ...open('awaiting-parcel'),
  },
  {
    name: 'in-transit',
    tell: async (one) => {
      await approve(one);
      await postParcel(one);
    },
    ...open('in-transit'),
  },
  { name: 'inspecting', tell: (one) => goodsCome(one), ...open('inspecting') },
  {
    // The provider cannot be reached in this story.
    name: 'refunding',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('refunding'),
  },
  {
    // The provider declines in this story.
    name: 'needs-a-person',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
      await waitFor(one, 'needs-a-person', '2026-03-24T09:00:00Z');
    },
    ...open('needs-a-person'),
  },
  {
    name: 'settling',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('settling'),
  },
  {
    name: 'replacing',
    request: { resolution: 'exchange' },
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'accept' });
    },
    ...open('replacing'),
  },
  {
    name: 'in-custody',
    tell: async (one) => {
      await goodsCome(one);
      await inspect(one, { verdict: 'reject', reason: 'The brush was used.' });
    },
    ...open('in-custody'),
  },
];
