// The carrier that the settings choose, and the book of what was bought there.
import { voidLabels } from '../activities/voidLabels.ts';
import { easypostCarrier } from './adapters/carriers/easypost.ts';
import { paperCarrier } from './adapters/carriers/paper.ts';
import { shippoCarrier } from './adapters/carriers/shippo.ts';
import { startSweep } from './adapters/carriers/sweep.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { databaseLabels } from './adapters/labels.ts';
import type { Log } from './adapters/log.ts';
import { pdfPapers } from './adapters/pdf-papers.ts';
import { unreachable } from './domain/vocabulary.ts';
import { joinFiles } from './join-files.ts';
import type { Carrier } from './ports/carriers.ts';
import type { Settings } from './settings.ts';
import type { CarrierSettings } from './settings-carriers.ts';

export function joinLabels(settings: Pick<Settings, 'carrier'>, db: OpenDatabase['db']) {
  return { carrier: carrierOf(settings.carrier), labels: databaseLabels(db) };
}

/** Gives unused labels back, now and once a day; labels that cost nothing are left alone. */
export function watchLabels(settings: Settings, db: OpenDatabase['db'], log: Log): { close(): void } {
  const desk = { ...joinLabels(settings, db), files: joinFiles(settings) };
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

function carrierOf(settings: CarrierSettings): Carrier {
  switch (settings.name) {
    case 'paper':
      return paperCarrier(pdfPapers());
    case 'easypost':
      return easypostCarrier(settings);
    case 'shippo':
      return shippoCarrier(settings);
    default:
      return unreachable(settings);
  }
}
