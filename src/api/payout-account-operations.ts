// Where the money goes that a person moves by hand: for them alone, and from the database alone.
import { type Answer, noSuchReturn } from './answer.ts';
import type { Call, Operation } from './operation.ts';
import { payoutAccountSchema } from './schemas/payout-account.ts';

export const payoutAccountOperations: readonly Operation[] = [
  {
    id: 'readPayoutAccount',
    method: 'get',
    path: '/v1/returns/{rma}/payout-account',
    tag: 'returns',
    summary: 'Read where a refund goes that somebody pays by hand',
    description:
      'The account that the customer has named, with a code sent to the address on file. What is to be paid, and the reference of the transfer, stand in `/v1/returns/{rma}/money`.',
    action: 'readPayoutAccount',
    answers: {
      200: {
        says: 'The account, and whose it should be.',
        schema: payoutAccountSchema,
        example: { rma: 'ABC-7K3MQ9XA-5', name: 'Ada Lovelace', payoutAccount: 'ada@example.com' },
      },
    },
    run: readPayoutAccount,
  },
];

async function readPayoutAccount({ doors, rma }: Call): Promise<Answer> {
  const person = await doors.people.ofReturn(rma);
  if (person === undefined) return noSuchReturn();
  const { name, payoutAccount = null } = person;
  return { kind: 'done', status: 200, body: { rma, name, payoutAccount } };
}
