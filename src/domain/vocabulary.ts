// The closed lists of words that case files, packs, messages and pages share.

export const tags = [
  'clearance',
  'customized',
  'factory-special',
  'fashion',
  'electronics',
  'appliance',
  'gift',
] as const;
export type Tag = (typeof tags)[number];

export const grounds = [
  'damaged',
  'dirty',
  'defective',
  'wrong-item',
  'missing-parts',
  'missing-item',
  'not-as-described',
  'colour-difference',
  'not-needed',
  'disliked',
  'does-not-fit',
  'no-reason',
  'not-received',
  'late',
  'arrived-late',
  'lost-in-transit',
  'return-carrier',
  'confirmed-by-platform',
  'force-majeure',
] as const;
export type Ground = (typeof grounds)[number];

export const evidenceItems = [
  'full-name',
  'order-number',
  'email',
  'tracking-number',
  'product-photo',
  'package-photo',
  'weighing-photo',
  'video',
  'order-screenshot',
  'description',
  'return-reason',
  'condition',
  'resolution',
  'shipping-address',
  'carriage-invoice',
  'paypal-account',
  'supplementary',
] as const;
export type Evidence = (typeof evidenceItems)[number];

export const resolutions = ['refund', 'partial-refund', 'exchange', 'replacement', 'store-credit'] as const;
export type Resolution = (typeof resolutions)[number];

export const routes = ['prepaid-label', 'own-carrier', 'pick-up', 'refused-delivery', 'returnless'] as const;
export type Route = (typeof routes)[number];

/** In a parcel that somebody packs; by the other routes goods stay, or never came to the customer. */
export type ParcelRoute = Extract<Route, 'prepaid-label' | 'own-carrier' | 'pick-up'>;

/** Whether goods travel back in a parcel; without a route nobody knows yet. */
export function isByParcel(route: Route | null): route is ParcelRoute {
  return route === 'prepaid-label' || route === 'own-carrier' || route === 'pick-up';
}

export const refundMethods = ['original', 'store-credit', 'account-balance', 'paypal-account'] as const;
export type RefundMethod = (typeof refundMethods)[number];

/** What an approval's e-mail may lack so that the customer cannot act yet (ALL-10). */
export const noticeParts = ['return-address', 'packing-slip', 'label'] as const;
export type NoticePart = (typeof noticeParts)[number];

export const giftKinds = ['item', 'points', 'voucher', 'coupon'] as const;
export type GiftKind = (typeof giftKinds)[number];

/** Every answer that an inspection sheet of some shop has; a pack names its own. */
export const sheetAnswers = [
  'identity',
  'quantity',
  'fault-found',
  'undamaged',
  'complete',
  'unaltered',
  'unused',
  'original-packaging',
  'not-installed',
  'packing-slip',
  'clean',
  'labels',
  'documents',
  'gifts',
  'one-parcel',
  'delivery-list',
] as const;
export type SheetAnswer = (typeof sheetAnswers)[number];

/** In the order in which the headline stage is chosen where parts of a return differ (CASE-FILE 6). */
export const stages = [
  'needs-a-person',
  'appealed',
  'awaiting-evidence',
  'in-review',
  'offered',
  'inspecting',
  'refunding',
  'replacing',
  'in-custody',
  'open-to-appeal',
  'in-transit',
  'awaiting-parcel',
  'settling',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const outcomes = [
  'refunded',
  'part-refunded',
  'credited',
  'exchanged',
  'replaced',
  'declined',
  'refused',
  'lapsed',
  'withdrawn',
  'sent-back',
  'right-ended',
  'compensated',
  'cancelled',
] as const;
export type Outcome = (typeof outcomes)[number];

export const attentionCodes = [
  'REVIEW_OVERDUE',
  'INSPECTION_OVERDUE',
  'REFUND_OVERDUE',
  'EXCHANGE_OVERDUE',
  'APPEAL_OVERDUE',
  'ANSWER_OVERDUE',
  'SENDING_OVERDUE',
  'CLAIM_OVERDUE',
  'EVIDENCE_OVERDUE',
  'OFFER_UNANSWERED',
  'PARCEL_STALLED',
  'POLICY_GAP',
  'LATE_REQUEST',
  'CALENDAR_GAP',
  'MAIL_FAILED',
  'NOTICE_LACKING',
  'LABEL_FAILED',
  'UNANNOUNCED_PARCEL',
  'LATE_PARCEL',
  'EXTRA_PARCEL',
  'EXTRA_ITEM',
  'WRONG_ITEM',
  'WRONG_ADDRESS',
  'PARCEL_LOST',
  'FAULT_NOT_FOUND',
  'REFUND_FAILED',
  'REFUND_UNKNOWN',
  'TRACE_OPEN',
] as const;
export type Attention = (typeof attentionCodes)[number];

/** The questions that a pack answers, in the order in which an answer lists them (CASE-FILE 6). */
export const questions = [
  'may-return',
  'evidence-needed',
  'resolutions',
  'route',
  'freight',
  'exchange-limit',
  'inspection-sheet',
  'refund-method',
  'cancel',
  'refund-amount',
  'clock',
  'notices',
] as const;
export type Question = (typeof questions)[number];

export const noticeNames = [
  'request-refused',
  'evidence-wanted',
  'evidence-reminder',
  'approved',
  'declined',
  'posting-reminder',
  'lapsed',
  'parcel-arrived',
  'goods-accepted',
  'goods-refused',
  'custody-reminder',
  'right-ended',
  'refund-made',
  'new-goods-shipped',
  'order-cancelled',
  'trace-answer',
  'offer',
  'offer-reminder',
  'refund-held',
  'ground-changed',
  'not-in-stock',
  'appeal-decided',
  'clock-moved',
  'unannounced-parcel',
  'reminder',
  'overdue',
  'claim-reminder',
] as const;
export type NoticeName = (typeof noticeNames)[number];

export const roles = [
  'agent',
  'supervisor',
  'inspector',
  'finance',
  'operator',
  'auditor',
  'shop',
  'customer',
  'carrier',
  'provider',
] as const;
export type Role = (typeof roles)[number];

/** Who did it: a bare role (`customer`, `shop`, `carrier`, `provider`) or role and name (`agent:bo`). */
export type Who = string;

/** The role that a `Who` speaks for. */
export function roleOf(who: Who): Role {
  return who.split(':', 1)[0] as Role;
}

/** Marks a switch as complete; reached only by a value that the types do not know. */
export function unreachable(value: never): never {
  throw new Error(`no such case: ${JSON.stringify(value)}`);
}
