// Five ways of a return through its stages, told from outside: together they come through all of them.
import type { SignalName, UpdateName } from '../../src/contract/messages.ts';
import type { Outcome, Stage } from '../../src/domain/vocabulary.ts';
import { unitPrice, type Wish } from './from-outside.ts';

export interface Way {
  readonly name: string;
  readonly wish: Wish;
  /** Where the request itself leads. */
  readonly first: Stage;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  /** In minor units, one for each refund that the provider makes. */
  readonly refunds: readonly number[];
  /** Whether the provider is silent when the refund is asked for, and only a second try hears of it. */
  readonly unpaid?: true;
}

/** What leads to the next stage: somebody says something, or days go by. */
export interface Step {
  readonly act: { readonly says: UpdateName | SignalName; readonly owner: string; readonly fields?: object } | Days;
  /** The stage on the way to the next one, where the money has to be asked for first. */
  readonly by?: 'refunding';
  readonly to: Stage;
}

export interface Days {
  readonly days: number;
}

const says = (owner: string, name: UpdateName | SignalName, to: Stage, fields: object = {}): Step => ({
  act: { says: name, owner, fields },
  to,
});
const approved = says('agent:dev', 'decide', 'awaiting-parcel', { verdict: 'approve' });
const scanned = says('carrier', 'parcelScanned', 'in-transit');
const received = says('inspector:dev', 'recordReceipt', 'inspecting', { lines: [{ line: '1', quantity: 1 }] });
const inspected = (verdict: 'accept' | 'reject', to: Stage): Step =>
  says('inspector:dev', 'recordInspection', to, { verdict, sheet: {}, reason: 'Looked at under the lamp.' });
const settled = says('provider', 'refundReported', 'closed', { status: 'settled' });
const wishOf = (shop: string, request: Wish['request'] = {}): Wish => ({ shop, request });

export const ways: readonly Way[] = [
  {
    name: 'a refund after evidence was owed',
    wish: wishOf('soocas', { evidence: ['order-number', 'return-reason'] }),
    first: 'awaiting-evidence',
    steps: [
      says('customer', 'supplyEvidence', 'in-review', { evidence: ['product-photo'] }),
      approved,
      scanned,
      received,
      { ...inspected('accept', 'settling'), by: 'refunding' },
      settled,
    ],
    outcome: 'refunded',
    refunds: [unitPrice],
    unpaid: true,
  },
  {
    name: 'an exchange that was offered',
    wish: wishOf('soocas'),
    first: 'in-review',
    steps: [
      says('agent:dev', 'makeOffer', 'offered', { resolution: 'exchange' }),
      says('customer', 'answerOffer', 'awaiting-parcel', { answer: 'accept' }),
      scanned,
      received,
      inspected('accept', 'replacing'),
      says('inspector:dev', 'recordDispatch', 'closed'),
    ],
    outcome: 'exchanged',
    refunds: [],
  },
  {
    name: 'an appeal that was granted',
    wish: wishOf('aisoon', { ground: 'missing-item', evidence: ['description', 'product-photo'] }),
    first: 'in-review',
    steps: [
      says('agent:dev', 'decide', 'open-to-appeal', {
        verdict: 'decline',
        reason: 'The parcel had its full weight.',
        evidence: ['weighing-photo'],
      }),
      says('customer', 'appeal', 'appealed', { reason: 'The weight was that of another parcel.' }),
      {
        ...says('supervisor:dev', 'decideAppeal', 'settling', { verdict: 'approve', reason: 'The scales were wrong.' }),
        by: 'refunding',
      },
      settled,
    ],
    outcome: 'refunded',
    refunds: [unitPrice + 167], // A third of the shipping, as one unit of three is missing.
  },
  {
    name: 'a lapse, opened again by a receipt, and a refusal of the goods',
    wish: wishOf('soocas'),
    first: 'in-review',
    steps: [
      approved,
      { act: { days: 5 }, to: 'closed' },
      says('customer', 'registerParcel', 'in-transit', { postingReceiptAt: '2026-03-21T09:00:00Z' }),
      received,
      inspected('reject', 'in-custody'),
      { act: { days: 35 }, to: 'closed' },
    ],
    outcome: 'right-ended',
    refunds: [],
  },
  {
    name: 'a parcel that was posted too late, and a supervisor who does not let it in',
    wish: wishOf('soocas'),
    first: 'in-review',
    steps: [
      approved,
      { act: { days: 5 }, to: 'closed' },
      says('carrier', 'parcelScanned', 'needs-a-person'),
      says('supervisor:dev', 'decide', 'in-custody', {
        verdict: 'decline',
        reason: 'There was time enough to post it.',
        evidence: ['tracking-number'],
      }),
      { act: { days: 35 }, to: 'closed' },
    ],
    outcome: 'right-ended',
    refunds: [],
  },
];
