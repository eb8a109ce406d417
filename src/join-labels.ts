// The carrier that the settings choose, and the book of what was bought there.
import { voidLabels } from '../activities/voidLabels.ts';
import { paperCarrier } from './adapters/carriers/paper.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { databaseLabels } from './adapters/labels.ts';
import type { Log } from './adapters/log.ts';
import { pdfPapers } from './adapters/pdf-papers.ts';
import { startSweep } from './adapters/sweep.ts';
import { unreachable } from './domain/vocabulary.ts';
import { joinFiles } from './join-files.ts';
import type { Carrier } from './ports/carriers.ts';
import type { Settings } from './settings.ts';
import type { CarrierSettings } from './settings-carriers.ts';

export async function joinLabels(settings: Pick<Settings, 'carrier'>, db: OpenDatabase['db']) {
  return { carrier: await carrierOf(settings.carrier), labels: databaseLabels(db) };
}

/** Gives unused labels back, now and once a day; labels that cost nothing are left alone. */
export async function watchLabels(settings: Settings, db: OpenDatabase['db'], log: Log): Promise<{ close(): void }> {
  const desk = { ...(await joinLabels(settings, db)), files: joinFiles(settings) };
  if (!desk.carrier.bills) return { close: () => {} };
  const giveBack = voidLabels(desk);
  return startSweep(
    async () => {
      const { left } = await giveBack();
      for (const rma of left) log.warn('an unused label could not be given back', { rma });
    },
    (error) => log.error('unused labels could not be looked for', { error }),
  );
}

/** The carriers' own clients are large: only the one that is used is loaded. */
async function carrierOf(settings: CarrierSettings): Promise<Carrier> {
  switch (settings.name) {
    case 'paper':
      return paperCarrier(pdfPapers());
    case 'easypost': {
      const { easypostCarrier } = await import('./adapters/carriers/easypost.ts');
      return easypostCarrier(settings);
    }
    case 'shippo': {
      const { shippoCarrier } = await import('./adapters/carriers/shippo.ts');
      return shippoCarrier(settings);
    }
    default:
      return unreachable(settings);
  }
}
