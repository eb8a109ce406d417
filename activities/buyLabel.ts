// One label for one return: written into our book, looked up at the carrier, bought, fetched.
import { hoursFrom, instantOf, isBefore } from '../src/domain/instant.ts';
import type { Carrier, Label, LabelBought, LabelOrder, LabelRefused, Labels } from '../src/ports/carriers.ts';
import type { Files, Papers } from '../src/ports/papers.ts';

export interface LabelDeps {
  readonly carrier: Carrier;
  readonly labels: Labels;
  readonly files: Files;
  readonly papers: Pick<Papers, 'labelFromPicture'>;
}

/** What is known of the parcel; the key of its label is ours to form. */
export type LabelWish = Omit<LabelOrder, 'key'>;

/**
 * Answers the key of the label's file. However often it runs, one label is bought: what is to be bought stands in our book
 * before it is, and whoever comes later looks for that at the carrier. Throws when the carrier does not answer.
 */
export function buyLabel(deps: LabelDeps): (wish: LabelWish) => Promise<LabelRefused | { readonly fileKey: string }> {
  return async (wish) => {
    const known = await deps.labels.of(wish.rma);
    const kept = await keptFile(deps, known);
    if (kept !== undefined) return { fileKey: kept };
    const order = { ...wish, key: keyFor(deps.carrier, wish.rma, known) };
    const before = known.find(({ key }) => key === order.key);
    const found = await deps.carrier.find(order, before?.shipmentId ?? null);
    const bought = found ?? (await buy(deps, order, before));
    if (bought.kind === 'refused') return bought;
    if (found !== undefined && before === undefined) await intend(deps, order, found);
    return { fileKey: await keep(deps, order, bought) };
  };
}

/** A label that was paid for is not made again while its file is there. */
async function keptFile({ carrier, files }: LabelDeps, known: readonly Label[]): Promise<string | undefined> {
  const label = known.findLast(({ state }) => state === 'bought');
  if (label?.fileKey == null || (label.carrier === carrier.name && !carrier.bills)) return undefined;
  return (await files.get(label.fileKey)) === undefined ? undefined : label.fileKey;
}

/** One that was given back, or that another carrier made, is not taken up again: the next one has a key of its own. */
function keyFor(carrier: Carrier, rma: string, known: readonly Label[]): string {
  const open = known.findLast((label) => label.state !== 'void' && label.carrier === carrier.name);
  if (open !== undefined) return open.key;
  return known.length === 0 ? `${rma}:label` : `${rma}:label-${known.length + 1}`;
}

async function buy(deps: LabelDeps, order: LabelOrder, before: Label | undefined): Promise<LabelBought | LabelRefused> {
  const { carrier, labels } = deps;
  if (before !== undefined && !isStale(before)) return carrier.buy(order, before);
  const offer = await carrier.offer(order);
  if (offer.kind === 'refused') return offer;
  if (before === undefined) return carrier.buy(order, await intend(deps, order, offer));
  await labels.renew(order.key, { ...offer, at: now() });
  return carrier.buy(order, offer);
}

/** Prices hold for some days. What was tried a day ago and is not found at the carrier was never bought. */
function isStale({ at }: Label): boolean {
  return isBefore(at, hoursFrom(now(), -24));
}

function intend(
  { carrier, labels }: LabelDeps,
  { key, rma }: LabelOrder,
  { shipmentId, amount, currency }: Pick<LabelBought, 'shipmentId' | 'amount' | 'currency'>,
): Promise<Label> {
  return labels.intend({ key, rma, carrier: carrier.name, shipmentId, amount, currency, at: now() });
}

/** First that it was bought, then its file: a file that does not come must not look like a label that was not bought. */
async function keep({ labels, files, papers }: LabelDeps, { key, rma }: LabelOrder, bought: LabelBought) {
  const { shipmentId, trackingNumber, amount, currency } = bought;
  const label = { shipmentId, trackingNumber, amount, currency, at: now() };
  await labels.bought(key, { ...label, fileKey: null });
  const file = await bought.file();
  const isPdf = Buffer.from(file.subarray(0, 5)).toString('latin1') === '%PDF-';
  const fileKey = `papers/${rma}/return-label${key.slice(`${rma}:label`.length)}.pdf`;
  await files.put(fileKey, isPdf ? file : await papers.labelFromPicture(rma, file));
  await labels.bought(key, { ...label, fileKey });
  return fileKey;
}

/** Labels are bought in the world's time, whatever the return's own is. */
function now(): string {
  return instantOf(Date.now());
}
