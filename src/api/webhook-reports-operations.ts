// What payment providers and carriers report by themselves: a signature instead of a key, and a quick answer.
import { z } from '@hono/zod-openapi';
import type { HearingSource } from '../contract/hearings.ts';
import { unreachable } from '../domain/vocabulary.ts';
import { longestWaiting } from '../ports/hearings.ts';
import { type Answer, refuse } from './answer.ts';
import { bytesOf } from './body.ts';
import { overLimit } from './limits.ts';
import type { OpenCall, Operation } from './operation.ts';

const takenSchema = z
  .strictObject({
    taken: z.boolean().describe('Whether it is followed; false: it is about something that we do not follow.'),
  })
  .openapi('ReportTaken');

const standard =
  'Signed as [Standard Webhooks](https://www.standardwebhooks.com) has it, with the secret of the settings.';

const sources: Readonly<Record<HearingSource, { readonly name: string; readonly how: string }>> = {
  stripe: { name: 'Stripe', how: 'Signed in `Stripe-Signature`. Events about refunds are followed.' },
  paypal: { name: 'PayPal', how: 'PayPal itself is asked whether it is its own before anything of it is used.' },
  easypost: { name: 'EasyPost', how: 'Signed in `X-Hmac-Signature`. Trackers are read anew at EasyPost.' },
  shippo: { name: 'Shippo', how: 'With our token in the address. Tracks are read anew at Shippo.' },
  carrier: {
    name: 'another carrier',
    how: `${standard} The body: \`trackingNumber\` or \`rma\`, \`status\` (\`scanned\` or \`lost\`), \`at\`.`,
  },
  'shop-account': {
    name: 'the shop’s system for balances and credit',
    how: `${standard} The body: \`{ "data": { "intent": … } }\`; the intent is read anew there.`,
  },
};

export const webhookReportsOperations: readonly Operation[] = (Object.keys(sources) as readonly HearingSource[]).map(
  (source) => ({
    id: `hear${source
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')}`,
    method: 'post',
    path: `/v1/webhooks/${source}`,
    tag: 'webhooks',
    summary: `Take a report of ${sources[source].name}`,
    description: `${sources[source].how} The same report again, or in another order, does no harm.`,
    action: null,
    ...(source === 'shippo' && { query: z.strictObject({ token: z.string().max(200).exactOptional() }) }),
    body: { kind: 'bytes', mediaType: 'application/json', says: 'As it is sent: the signature is over the bytes.' },
    answers: { 200: { says: 'It is taken.', schema: takenSchema, example: { taken: true } } },
    problems: ['BAD_SIGNATURE', 'NOT_FOUND', 'TOO_LARGE', ...(source === 'paypal' ? (['TOO_MANY'] as const) : [])],
    run: (call) => take(source, call),
  }),
);

/** A report names a few things; ours to look at is only where they are. */
const mostBytes = 262_144;

async function take(source: HearingSource, { doors, request, query, address }: OpenCall): Promise<Answer> {
  const most = source === 'paypal' ? longestWaiting : mostBytes;
  const body = await bytesOf(request, most);
  if (body === undefined) return refuse('TOO_LARGE', `A report has at most ${most} bytes.`);
  const { token = null } = query as { readonly token?: string };
  const checked = await doors.hearings.check(source, { headers: Object.fromEntries(request.headers), token, body });
  switch (checked.kind) {
    case 'closed':
      return refuse('NOT_FOUND', 'Reports of this kind are not taken here.');
    case 'forged':
      return refuse('BAD_SIGNATURE', 'This was not signed by whoever reports here, or too long ago.');
    case 'other':
      return { kind: 'done', status: 200, body: { taken: false } };
    case 'hearing': {
      // Anybody may send what only PayPal can tell from its own, and each time PayPal is asked; it sends again what we refuse.
      const over = source === 'paypal' ? await overLimit(doors.door, 'stranger', address) : undefined;
      if (over !== undefined) return over;
      await doors.hearings.start(source, checked.id, checked.hearing, checked.waits);
      return { kind: 'done', status: 200, body: { taken: true } };
    }
    default:
      return unreachable(checked);
  }
}
