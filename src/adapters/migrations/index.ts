// All migrations, by the name that the database remembers; they run in the order of the names and are never changed.
import type { Migration } from 'kysely';
import { up as audit } from './audit.ts';
import { up as claims } from './claims.ts';
import { up as door } from './door.ts';
import { up as doorOnce } from './door-once.ts';
import { up as evidenceAndLabels } from './evidence-and-labels.ts';
import { up as first } from './first.ts';
import { up as languagesAndBounces } from './languages-and-bounces.ts';
import { up as lists } from './lists.ts';
import { up as waiting } from './waiting.ts';
import { up as webhooks } from './webhooks.ts';
import { up as webhooksKept } from './webhooks-kept.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: first },
  '0002-claims': { up: claims },
  '0003-audit': { up: audit },
  '0004-evidence-and-labels': { up: evidenceAndLabels },
  '0005-languages-and-bounces': { up: languagesAndBounces },
  '0006-door': { up: door },
  '0007-webhooks': { up: webhooks },
  '0008-lists': { up: lists },
  '0009-waiting': { up: waiting },
  '0010-door-once': { up: doorOnce },
  '0011-webhooks-kept': { up: webhooksKept },
};
