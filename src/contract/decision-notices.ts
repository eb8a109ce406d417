// The e-mail that tells each kind of decision; clocks wait until it is handed over (ALL-10).
import type { NoticeName } from '../domain/vocabulary.ts';

export const decisionNotices = {
  approval: 'approved',
  decline: 'declined',
  acceptance: 'goods-accepted',
  rejection: 'goods-refused',
  offer: 'offer',
  appeal: 'appeal-decided',
} as const satisfies Readonly<Record<string, NoticeName>>;
