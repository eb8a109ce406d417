// May this line be returned: grounds, channels and windows together.
import { grounds, type Ground } from '../../domain/vocabulary.ts';
import { clausesAbout } from '../clauses-about.ts';
import { type Asked, deliveryOf, type LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import type { Clause, Rule, When } from '../schema.ts';
import { type Candidate, whichRules } from '../which.ts';
import { holds } from '../when.ts';
import { type Window, windowsOf } from './opened-within.ts';

export type MayReturn = 'accepted' | 'refused' | 'reviewer';

export interface MayReturnRuling {
  readonly ruling: MayReturn;
  readonly clauses: readonly Clause[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** No clause names the ground: the gap of ALL-22. */
  readonly gap: boolean;
  /** A reviewer decides because the window is over. */
  readonly late: boolean;
}

/** `windows`: those that are counted for the line, with the instants at which they end. */
export function mayReturn(
  pack: Pack,
  asked: Asked,
  facts: LineFacts,
  windows: readonly Window[] = windowsOf(pack, asked, facts),
): MayReturnRuling {
  const unnamed = isGap(pack, facts);
  const answering = clausesAbout(pack, 'may-return');
  const supports = windows.map(({ clause }) => clause).filter((clause) => answering.includes(clause));
  const late = windows.some((one) => one.late && one.rule.late === 'reviewer');
  const which = whichRules(mayReturnCandidates(pack, asked, facts, { windows, unnamed }), facts);
  const gap = (which?.ruling ?? 'reviewer') === 'reviewer' && unnamed;
  const clauses = which?.clauses ?? [pack.clause('ALL-22')];
  return {
    ruling: which?.ruling ?? 'reviewer',
    clauses: [...clauses, ...supports.filter((clause) => !clauses.includes(clause))],
    facts: factsUsed(asked, facts),
    gap,
    late: late && (which?.ruling ?? 'reviewer') === 'reviewer',
  };
}

/** What each clause says by itself, in the order of the pack; a window speaks only when it is over. */
export function mayReturnCandidates(
  pack: Pack,
  asked: Asked,
  facts: LineFacts,
  { windows, unnamed }: { readonly windows: readonly Window[]; readonly unnamed: boolean },
): readonly Candidate<MayReturn>[] {
  const candidates: Candidate<MayReturn>[] = [];
  for (const speaker of speakersOn(pack, facts.ground)) {
    const { clause } = speaker;
    // The common reading of gaps speaks only where no clause names the ground.
    if (clause.rule.reviewer?.gap === true && !unnamed) continue;
    const ruling = groundRuling(speaker, facts) ?? channelRuling(clause.rule, asked);
    if (ruling !== undefined) candidates.push({ clause, ruling });
    const late = windows.find((one) => one.clause === clause && one.late)?.rule;
    if (late === undefined) continue;
    candidates.push({ clause: late.lateBy === undefined ? clause : pack.clause(late.lateBy), ruling: late.late });
  }
  return candidates;
}

/** Whether no clause but the common reading of gaps speaks of the ground. */
export function isGap(pack: Pack, facts: LineFacts): boolean {
  return !speakersOn(pack, facts.ground).some(
    (speaker) => speaker.clause.rule.reviewer?.gap !== true && groundRuling(speaker, facts) !== undefined,
  );
}

/** The clauses that speak of the line's ground as it stands, without those that others override; windows left aside. */
export function groundClauses(pack: Pack, facts: LineFacts): readonly Clause[] {
  const speakers = speakersOn(pack, facts.ground).filter((speaker) => groundRuling(speaker, facts) !== undefined);
  const speaking = speakers.map(({ clause }) => clause);
  const overridden = new Set(speaking.flatMap(({ overrides }) => overrides));
  return speaking.filter(({ id }) => !overridden.has(id));
}

/** A clause as far as it can have a word on goods with one ground. */
interface Speaker {
  readonly clause: Clause;
  /** The first of which the further conditions hold is what the clause says of the ground. */
  readonly words: readonly { readonly ruling: MayReturn; readonly when: When | undefined }[];
}

/** Of the clauses that answer the question those that can have a word on goods with this ground. */
function speakersOn(pack: Pack, ground: Ground): readonly Speaker[] {
  return byGround(pack).get(ground) ?? [];
}

const byGround = onceAPack((pack): ReadonlyMap<Ground, readonly Speaker[]> => {
  const all = clausesAbout(pack, 'may-return');
  return new Map(grounds.map((ground) => [ground, all.flatMap((clause) => speakerOn(ground, clause))]));
});

function speakerOn(ground: Ground, clause: Clause): readonly Speaker[] {
  const { refuses, reviewer, accepts, 'opened-within': window, 'sold-through': sold } = clause.rule;
  // What a clause refuses or leaves to the reviewer it takes out of what it accepts.
  const words = [
    ...wordsOn(ground, 'refused', refuses),
    ...wordsOn(ground, 'reviewer', reviewer),
    ...wordsOn(ground, 'accepted', accepts),
  ];
  return words.length > 0 || window !== undefined || sold !== undefined ? [{ clause, words }] : [];
}

/** None where the conditions leave this ground out; else those that are left to be looked at. */
function wordsOn(ground: Ground, ruling: MayReturn, part: { readonly when?: When | undefined } | undefined) {
  if (part === undefined) return [];
  const { grounds: named, exceptGrounds: excepted, ...others } = part.when ?? {};
  if (named?.includes(ground) === false || excepted?.includes(ground) === true) return [];
  return [{ ruling, when: Object.keys(others).length === 0 ? undefined : others }];
}

function groundRuling({ words }: Speaker, facts: LineFacts): MayReturn | undefined {
  return words.find(({ when }) => holds(when, facts))?.ruling;
}

function channelRuling(rule: Rule, { order }: Asked): MayReturn | undefined {
  const sold = rule['sold-through'];
  return sold === undefined || sold.channels.includes(order.channel) ? undefined : 'refused';
}

function factsUsed({ order, request, line }: Asked, facts: LineFacts): Readonly<Record<string, unknown>> {
  return {
    deliveredAt: deliveryOf(order, line, request.at),
    requestedAt: request.at,
    ground: facts.ground,
    channel: order.channel,
    ...(facts.tags.length > 0 ? { tags: facts.tags } : {}),
  };
}
