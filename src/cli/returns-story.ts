// The story of a return down the page: when, who, what, by which clause, and what it changed.
import type { CaseEvent } from '../contract/events.ts';
import type { Change, TimelineEntry, TimelineKind } from '../contract/timeline.ts';
import { printedAmount } from '../domain/printed.ts';
import { unreachable } from '../domain/vocabulary.ts';
import { wallClock, wallClockAtEnd } from '../domain/wall-clock.ts';
import { actWords, isCaseEvent } from './demo/words.ts';
import { type Paint, pageWidth, shown, wrapped } from './page.ts';
import { type SeenReturn, stepName } from './returns-seen.ts';

export function storyLines({ entries, zone }: SeenReturn, paint: Paint): readonly string[] {
  return entries.flatMap((entry) => entryLines(entry, zone, paint));
}

const timeWidth = 'Wed 25 Mar 2026 20:00:59 '.length;
const room = pageWidth - timeWidth - 3;

function entryLines(entry: TimelineEntry, zone: string, paint: Paint): readonly string[] {
  const { at, kind, clauses, refused } = entry;
  const cited = clauses.length === 0 ? '' : ` (${clauses.join(', ')})`;
  const [first = '', ...rest] = wrapped(`${whoAndWhat(entry, zone)}${cited}`, room);
  const changes = [
    ...(refused === undefined ? [] : [`refused: ${refused.code}, ${shown(refused.detail)}`]),
    ...(entry.early ? ['it is early, and is kept for its stage'] : []),
    ...entry.changes.map((change) => changeText(change, zone)),
  ];
  const colour = refused === undefined ? paint.bold : paint.red;
  const under = (text: string): string => `${' '.repeat(timeWidth)}│ ${text}`;
  return [
    `${wallClock(secondOf(at), zone).padEnd(timeWidth)}${signs[kind]} ${colour(first)}`,
    ...rest.map((text) => under(colour(text))),
    ...changes.flatMap((text) =>
      wrapped(text, room - 2).map((line, place) => under(paint.dim(`${place === 0 ? '·' : ' '} ${line}`))),
    ),
  ];
}

const signs: Readonly<Record<TimelineKind, string>> = { fact: '●', clock: '◷', mail: '✉', papers: '▤', refund: '¤' };

/** Fractions of a second say nothing to people. */
function secondOf(at: string): string {
  return at.replace(/\.\d+Z$/, 'Z');
}

function whoAndWhat({ by, what, details, kind, at, via }: TimelineEntry, zone: string): string {
  const who = by === null ? 'Homeward' : shown(by);
  const past = via === 'temporal' ? ', past the API,' : '';
  switch (kind) {
    case 'fact':
      return `${who}${past} ${factWords({ what, details, at, by }, zone)}`;
    case 'clock':
      return `the time of ${shown(what)} comes`;
    case 'mail':
      return `the e-mail ${shown(what)} to ${textOf(details['to'])} ${'bounced' in details ? 'comes back' : 'is handed over'}`;
    case 'papers':
      return `papers are made: ${textOf(details['papers'])}`;
    case 'refund':
      return refundWords(what, details);
    default:
      return unreachable(kind);
  }
}

function factWords(
  { what, details, at, by }: Pick<TimelineEntry, 'what' | 'details' | 'at' | 'by'>,
  zone: string,
): string {
  if (what === 'opened') return 'takes the request';
  if (what === 'step-failed') return `is stuck: ${textOf(details['step'] ?? details['why'])}`;
  if (what === 'step-retried') return 'tries the step again';
  if (!isCaseEvent(what)) return shown(what);
  return shown(actWords({ sheet: {}, ...details, event: what, at, by: by ?? 'shop' } as unknown as CaseEvent, zone));
}

function refundWords(what: string, details: TimelineEntry['details']): string {
  const { amount, currency, provider, reason } = details;
  const sum = typeof amount === 'number' && typeof currency === 'string' ? printedAmount(amount, currency) : 'money';
  const said = typeof reason === 'string' ? `: ${shown(reason)}` : '';
  return `the refund of ${sum} at ${textOf(provider)} is ${shown(what)}${said}`;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'nobody';
  return shown(Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value));
}

function changeText(change: Change, zone: string): string {
  switch (change.change) {
    case 'stage':
      return `stage ${change.to}`;
    case 'outcome':
      return change.outcome === null ? 'open again' : `ended as ${change.outcome}`;
    case 'ruling':
      return `${change.question}${ofLine(change.line)}: ${[change.ruling].flat().map(shown).join(', ') || 'nothing'}${cited(change.clauses)}`;
    case 'clock': {
      const { id, became, step, owes, dueAt, line } = change;
      const until =
        dueAt === null || became === 'met' || became === 'ended' ? '' : `, until ${wallClockAtEnd(dueAt, zone)}`;
      return `clock ${shown(id)} ${became}: ${stepName(step)}${ofLine(line)}, owed by the ${owes}${until}`;
    }
    case 'money':
      return `due ${printedAmount(change.total, change.currency)}`;
    default:
      return unreachable(change);
  }
}

function ofLine(line: string | undefined): string {
  return line === undefined ? '' : ` for line ${shown(line)}`;
}

function cited(clauses: readonly string[]): string {
  return clauses.length === 0 ? '' : ` (${clauses.join(', ')})`;
}
