// What carriers report of a parcel, as the signals of a return. Pure: who sent it was checked before.
import { z } from 'zod';
import { type Instant, instantOf } from '../../domain/instant.ts';
import { readInstant } from '../../domain/written-instant.ts';

/** One fact about a parcel, at the instant that the carrier gives. */
export interface ParcelFact {
  readonly trackingNumber: string;
  readonly signal: 'parcelScanned' | 'parcelLost';
  readonly message: { readonly id: string; readonly at: Instant; readonly by: 'carrier' };
}

/** Whose form a report has; `plain` is our own, for carriers that neither speaks for. */
export type ReportForm = 'easypost' | 'shippo' | 'plain';

/**
 * The facts of one report, the earliest first; none where it tells nothing that counts, or is no report of that form.
 * Carriers report a parcel's whole way again and again: of each change of state the first scan is told, and the same
 * fact always has the same id. What comes before the first scan is a label that was printed, and no parcel. A failed
 * delivery is no loss: only what the carrier itself calls lost is (ALL-24).
 */
export function parcelFacts(form: ReportForm, report: unknown): readonly ParcelFact[] {
  const read = forms[form].safeParse(report);
  if (!read.success) return [];
  const { trackingNumber, steps } = read.data;
  const inOrder = steps
    .filter(({ state }) => state !== null)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const first = inOrder.filter(({ state }, index) => inOrder.findIndex((step) => step.state === state) === index);
  return first.map(({ state, at }) => ({
    trackingNumber,
    signal: state === 'lost' ? 'parcelLost' : 'parcelScanned',
    message: { id: `${form}-${trackingNumber}-${state}`, at: instantOf(Date.parse(at)), by: 'carrier' },
  }));
}

/** A state in which the carrier has the parcel, or `lost`; null: it has not, or does not say. */
type Step = { readonly state: string | null; readonly at: string };

const text = z.string().min(1).max(100);
/** Without a zone nobody could say when it was. */
const instant = z.iso.datetime({ offset: true });

const easypostMoves = ['in_transit', 'out_for_delivery', 'delivered', 'available_for_pickup', 'return_to_sender'];
const shippoMoves = ['TRANSIT', 'DELIVERED', 'RETURNED'];

const easypost = z
  .object({
    result: z.object({
      tracking_code: text,
      tracking_details: z.array(
        z.object({ status: z.string(), status_detail: z.string().nullish(), datetime: z.string() }),
      ),
    }),
  })
  .transform(({ result: { tracking_code: trackingNumber, tracking_details } }) => ({
    trackingNumber,
    steps: tracking_details.flatMap(({ status, status_detail: detail, datetime }) =>
      dated(detail === 'lost' ? 'lost' : moved(easypostMoves, status), datetime),
    ),
  }));

const shippoStep = z.object({
  status: z.string(),
  status_date: z.string().nullish(),
  substatus: z.object({ code: z.string() }).nullish(),
});

const shippo = z
  .object({
    data: z.object({
      tracking_number: text,
      tracking_status: shippoStep.nullish(),
      tracking_history: z.array(shippoStep).default([]),
    }),
  })
  .transform(({ data: { tracking_number: trackingNumber, tracking_status: last, tracking_history } }) => ({
    trackingNumber,
    steps: [...tracking_history, ...(last == null ? [] : [last])].flatMap(({ status, status_date, substatus }) =>
      dated(substatus?.code === 'package_lost' ? 'lost' : moved(shippoMoves, status), status_date ?? ''),
    ),
  }));

const plain = z
  .object({ trackingNumber: text, status: z.enum(['scanned', 'lost']), at: instant })
  .transform(({ trackingNumber, status, at }) => ({ trackingNumber, steps: dated(status, at) }));

const forms = { easypost, shippo, plain };

function moved(moves: readonly string[], status: string): string | null {
  return moves.includes(status) ? status.toLowerCase() : null;
}

/** A day of the year 1 is what some systems write where they know none. */
function dated(state: string | null, at: string): readonly Step[] {
  const isKnown = instant.safeParse(at).success && readInstant(instantOf(Date.parse(at))) !== undefined;
  return isKnown ? [{ state, at }] : [];
}
