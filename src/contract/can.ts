// Who may do what: asked at the door and again where the act is carried out.
import type { Role } from '../domain/vocabulary.ts';
import { type EventName, eventRoles } from './events.ts';
import { type SignalName, type UpdateName, signalEvents, updateEvents } from './messages.ts';

/** Whether somebody may do this to this return. A role alone never suffices where the key is bound to a shop or return. */
export function can(principal: Principal, action: Action, subject: Subject): boolean {
  if (barOf(principal, action) !== undefined) return false;
  if (principal.shop !== undefined && principal.shop !== subject.shop) return false;
  return principal.rma === undefined || principal.rma === subject.rma;
}

/** What keeps somebody from this whatever it is done to; undefined: nothing does. */
export function barOf(principal: Principal, action: Action): 'role' | 'scope' | 'purpose' | undefined {
  if (!rolesFor(action).includes(principal.role)) return 'role';
  const scope = scopeOf(action);
  if (principal.scopes !== undefined && scope !== null && !principal.scopes.includes(scope)) return 'scope';
  if (principal.purpose === 'evidence' && !evidenceActions.includes(action)) return 'purpose';
  return undefined;
}

/** The mail system is a part of the shop and speaks as `shop`; its key opens nothing else. */
export type Speaker = Role | 'mail';

/** Those who sign in with a name of their own. */
export const staffRoles = ['agent', 'supervisor', 'inspector', 'finance', 'operator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What the key of a backend may be for; a key for one of them opens nothing of the others. */
export const scopes = ['returns:read', 'returns:write', 'webhooks', 'keys'] as const;
export type Scope = (typeof scopes)[number];

/** What a customer's link may be for: all that a customer may, or to give evidence and see the return. */
export const linkPurposes = ['return', 'evidence'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Somebody as their key, session, link or `by` names them. */
export interface Principal {
  readonly role: Speaker;
  /** `bo` of `agent:bo`; the bare roles have none. */
  readonly name?: string;
  /** Where given, the key is for returns of this shop alone. */
  readonly shop?: string;
  /** Where given, the key is for this return alone. */
  readonly rma?: string;
  /** Where given, the key is for these alone. */
  readonly scopes?: readonly Scope[];
  /** Where given, the link is for this alone. */
  readonly purpose?: LinkPurpose;
}

/** What an act is done to; a return that is only asked for has no number yet. */
export interface Subject {
  readonly rma?: string;
  /** Undefined where it is not known whose it is. */
  readonly shop?: string | undefined;
}

export type Action =
  | 'startReturn'
  | 'readReturn'
  | 'listReturns'
  | 'previewReturn'
  | 'readHistory'
  | 'readPapers'
  | 'giveEvidence'
  | 'readEvidence'
  | 'readMetrics'
  | 'readSession'
  | 'manageKeys'
  | 'manageStaff'
  | 'manageLinks'
  | 'changeContact'
  | 'readPayoutAccount'
  | 'readWebhooks'
  | 'manageWebhooks'
  | UpdateName
  | SignalName;

/** The roles that an action is open to. */
export function rolesFor(action: Action): readonly Speaker[] {
  const event = messageEvents[action];
  return ownRoles[action] ?? (event ? (eventRoles[event].by as readonly Speaker[]) : []);
}

/** The scope that a backend's key needs for it; null: every key may. */
export function scopeOf(action: Action): Scope | null {
  const own = ownScopes[action];
  return own === undefined ? 'returns:write' : own;
}

const messageEvents: Readonly<Partial<Record<Action, EventName | null>>> = { ...updateEvents, ...signalEvents };

const everybody: readonly Speaker[] = [...staffRoles, 'shop', 'customer', 'carrier', 'provider', 'mail'];

/** Where several messages report one event, or none does, the table of messages says who sends which. */
const ownRoles: Readonly<Partial<Record<Action, readonly Speaker[]>>> = {
  startReturn: ['shop', 'agent', 'supervisor'],
  readReturn: [...staffRoles, 'shop', 'customer'],
  listReturns: [...staffRoles, 'shop'],
  previewReturn: ['shop', 'agent', 'supervisor'],
  readHistory: ['auditor', 'operator', 'supervisor', 'shop'],
  readPapers: ['shop', 'customer', 'agent', 'supervisor', 'inspector'],
  giveEvidence: ['customer', 'shop', 'agent', 'supervisor', 'inspector'],
  readMetrics: ['operator', 'auditor'],
  readEvidence: ['agent', 'supervisor', 'inspector', 'finance', 'auditor', 'shop', 'customer'],
  readSession: everybody,
  manageKeys: ['shop', 'operator'],
  manageStaff: ['operator'],
  manageLinks: ['shop', 'agent', 'supervisor'],
  readWebhooks: ['shop', 'operator'],
  manageWebhooks: ['shop', 'operator'],
  // Staff decide on refunds; whoever changes where one goes must not have a hand in that (DESIGN 7).
  changeContact: ['customer'],
  // Who moves money by hand, and who helps them; to all others an account is nobody's business.
  readPayoutAccount: ['finance', 'operator'],
  registerParcel: ['customer'],
  overrideRuling: ['supervisor'],
  confirmRefund: ['finance'],
  retryStep: ['operator'],
  refundReported: ['provider'],
  noticeSent: ['mail', 'shop'],
  noticeBounced: ['mail', 'shop'],
};

/** Everything that is not listed changes a return. */
const ownScopes: Readonly<Partial<Record<Action, Scope | null>>> = {
  readReturn: 'returns:read',
  listReturns: 'returns:read',
  previewReturn: 'returns:read',
  readHistory: 'returns:read',
  readPapers: 'returns:read',
  readEvidence: 'returns:read',
  readPayoutAccount: 'returns:read',
  readSession: null,
  manageKeys: 'keys',
  readWebhooks: 'webhooks',
  manageWebhooks: 'webhooks',
};

const evidenceActions: readonly Action[] = [
  'readReturn',
  'readEvidence',
  'giveEvidence',
  'supplyEvidence',
  'readSession',
];
