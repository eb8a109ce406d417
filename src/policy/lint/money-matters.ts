// Which kinds of amount several clauses pay, or one pays and another keeps.
import { type MoneyKind, moneyKinds } from '../../domain/ruling.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { keepsOf, paysOf } from '../rules/paying.ts';
import type { Candidate } from '../which.ts';
import { scopeOfWhens } from './scope.ts';
import type { Matter } from './matters.ts';
import { askedIn, factsInFull } from './situation.ts';

/** Several clauses of one shop may pay the same, and are cited together (WEB-12, WEB-26). */
export function moneyMatters(pack: Pack): readonly Matter[] {
  return moneyKinds.flatMap((what) => {
    const whens = pack.clauses.flatMap(({ rule }) =>
      [...(rule.pays ?? []), ...(rule.keeps ?? [])].filter((one) => one.what === what).map(({ when }) => when ?? {}),
    );
    if (whens.length < 2) return [];
    return [
      {
        about: `whether ${what} is paid`,
        scope: scopeOfWhens(pack.clauses, whens),
        commonIsElse: false,
        ...(what === 'agreed' ? { story: 'offer-accepted' as const } : {}),
        candidatesIn: (situation) => saidOf(pack, what, factsInFull(pack, situation, askedIn(pack, situation))),
      },
    ];
  });
}

function saidOf(pack: Pack, what: MoneyKind, facts: LineFacts): readonly Candidate<string>[] {
  return [
    ...paysOf(pack, what, facts).map(({ clause }) => ({ clause, ruling: 'paid' })),
    ...keepsOf(pack, what, facts).map((clause) => ({ clause, ruling: 'never paid' })),
  ];
}
