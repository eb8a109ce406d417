// Gives labels back that nobody will use: what a return leaves behind that has ended without a parcel.
import { instantOf } from '../src/domain/instant.ts';
import type { Carrier, Label, Labels } from '../src/ports/carriers.ts';
import type { Files } from '../src/ports/papers.ts';

export interface VoidDeps {
  readonly carrier: Carrier;
  readonly labels: Labels;
  readonly files: Pick<Files, 'remove'>;
}

/**
 * Answers how many went back, and of which returns one did not. The file of one that did is gone, so that nobody prints
 * it. A carrier that does not answer about one does not hold up the others: it is asked again the next time.
 */
export function voidLabels({ carrier, labels, files }: VoidDeps) {
  return async (): Promise<{ readonly voided: number; readonly left: readonly string[] }> => {
    const left: string[] = [];
    let voided = 0;
    for (const label of await labels.unused()) {
      const isGone = label.carrier === carrier.name && (await giveBack(carrier, label).catch(() => false));
      if (!isGone) {
        left.push(label.rma);
        continue;
      }
      if (label.fileKey !== null) await files.remove(label.fileKey);
      await labels.voided(label.key, instantOf(Date.now()));
      voided += 1;
    }
    return { voided, left };
  };
}

/** What was only about to be bought may have been: it is looked for. */
async function giveBack(carrier: Carrier, { key, shipmentId, state }: Label): Promise<boolean> {
  if (shipmentId === null) return true;
  if (state === 'intended' && (await carrier.find({ key }, shipmentId)) === undefined) return true;
  return (await carrier.voidLabel(shipmentId)) === 'void';
}
