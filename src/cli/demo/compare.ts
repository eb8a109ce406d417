// Whether a return went as its story expects.
import type { Played } from './play.ts';

/** One sentence for each difference; none: it went as expected. */
export function differencesIn({ story, card, notices, refunds, problems }: Played): readonly string[] {
  const { expected, file } = story;
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['stage', expected.stage, card.stage],
    ['outcome', expected.outcome, card.outcome],
    ['total', expected.total, card.money.total],
    ['mails to the customer', expected.notices, notices],
    ['refused messages', expected.problems, problems],
    ['refunds in the provider’s ledger', paidIn(file.events, expected.total), totalsOf(refunds)],
  ];
  return facts.flatMap(([what, wanted, found]) => {
    const [one, other] = [JSON.stringify(wanted), JSON.stringify(found)];
    return one === other ? [] : [`${story.name}: ${what}: expected ${one}, but it was ${other}`];
  });
}

/** What the ledger has to hold of a return: the whole amount once, or nothing. */
function paidIn(events: readonly { readonly event: string }[], total: number): readonly number[] {
  return events.some(({ event }) => event === 'refund-submitted') ? [total] : [];
}

/** Refunds to different payments are one refund of the return; a second one to the same payment stands for itself. */
function totalsOf(refunds: Played['refunds']): readonly number[] {
  const rounds: { readonly payments: Set<string>; total: number }[] = [];
  for (const { payment, amount } of refunds) {
    const round = rounds.find(({ payments }) => !payments.has(payment)) ?? { payments: new Set<string>(), total: 0 };
    if (round.total === 0) rounds.push(round);
    round.payments.add(payment);
    round.total += amount;
  }
  return rounds.map(({ total }) => total);
}
