// What people say to a return by a command, and how the options of it become the fields of its message.
import type { MessageName } from '../client/bodies.ts';
import type { CommandOption } from './command-line.ts';
import { flag, instantIn, listIn, sheetIn, textIn, unitsIn, wholeIn, type ReadOption } from './returns-options.ts';

export interface Act {
  /** `approve`, of `returns approve RMA`. */
  readonly name: string;
  readonly says: string;
  readonly message: MessageName;
  /** Whose development key says it where no other key is set. */
  readonly owner: string;
  /** What its name says already. */
  readonly fixed?: object;
  readonly fields: readonly ActField[];
  readonly examples?: readonly string[];
}

export interface ActField extends CommandOption {
  /** Of the message. */
  readonly field: string;
  readonly read: ReadOption;
}

const reason: ActField = {
  flags: '--reason <text>',
  says: 'why; it is kept and may be quoted',
  field: 'reason',
  read: textIn,
};
const lines = (says: string): ActField => ({ flags: '--lines <list>', says, field: 'lines', read: unitsIn });
const evidence = (says: string): ActField => ({ flags: '--evidence <list>', says, field: 'evidence', read: listIn });
const suspicion: ActField = {
  flags: '--suspicion',
  says: 'because of a suspicion, of which the customer is not told',
  field: 'suspicion',
  read: flag(true),
};
const some = 'lines and units such as 1=2,3: two of line 1, one of line 3';

export const acts: readonly Act[] = [
  {
    name: 'approve',
    says: 'Approves the request, or a part of it.',
    message: 'decide',
    owner: 'agent:dev',
    fixed: { verdict: 'approve' },
    examples: [
      'returns approve ABC-7K3MQ9XA-5 --reason "all evidence is there"',
      'returns approve ABC-7K3MQ9XA-5 --lines 1=1 --reason "one cup is whole"',
    ],
    fields: [
      reason,
      lines(`only ${some}`),
      { flags: '--ground <ground>', says: 'another ground than the one asked for', field: 'ground', read: textIn },
      { flags: '--route <route>', says: 'how the goods come back', field: 'route', read: textIn },
      { flags: '--resolution <what>', says: 'refund, exchange and the like', field: 'resolution', read: textIn },
      { flags: '--amount <minor>', says: 'in minor units, where staff decide on it', field: 'amount', read: wholeIn },
      { flags: '--freight <party>', says: 'who bears the carriage: shop or customer', field: 'freight', read: textIn },
      { flags: '--exception', says: 'although the policy refuses it by default', field: 'exception', read: flag(true) },
    ],
  },
  {
    name: 'decline',
    says: 'Declines the request.',
    message: 'decide',
    owner: 'agent:dev',
    fixed: { verdict: 'decline' },
    fields: [reason, evidence('what shows it, such as product-photo,video')],
  },
  {
    name: 'ask',
    says: 'Asks the customer for evidence.',
    message: 'askForEvidence',
    owner: 'agent:dev',
    fields: [evidence('what is wanted, such as product-photo,video')],
  },
  {
    name: 'receive',
    says: 'Records what has arrived.',
    message: 'recordReceipt',
    owner: 'inspector:dev',
    fields: [
      lines(some),
      { flags: '--wrong-address', says: 'it came to another address', field: 'atAgreedAddress', read: flag(false) },
    ],
  },
  {
    name: 'inspect',
    says: 'Records the inspection of what has arrived.',
    message: 'recordInspection',
    owner: 'inspector:dev',
    examples: ['returns inspect ABC-7K3MQ9XA-5 --verdict reject --sheet clean=no --reason "used for weeks"'],
    fields: [
      { flags: '--verdict <verdict>', says: 'accept or reject', field: 'verdict', read: textIn },
      { flags: '--sheet <list>', says: 'answers such as clean=yes,labels=no', field: 'sheet', read: sheetIn },
      lines(`only ${some}`),
      reason,
      evidence('what shows it, such as product-photo'),
      { flags: '--extra <list>', says: 'what lay in the parcel beside it', field: 'extra', read: listIn },
    ],
  },
  {
    name: 'hold',
    says: 'Holds the refund.',
    message: 'holdRefund',
    owner: 'supervisor:dev',
    fields: [reason, suspicion],
  },
  {
    name: 'release',
    says: 'Lets a refund that was held go on.',
    message: 'releaseRefund',
    owner: 'supervisor:dev',
    fields: [reason, suspicion],
  },
  { name: 'retry', says: 'Tries a step again that is stuck.', message: 'retryStep', owner: 'operator:dev', fields: [] },
  {
    name: 'move-clock',
    says: 'Moves the end of a clock.',
    message: 'moveClock',
    owner: 'supervisor:dev',
    examples: ['returns move-clock ABC-7K3MQ9XA-5 --clock ABC-K02 --to 2026-03-25T12:00:00Z --reason "a day off"'],
    fields: [
      { flags: '--clock <id>', says: 'which one, as `returns show` names it', field: 'clock', read: textIn },
      { flags: '--to <instant>', says: 'such as 2026-03-25T12:00:00Z', field: 'to', read: instantIn },
      reason,
    ],
  },
];
