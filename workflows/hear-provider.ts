// Something was reported to us: it is looked up at its source, and the return it is about is told.
import { setCurrentDetails } from '@temporalio/workflow';
import type { Hearing, HeardOf, MoneyHearing } from '../src/contract/hearings.ts';
import { unreachable } from '../src/domain/vocabulary.ts';
import { hearingMoney, hearingParcels } from './activities.ts';

export async function hearProvider(hearing: Hearing): Promise<HeardOf> {
  const heard = await look(hearing);
  setCurrentDetails(
    heard.told.length > 0 ? `Told ${heard.told.join(', ')}.` : `Told nobody: ${heard.because ?? 'no need'}.`,
  );
  return heard;
}

function look(hearing: Hearing): Promise<HeardOf> {
  switch (hearing.about) {
    case 'payment':
    case 'intent':
    case 'return':
      return hearingMoney.hearProvider(hearing);
    case 'paypal':
      return lookAtWaiting(hearing);
    case 'tracker':
    case 'scan':
      return hearingParcels.hearCarrier(hearing);
    default:
      return unreachable(hearing);
  }
}

/** It is dropped in a step of its own: when the process dies while it is heard, the next one still finds it. */
async function lookAtWaiting(hearing: Extract<MoneyHearing, { about: 'paypal' }>): Promise<HeardOf> {
  try {
    return await hearingMoney.hearProvider(hearing);
  } finally {
    await hearingMoney.dropReport(hearing.report);
  }
}
