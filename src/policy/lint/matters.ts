// The matters on which clauses can contradict each other, and what each clause says of them in a situation.
import type { NoticeName } from '../../domain/vocabulary.ts';
import type { LineFacts } from '../facts.ts';
import { toldBy } from '../join.ts';
import type { Pack } from '../load.ts';
import { bearerCandidates } from '../rules/freight.ts';
import { isGap, mayReturnCandidates } from '../rules/may-return.ts';
import { windowsOf } from '../rules/opened-within.ts';
import { methodCandidates } from '../rules/refund-method.ts';
import { routeCandidates } from '../rules/route.ts';
import type { Clause, When } from '../schema.ts';
import { holds } from '../when.ts';
import type { Candidate } from '../which.ts';
import { clockMatters } from './clock-matters.ts';
import { moneyMatters } from './money-matters.ts';
import { type Scope, scopeOf, scopeOfWhens } from './scope.ts';
import { askedIn, factsAtFirst, factsInFull, factsWithBearer } from './situation.ts';
import type { Situation } from './space.ts';
import type { Story } from './stories.ts';

export interface Matter {
  /** Fits behind “asked”: `whether the goods may be returned`. */
  readonly about: string;
  readonly scope: Scope;
  /** What a common clause says is meant for cases of which the shop says nothing. */
  readonly commonIsElse: boolean;
  /** What has to happen until it is asked, where that is more than the request. */
  readonly story?: Story;
  readonly candidatesIn: (situation: Situation) => readonly Candidate<string>[];
}

export function mattersOf(pack: Pack): readonly Matter[] {
  return [
    mayReturnMatter(pack),
    windowMatter(pack),
    ...rulingMatters(pack),
    ...clockMatters(pack),
    ...moneyMatters(pack),
    ...cancelMatters(pack),
    ...messageMatters(pack),
  ];
}

function mayReturnMatter(pack: Pack): Matter {
  const kinds = ['accepts', 'refuses', 'reviewer', 'opened-within'] as const;
  return {
    about: 'whether the goods may be returned',
    scope: scopeOf(pack.clauses, kinds, 'window', 'channel', 'grounds'),
    commonIsElse: false,
    candidatesIn: (situation) => {
      const asked = askedIn(pack, situation);
      const facts = factsAtFirst(pack, situation, asked);
      const windows = windowsOf(pack, asked, facts);
      return mayReturnCandidates(pack, asked, facts, { windows, unnamed: isGap(pack, facts) });
    },
  };
}

/** Windows that would be counted if no clause took the place of another. */
function windowMatter(pack: Pack): Matter {
  return {
    about: 'until when a return may be asked for',
    scope: scopeOf(pack.clauses, ['opened-within']),
    commonIsElse: true,
    candidatesIn: (situation) => {
      const facts = factsAtFirst(pack, situation, askedIn(pack, situation));
      return pack.clauses.flatMap((clause) => {
        const window = clause.rule['opened-within'];
        return window === undefined || !holds(window.when, facts) ? [] : [{ clause, ruling: `by ${window.clock}` }];
      });
    },
  };
}

function rulingMatters(pack: Pack): readonly Matter[] {
  const { clauses } = pack;
  const early = (situation: Situation): LineFacts => factsAtFirst(pack, situation, askedIn(pack, situation));
  return [
    {
      about: 'who bears the return carriage',
      scope: scopeOf(clauses, ['borne-by']),
      commonIsElse: true,
      candidatesIn: (situation) => bearerCandidates(pack, early(situation)),
    },
    {
      about: 'on which way the goods come back',
      scope: scopeOf(clauses, ['sends']),
      commonIsElse: true,
      candidatesIn: (situation) => routeCandidates(pack, factsWithBearer(pack, situation, askedIn(pack, situation))),
    },
    {
      about: 'to where the money goes',
      scope: scopeOf(clauses, ['pays-to']),
      commonIsElse: true,
      candidatesIn: (situation) => methodCandidates(pack, early(situation)),
    },
  ];
}

function cancelMatters({ clauses }: Pack): readonly Matter[] {
  return (['customer', 'shop'] as const).map((by) => ({
    about: `whether the ${by} may cancel the order`,
    scope: scopeOf(clauses, [], 'cancelledBy'),
    commonIsElse: true,
    candidatesIn: ({ cancelledBy, timing }) =>
      clauses.flatMap((clause) => {
        // What is shipped may be too late to cancel, whatever clause is asked.
        if (cancelledBy !== by || timing.shippedAt !== null) return [];
        const rule = clause.rule.cancels?.find((one) => one.by === by);
        return rule === undefined ? [] : [{ clause, ruling: `${rule.ruling} as ${clause.id} has it` }];
      }),
  }));
}

/** The common reading of gaps tells a message only where no clause of the shop tells it. */
function messageMatters(pack: Pack): readonly Matter[] {
  const gap = pack.clauses.find(({ rule }) => rule.reviewer?.gap === true);
  const names = [...new Set((gap?.tells ?? []).map(toldBy))];
  return names.map((name) => ({
    about: `whose duty the message ${name} is`,
    scope: scopeOfWhens(
      pack.clauses,
      pack.clauses.flatMap((clause) => whensOf(clause, name)),
      ...(name === 'order-cancelled' ? ['cancelledBy' as const] : []),
    ),
    commonIsElse: true,
    ...(stories[name] === undefined ? {} : { story: stories[name] }),
    candidatesIn: (situation) => {
      if (name === 'order-cancelled' && situation.cancelledBy === null) return [];
      const facts = factsInFull(pack, situation, askedIn(pack, situation));
      return pack.clauses.flatMap((clause) => (doesTell(clause, name, facts) ? [{ clause, ruling: 'its own' }] : []));
    },
  }));
}

const stories: { readonly [Name in NoticeName]?: Story } = {
  'unannounced-parcel': 'parcel-before-request',
  'clock-moved': 'clock-moved',
};

function whensOf({ tells }: Clause, name: NoticeName): readonly When[] {
  return tells.flatMap((one) => (typeof one === 'string' || one.notice !== name || !one.when ? [] : [one.when]));
}

function doesTell({ tells }: Clause, name: NoticeName, facts: LineFacts): boolean {
  return tells.some((one) => toldBy(one) === name && (typeof one === 'string' || holds(one.when, facts)));
}
