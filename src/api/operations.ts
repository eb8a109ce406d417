// The table of the API.
import { bouncesOperations } from './bounces-operations.ts';
import { evidenceOperations } from './evidence-operations.ts';
import { keysOperations } from './keys-operations.ts';
import { linksOperations } from './links-operations.ts';
import { messagesOperations } from './messages-operations.ts';
import type { Operation } from './operation.ts';
import { partsOperations } from './parts-operations.ts';
import { payoutAccountOperations } from './payout-account-operations.ts';
import { returnsOperations } from './returns-operations.ts';
import { serviceOperations } from './service-operations.ts';
import { sessionsOperations } from './sessions-operations.ts';
import { staffOperations } from './staff-operations.ts';
import { webhookDeliveriesOperations } from './webhook-deliveries-operations.ts';
import { webhookEndpointsOperations } from './webhook-endpoints-operations.ts';
import { webhookReportsOperations } from './webhook-reports-operations.ts';

/** Of two that a path fits, the first is meant. */
export const operations: readonly Operation[] = [
  ...returnsOperations,
  ...partsOperations,
  ...messagesOperations,
  ...evidenceOperations,
  ...bouncesOperations,
  ...linksOperations,
  ...payoutAccountOperations,
  ...sessionsOperations,
  ...keysOperations,
  ...staffOperations,
  ...webhookEndpointsOperations,
  ...webhookDeliveriesOperations,
  ...webhookReportsOperations,
  ...serviceOperations,
];
