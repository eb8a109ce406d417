// Who may do what: asked at the door and again where the act is carried out.
import type { Role } from '../domain/vocabulary.ts';
import { type EventName, eventRoles } from './events.ts';
import { type SignalName, type UpdateName, signalEvents, updateEvents } from './messages.ts';

/** Whether somebody may do this to this return. A role alone never suffices where the key is bound to a shop or return. */
export function can(principal: Principal, action: Action, subject: Subject): boolean {
  if (!rolesFor(action).includes(principal.role)) return false;
  if (principal.shop !== undefined && principal.shop !== subject.shop) return false;
  return principal.rma === undefined || principal.rma === subject.rma;
}

/** The mail system is a part of the shop and speaks as `shop`; its key opens nothing else. */
export type Speaker = Role | 'mail';

/** Somebody as their key or their `by` names them. */
export interface Principal {
  readonly role: Speaker;
  /** `bo` of `agent:bo`; the bare roles have none. */
  readonly name?: string;
  /** Where given, the key is for returns of this shop alone. */
  readonly shop?: string;
  /** Where given, the key is for this return alone. */
  readonly rma?: string;
}

/** What an act is done to; a return that is only asked for has no number yet. */
export interface Subject {
  readonly rma?: string;
  /** Undefined where it is not known whose it is. */
  readonly shop?: string | undefined;
}

export type Action = 'startReturn' | 'readReturn' | 'giveEvidence' | 'readEvidence' | UpdateName | SignalName;

/** The roles that an action is open to. */
export function rolesFor(action: Action): readonly Speaker[] {
  const event = messageEvents[action];
  return ownRoles[action] ?? (event ? (eventRoles[event].by as readonly Speaker[]) : []);
}

const messageEvents: Readonly<Partial<Record<Action, EventName | null>>> = { ...updateEvents, ...signalEvents };

/** Where several messages report one event, or none does, the table of messages says who sends which. */
const ownRoles: Readonly<Partial<Record<Action, readonly Speaker[]>>> = {
  startReturn: ['shop', 'agent', 'supervisor'],
  readReturn: ['agent', 'supervisor', 'inspector', 'finance', 'operator', 'auditor', 'shop', 'customer'],
  giveEvidence: ['customer', 'shop', 'agent', 'supervisor', 'inspector'],
  readEvidence: ['agent', 'supervisor', 'inspector', 'finance', 'auditor', 'shop', 'customer'],
  registerParcel: ['customer'],
  overrideRuling: ['supervisor'],
  confirmRefund: ['finance'],
  retryStep: ['operator'],
  refundReported: ['provider'],
  noticeSent: ['mail', 'shop'],
  noticeBounced: ['mail', 'shop'],
};
