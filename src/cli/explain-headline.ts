// The head of an explanation: whose case it is, where it stands, and who owes what until when.
import type { ListedClock } from '../contract/case-answer.ts';
import type { CaseFile } from '../contract/case-file.ts';
import { isBefore } from '../domain/instant.ts';
import { ofLine, type Told, whoOwes } from './explain-told.ts';
import { causeWords, stageWords, stepWords } from './explain-words.ts';
import { labelled, pageWidth, type Paint, shown, wrapped } from './page.ts';
import { wallClock, wallClockAtEnd } from '../domain/wall-clock.ts';

export function headline(told: Told, paint: Paint): readonly string[] {
  const { answer, file, shop } = told;
  const { stage, outcome, attention, missing, pack } = answer;
  const { zone } = shop;
  const title = wrapped(`Order ${shown(file.order.number)} at ${shop.name}`, pageWidth).map(paint.bold);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Asked', [`${askedFor(file)}; ${wallClock(file.request.at, zone)} (${zone})`]],
    ['As of', [`${wallClock(file.asOf, zone)} (${zone})`]],
    ['Stage', stage === null ? [] : [`${stage}: ${stageWords[stage]}`]],
    ['Outcome', [outcome ?? 'open']],
    ['Owed now', owedNow(told)],
    ['Missing', missing.length === 0 ? [] : [missing.join(', ')]],
    ['Attention', attention.length === 0 ? [] : [attention.join(', ')]],
    ['Policy', pack === null ? [] : [`${pack.shop}, version ${pack.version}, ${pack.hash}`]],
  ];
  return [
    ...title,
    ...rows.flatMap(([label, texts]) => texts.flatMap((text, place) => row(place === 0 ? label : '', text))),
  ];
}

function row(label: string, text: string): readonly string[] {
  return labelled(`  ${label}`, text, 14);
}

/** `refund of 1 × 1 (Sonic toothbrush), because: defective`. */
function askedFor({ request, order }: CaseFile): string {
  const lines = request.lines.map(({ line, quantity, ground }) => {
    const title = order.lines.find(({ id }) => id === line)?.title ?? line;
    return `${quantity} × ${shown(title)}${ground === undefined ? '' : ` (${ground})`}`;
  });
  return `${request.resolution} of ${lines.join(', ')}, as ${request.ground}`;
}

/** What runs, the nearest end first, and before it what is overdue. */
function owedNow(told: Told): readonly string[] {
  const { clocks } = told.answer;
  const overdue = clocks.filter((clock) => isOverdue(told, clock));
  const open = clocks.filter(({ state }) => state === 'running' || state === 'paused').toSorted(byEnd);
  const lines = [...overdue, ...open].map((clock) => owed(told, clock));
  return lines.length === 0 ? ['nothing'] : lines;
}

/** A breached clock stays breached for ever; that its step is still to be done, the code of attention says. */
function isOverdue({ answer, clockNamed }: Told, { id, state }: ListedClock): boolean {
  const code = clockNamed(id)?.attention;
  return state === 'breached' && code !== undefined && answer.attention.includes(code);
}

function byEnd(one: ListedClock, other: ListedClock): number {
  if (one.dueAt === null || other.dueAt === null) return Number(one.dueAt === null) - Number(other.dueAt === null);
  return Number(isBefore(other.dueAt, one.dueAt)) - Number(isBefore(one.dueAt, other.dueAt));
}

function owed(told: Told, clock: ListedClock): string {
  const step = told.clockNamed(clock.id)?.step;
  const what = step === undefined ? clock.id : stepWords[step];
  return `${whoOwes(clock)}: ${what}${ofLine(told, clock.line)}, ${untilWhen(told, clock)} [${clock.id}]`;
}

/** In the zone of whoever owes it. */
function untilWhen({ shop, file }: Told, { owes, state, dueAt, pauses }: ListedClock): string {
  const zone = owes === 'customer' ? (file.order.shipTo.zone ?? shop.zone) : shop.zone;
  const pause = pauses.findLast(({ to }) => to === null);
  if (state === 'paused' && pause !== undefined) {
    return `paused since ${wallClock(pause.from, zone)} (${zone}) ${causeWords[pause.cause]}`;
  }
  if (dueAt === null) return 'without a known end';
  return `${state === 'breached' ? 'overdue since' : 'until'} ${wallClockAtEnd(dueAt, zone)} (${zone})`;
}
