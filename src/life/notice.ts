// The e-mail of a decision: owed, handed over, come back (ALL-10).
import type { CaseEvent } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { meet, pause, resume } from './clocks.ts';
import { withTold } from './rejections.ts';
import type { ReturnState } from './state.ts';
import type { DecisionKind } from './parts.ts';
import { withFlag, withoutFlags } from './state.ts';

/** A decision was made: its e-mail has to go out, and what stood of an earlier one no longer counts. */
export function owed(state: ReturnState, about: DecisionKind, at: string): ReturnState {
  return {
    ...withoutFlags(state, 'MAIL_FAILED', 'NOTICE_LACKING', 'LABEL_FAILED'),
    notice: { kind: 'owed', about, at },
  };
}

export function noticeSent(state: ReturnState, event: CaseEvent<'notice-sent'>): ReturnState {
  const { notice } = state;
  if (notice.kind === 'none' || (notice.kind === 'told' && (event.lacks ?? []).length === 0)) return state;
  // An older hand-over, heard of only after its e-mail came back, is no new one.
  if (notice.kind === 'bounced' && isBefore(event.at, notice.at)) return state;
  const lacks = event.lacks ?? [];
  if (lacks.length > 0) {
    const lacking = { ...state, notice: { kind: 'lacking' as const, about: notice.about, at: event.at, lacks } };
    const flagged = lacks.includes('label') ? withFlag(lacking, 'LABEL_FAILED') : lacking;
    return lacks.some((part) => part !== 'label') ? withFlag(flagged, 'NOTICE_LACKING') : flagged;
  }
  const clean = withoutFlags(state, 'MAIL_FAILED', 'NOTICE_LACKING', 'LABEL_FAILED');
  const firstTold = notice.kind === 'bounced' ? notice.firstTold : null;
  const told = {
    ...withTold(clean, event.at),
    notice: { kind: 'told' as const, about: notice.about, at: firstTold ?? event.at },
  };
  return resume(meet(told, 'notice', event.at), 'notice', event.at);
}

export function noticeBounced(state: ReturnState, event: CaseEvent<'notice-bounced'>): ReturnState {
  const { notice } = state;
  if (notice.kind === 'none') return state;
  const firstTold = notice.kind === 'told' ? notice.at : notice.kind === 'bounced' ? notice.firstTold : null;
  const bounced = { ...state, notice: { kind: 'bounced' as const, about: notice.about, at: event.at, firstTold } };
  return withFlag(pause(bounced, 'notice', event.at), 'MAIL_FAILED');
}
