// Where a page of a list ended, as a text that clients hand back and need not understand.
import { readInstant } from '../domain/written-instant.ts';
import { readRma } from '../domain/rma.ts';
import type { ListPlace } from '../ports/return-list.ts';

/** `filters`: a digest of what the list was filtered by; the next page has the same. */
export function cursorTo({ dueAt, rma }: ListPlace, filters: string): string {
  return btoa(JSON.stringify([dueAt, rma, markOf(filters)]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Null: it is damaged, or of a list that was filtered otherwise. */
export function placeIn(cursor: string, filters: string): ListPlace | null {
  const [dueAt, rma, mark] = partsOf(cursor);
  if (typeof rma !== 'string' || readRma(rma) !== rma || mark !== markOf(filters)) return null;
  if (dueAt === null) return { dueAt, rma };
  return typeof dueAt === 'string' && readInstant(dueAt) === dueAt ? { dueAt, rma } : null;
}

function markOf(filters: string): string {
  return filters.slice(-16);
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
