// One event on its way to one address of a shop: tried for days, then given up and shown.
import { isCancellation, setCurrentDetails } from '@temporalio/workflow';
import type { DeliveryEnd, DeliveryOrder } from '../src/contract/webhooks.ts';
import { patientWebhooks, webhooks } from './activities.ts';

/** Its end is its result: a receiver that takes nothing is no failure of ours. */
export async function deliverWebhook(order: DeliveryOrder): Promise<DeliveryEnd> {
  try {
    return await webhooks.postWebhook(order);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await patientWebhooks.giveUpWebhook(order);
    setCurrentDetails('**Given up:** the receiver did not take it. It can be sent once more by a replay.');
    return 'given-up';
  }
}
