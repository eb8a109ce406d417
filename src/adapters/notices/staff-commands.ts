// The commands that end a step which waits for somebody of the shop.
import type { NoticeOrder } from '../../contract/effects.ts';
import { workflowIdOf } from '../../contract/ids.ts';
import type { SignalName, UpdateName } from '../../contract/messages.ts';
import type { ClockStep } from '../../domain/clock.ts';

/** A line to copy; words in capitals are to be filled in. */
export interface StaffCommand {
  readonly does: string;
  readonly command: string;
}

/** The three commands that a staff e-mail offers, the most likely first. */
export function staffCommands(order: NoticeOrder): readonly StaffCommand[] {
  const wanted = [...((order.step === undefined ? undefined : byStep[order.step]) ?? []), ...always];
  return wanted
    .slice(0, 3)
    .map((one) => ({ does: one.does, command: one.signal === true ? signal(order, one) : post(order, one) }));
}

interface Wanted {
  readonly does: string;
  readonly message: SignalName | UpdateName;
  /** Sent with the plain Temporal CLI; everything else goes through the API. */
  readonly signal?: true;
  readonly fields: Readonly<Record<string, unknown>>;
}

const byStep: Readonly<Partial<Record<ClockStep, readonly Wanted[]>>> = {
  review: [
    { does: 'Approve the request', message: 'approve', signal: true, fields: {} },
    {
      does: 'Decline it, with the reason that the customer reads',
      message: 'decline',
      signal: true,
      fields: { reason: 'WHY' },
    },
    {
      does: 'Ask the customer for evidence; our time stands still until it is there',
      message: 'askForEvidence',
      fields: { evidence: ['product-photo'] },
    },
  ],
  evidence: [
    {
      does: 'Decline the request, with the reason that the customer reads',
      message: 'decline',
      signal: true,
      fields: { reason: 'WHY' },
    },
    { does: 'Ask again', message: 'askForEvidence', fields: { evidence: ['product-photo'] } },
  ],
  offer: [
    { does: 'Approve the request as it was made', message: 'approve', signal: true, fields: {} },
    {
      does: 'Decline it, with the reason that the customer reads',
      message: 'decline',
      signal: true,
      fields: { reason: 'WHY' },
    },
  ],
  inspection: [
    {
      does: 'Accept the goods; every answer of the sheet is true where it is as it should be',
      message: 'recordInspection',
      fields: { verdict: 'accept', sheet: {} },
    },
    {
      does: 'Refuse the goods, with the reason that the customer reads',
      message: 'recordInspection',
      fields: { verdict: 'reject', sheet: {}, reason: 'WHY' },
    },
  ],
  refund: [
    { does: 'Try the refund again', message: 'retryStep', fields: {} },
    { does: 'Record that the money has arrived', message: 'confirmRefund', fields: {} },
    { does: 'Hold the refund, with a reason', message: 'holdRefund', fields: { reason: 'WHY' } },
  ],
  'decision-and-refund': [
    { does: 'Approve the request', message: 'approve', signal: true, fields: {} },
    {
      does: 'Decline it, with the reason that the customer reads',
      message: 'decline',
      signal: true,
      fields: { reason: 'WHY' },
    },
    { does: 'Try the refund again', message: 'retryStep', fields: {} },
  ],
  exchange: [
    { does: 'Record that the new goods have left', message: 'recordDispatch', fields: {} },
    {
      does: 'Record that they are not to be had; the customer is refunded instead',
      message: 'recordNotInStock',
      fields: {},
    },
  ],
  notice: [{ does: 'Make the papers and send the e-mail again', message: 'retryStep', fields: {} }],
  'appeal-decision': [
    { does: 'Decide for the customer', message: 'decideAppeal', fields: { verdict: 'approve', reason: 'WHY' } },
    { does: 'Decide against the customer', message: 'decideAppeal', fields: { verdict: 'decline', reason: 'WHY' } },
  ],
  'send-back': [{ does: 'Record that the refused goods have left', message: 'recordSentBack', fields: {} }],
  'carrier-watch': [
    {
      does: 'Record that the parcel has arrived',
      message: 'recordReceipt',
      fields: { lines: [{ line: 'LINE', quantity: 1 }] },
    },
  ],
  trace: [{ does: 'Record that the customer has the answer', message: 'answerTrace', fields: {} }],
  claim: [{ does: 'Record the claim as sent', message: 'recordClaimSent', fields: {} }],
  carriage: [{ does: 'Record the carriage as paid', message: 'recordCarriagePaid', fields: {} }],
};

const always: readonly Wanted[] = [
  {
    does: 'Give it more time, with a reason',
    message: 'moveClock',
    fields: { clock: 'CLOCK', to: 'INSTANT', reason: 'WHY' },
  },
  { does: 'Try the step again', message: 'retryStep', fields: {} },
  {
    does: 'Take the decision again, with a reason',
    message: 'overrideRuling',
    fields: { verdict: 'approve', reason: 'WHY' },
  },
];

function signal(order: NoticeOrder, { message, fields }: Wanted): string {
  const role = order.to === 'agent' ? 'agent' : 'supervisor';
  const input = quoted({ id: messageId(order, message), by: `${role}:YOUR-NAME`, ...fields });
  return `temporal workflow signal --workflow-id ${workflowIdOf(order.rma)} --name ${message} --input ${input}`;
}

function post(order: NoticeOrder, { message, fields }: Wanted): string {
  const body = quoted({ id: messageId(order, message), ...fields });
  return `curl -X POST "$HOMEWARD_URL/v1/returns/${order.rma}/${message}" -H "Authorization: Bearer $HOMEWARD_KEY" -H "Content-Type: application/json" -d ${body}`;
}

/** The same e-mail gives the same id, so a command sent twice is heard once. */
function messageId(order: NoticeOrder, message: string): string {
  return `${message}-${order.at.replaceAll(/[^0-9TZ]/g, '')}`;
}

/** All that is written here is ours and holds no quotation mark, so single ones are safe in a shell. */
function quoted(value: object): string {
  return `'${JSON.stringify(value).replaceAll("'", '')}'`;
}
