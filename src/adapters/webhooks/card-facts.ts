// What has changed between two looks of a return, as facts for its shop. Pure.
import type { Card } from '../../contract/card.ts';
import type { WebhookType } from '../../contract/webhooks.ts';
import type { Ruling } from '../../domain/ruling.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { hashOf } from '../digest.ts';
import type { WebhookFact } from './outbox.ts';

/** What is kept of a ruling; the facts used may be anybody's words, and quotes and readings stand in the policy. */
export type RulingTold = Pick<Ruling, 'question' | 'line' | 'ruling' | 'clauses'>;

export function rulingTold({ question, line, ruling, clauses }: Ruling): RulingTold {
  return { question, ...(line === undefined ? {} : { line }), ruling, clauses };
}

/** @param before undefined: the return is new */
export function cardFacts(before: Card | undefined, after: Card): readonly WebhookFact[] {
  const { stage, outcome, owes, revision, orderNumber } = after;
  const fact = (type: WebhookType, data: object): WebhookFact =>
    factOf(after, type, { orderNumber, revision, stage, outcome, ...data });
  const facts: WebhookFact[] = [];
  if (before === undefined) facts.push({ ...fact('return.started', { owes }), cause: 'started' });
  else if (before.stage !== stage) facts.push(fact('return.stage_changed', { before: before.stage, owes }));
  if (isOther(before?.decision ?? null, after.decision)) facts.push(fact('return.decided', decisionOf(after)));
  if (isOther(before?.attention ?? [], after.attention))
    facts.push(fact('return.attention_changed', { attention: after.attention, before: before?.attention ?? [] }));
  if (outcome !== null && outcome !== (before?.outcome ?? null))
    facts.push(fact('return.closed', { money: moneyOf(after) }));
  if (outcome === null && (before?.outcome ?? null) !== null)
    facts.push(fact('return.reopened', { before: before?.outcome }));
  return facts;
}

/** @param before as they were told last; null: nothing was told yet */
export function rulingFacts(
  card: Card,
  before: readonly RulingTold[] | null,
  rulings: readonly RulingTold[],
): readonly WebhookFact[] {
  const known = new Set((before ?? []).map((one) => JSON.stringify(inOrder(one))));
  const changed = rulings.filter((one) => !known.has(JSON.stringify(inOrder(one))));
  if (changed.length === 0) return [];
  const { orderNumber, revision, pack } = card;
  return [factOf(card, 'return.ruled', { orderNumber, revision, pack, rulings: changed })];
}

/**
 * A return that was reset comes by its revisions once more and may then tell something else, so they are no cause by
 * themselves: the cause is all that is told.
 */
function factOf({ shop, rma, at, revision }: Card, type: WebhookType, data: object): WebhookFact {
  return { shop, rma, type, at, cause: hashOf([revision, at, data]), data };
}

/** The database gives fields back in an order of its own. */
function inOrder({ question, line, ruling, clauses }: RulingTold): readonly unknown[] {
  return [question, line ?? null, ruling, clauses];
}

function isOther(before: unknown, after: unknown): boolean {
  return sorted(before) !== sorted(after);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** Who of the staff it was, and the words that were given, stay with us. */
function decisionOf({ decision }: Card): object {
  if (decision === null) return { decision: null };
  const { verdict, by, at } = decision;
  return { decision: { verdict, by: roleOf(by), at } };
}

function moneyOf({ money: { currency, method, total } }: Card): object {
  return { currency, method, total };
}
