// The table of the API.
import { bouncesOperations } from './bounces-operations.ts';
import { evidenceOperations } from './evidence-operations.ts';
import { messagesOperations } from './messages-operations.ts';
import type { Operation } from './operation.ts';
import { returnsOperations } from './returns-operations.ts';
import { serviceOperations } from './service-operations.ts';

/** Of two that a path fits, the first is meant. */
export const operations: readonly Operation[] = [
  ...returnsOperations,
  ...messagesOperations,
  ...evidenceOperations,
  ...bouncesOperations,
  ...serviceOperations,
];
