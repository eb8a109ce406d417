// What a rebuilding of the read model has done, and what differs between the books of refunds.
import { labelled, shown } from './page.ts';

export interface Reconciled {
  readonly records: {
    readonly asked: number;
    readonly added: readonly string[];
    readonly renewed: readonly string[];
    readonly silent: readonly { readonly workflow: string; readonly reason: string }[];
  };
  /** Null: there is nothing to be read. */
  readonly refunds: {
    readonly found: number;
    readonly differences: readonly { readonly kind: string; readonly sentence: string; readonly orderNumber: string }[];
    readonly unread: readonly string[];
  } | null;
}

export function reconcilePage({ records, refunds }: Reconciled): string {
  const { asked, added, renewed, silent } = records;
  const lines = [
    `${asked} returns were asked: ${added.length} were lacking in the read model, ${renewed.length} were older there.`,
    ...named('added', added),
    ...named('renewed', renewed),
    ...silent.flatMap(({ workflow, reason }) =>
      labelled('', `${shown(workflow)} does not answer: ${shown(reason)}`, 2),
    ),
    ...(silent.length === 0 ? [] : ['Those are as they were. See whether workers run, then do it again.']),
    ...refundLines(refunds),
  ];
  return `${lines.join('\n')}\n`;
}

function named(what: string, numbers: readonly string[]): readonly string[] {
  return numbers.length === 0 ? [] : labelled(`  ${what}`, numbers.join(', '), 12);
}

function refundLines(refunds: Reconciled['refunds']): readonly string[] {
  if (refunds === null) return ['No nightly comparison of refunds has ended yet.'];
  const { found, differences, unread } = refunds;
  return [
    found === 0
      ? 'The last comparison of refunds found no difference.'
      : `The last comparison of refunds found ${found}:`,
    ...differences.flatMap(({ kind, sentence, orderNumber }) =>
      labelled('', `${kind}: ${shown(sentence)} (order ${shown(orderNumber)})`, 2),
    ),
    ...unread.flatMap((sentence) => labelled('', `could not be read: ${shown(sentence)}`, 2)),
  ];
}

/** All answered, and the books agree. */
export function isReconciled({ records, refunds }: Reconciled): boolean {
  return records.silent.length === 0 && (refunds === null || (refunds.found === 0 && refunds.unread.length === 0));
}
