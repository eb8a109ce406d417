// The secrets of before that still sign: receivers have a day to take over a new one, however often it is changed.
import type { Selectable } from 'kysely';
import { instantOf, msOf } from '../../domain/instant.ts';
import type { OldSecret, WebhookEndpointsTable } from './tables.ts';

type Row = Pick<Selectable<WebhookEndpointsTable>, 'old_secret' | 'old_secret_until' | 'older_secrets'>;

/** The latest first. */
export function oldSecretsOf(row: Row, nowMs: number): readonly OldSecret[] {
  const { old_secret: secret, old_secret_until: until, older_secrets: older } = row;
  const latest = secret === null || until === null ? [] : [{ secret, until: instantOf(until.getTime()) }];
  return [...latest, ...older].filter((one) => msOf(one.until) > nowMs);
}
