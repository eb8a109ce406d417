// Joins webhooks with what they reach outside.
import type { Client } from '@temporalio/client';
import { webhooksActivities } from '../activities/index.ts';
import { databaseAudit } from './adapters/audit.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { checksOf, temporalHearings } from './adapters/hearings/hearings.ts';
import { trackedParcels } from './adapters/hearings/parcels.ts';
import { paypalSaid } from './adapters/hearings/paypal.ts';
import { waitingReports } from './adapters/hearings/waiting.ts';
import type { Log } from './adapters/log.ts';
import { paypalVerifier } from './adapters/payments/paypal-webhook.ts';
import { databaseRecords } from './adapters/records.ts';
import { returnClock, wallClock } from './adapters/return-clock.ts';
import { startRounds } from './adapters/rounds.ts';
import { startSweep } from './adapters/sweep.ts';
import { temporalReturns } from './adapters/temporal-returns.ts';
import { unfitAddress } from './adapters/webhooks/address.ts';
import { databaseDeliveries } from './adapters/webhooks/deliveries.ts';
import { databaseDeliveryList } from './adapters/webhooks/delivery-list.ts';
import { deliveryStarter, dispatchWebhooks } from './adapters/webhooks/dispatch.ts';
import { deleteOldEvents } from './adapters/webhooks/delete-old-events.ts';
import { databaseEndpoints } from './adapters/webhooks/endpoints.ts';
import { inTurn } from './adapters/webhooks/in-turn.ts';
import { webhookSender } from './adapters/webhooks/send.ts';
import { returnsQueue } from './contract/ids.ts';
import type { Hearings } from './ports/hearings.ts';
import type { WebhookDesk } from './ports/webhooks.ts';
import type { Settings } from './settings.ts';

type Db = OpenDatabase['db'];

/** The activities of the queue `webhooks`. */
export function joinWebhooks({ webhooks: { allowPrivate } }: Settings, db: Db) {
  const send = inTurn(webhookSender({ allowPrivate }));
  return webhooksActivities({ webhooks: { deliveries: databaseDeliveries(db), send } });
}

/** What the API needs to look after them. */
export function joinWebhookDesk({ webhooks }: Settings, db: Db): WebhookDesk {
  return {
    ...databaseEndpoints(db),
    ...databaseDeliveryList(db),
    unfit: (url) => unfitAddress(url, webhooks),
  };
}

/** Sends what has happened on its way, each second; any number of processes may do so side by side. */
export function watchWebhooks(client: Client, db: Db, log: Log): { close(): Promise<void> } {
  const start = deliveryStarter(client, returnsQueue);
  return startRounds(
    async () => {
      const { events, started } = await dispatchWebhooks(db, start);
      return events > 0 || started > 0;
    },
    (error) => log.error('webhooks could not be sent on their way', { error }),
  );
}

/** Deletes what is older than the settings say, now and once a day. */
export function sweepWebhooks({ webhooks }: Settings, db: Db, log: Log): { close(): void } {
  return startSweep(
    () => deleteOldEvents(db, webhooks.keptDays),
    (error) => log.error('old webhooks could not be deleted', { error }),
  );
}

/** What the API needs to take reports: it may tell who sent them, and none of it opens a provider's account. */
export function joinHearings({ webhooks }: Settings, db: Db, client: Client, taskQueue = returnsQueue): Hearings {
  return { check: checksOf(webhooks), start: temporalHearings(client, waitingReports(db), { taskQueue }) };
}

/** How a worker tells returns what was reported: as the API does, with the same time and the same audit. */
export function joinTelling({ timeSkipping }: Settings, db: Db, client: Client) {
  return {
    returns: temporalReturns(client, { records: databaseRecords(db) }),
    clock: timeSkipping ? returnClock(client) : wallClock(),
    audit: databaseAudit(db),
  };
}

export function joinParcels({ carrier }: Settings, db: Db) {
  return trackedParcels(db, {
    easypost: carrier.name === 'easypost' ? carrier : null,
    shippo: carrier.name === 'shippo' ? carrier : null,
  });
}

/** Null where PayPal is not set up, or sends us nothing. */
export function joinPaypalSaid({ payments: { paypal }, webhooks: { paypalWebhookId: webhookId } }: Settings) {
  return paypal === null || webhookId === null ? null : paypalSaid(paypalVerifier({ ...paypal, webhookId }));
}
