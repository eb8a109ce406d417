// Digests of JSON values: for RMA numbers, and to tell the same content from other content.
import { createHash } from 'node:crypto';
import { rmaNumber } from '../domain/rma.ts';
import { sortedJson } from '../domain/sorted-json.ts';

/** The RMA number of a shop's request. The prefix stands for the shop, since no two shops share one. */
export function rmaOf(prefix: string, requestId: string): string {
  return rmaNumber(prefix, digestOf([prefix, requestId]));
}

/** `sha256:` and 64 hex digits of a JSON value, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return `sha256:${digestOf(value).toString('hex')}`;
}

function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(sortedJson(value)).digest();
}
