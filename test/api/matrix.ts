// Who may do what at every operation, written down by hand: the scopes of keys and the reach of evidence links included.
import { type SignalName, type UpdateName } from '../../src/contract/messages.ts';

export interface Line {
  /** Roles with a space between them; `anybody`: also who is not known at all. */
  readonly roles: string;
  /** The scope that a shop's key needs; absent: each will do. */
  readonly scope?: string;
  /** Also open to a link that is for evidence alone. */
  readonly evidenceLinks?: true;
  /** Closed to those who are bound to one shop. */
  readonly ofAllShops?: true;
}

const staff = 'agent supervisor inspector finance operator auditor';
const reads = 'returns:read';
const writes = 'returns:write';

const senders: Readonly<Record<UpdateName | SignalName, string>> = {
  supplyEvidence: 'customer',
  withdraw: 'customer',
  answerOffer: 'customer',
  registerParcel: 'customer',
  agreePickUp: 'customer',
  claimCarriage: 'customer',
  appeal: 'customer supervisor',
  reclaimGoods: 'customer',
  reportMissingRefund: 'customer',
  cancelOrder: 'customer shop agent supervisor',
  askForEvidence: 'agent supervisor',
  decide: 'agent supervisor',
  makeOffer: 'agent supervisor',
  recordClaimSent: 'agent',
  answerTrace: 'agent',
  recordReceipt: 'inspector',
  recordInspection: 'inspector supervisor',
  recordDispatch: 'inspector shop',
  recordSentBack: 'inspector shop',
  recordNotInStock: 'inspector shop',
  decideAppeal: 'supervisor',
  holdRefund: 'supervisor',
  releaseRefund: 'supervisor',
  overrideRuling: 'supervisor',
  moveClock: 'supervisor',
  confirmRefund: 'finance',
  recordCarriagePaid: 'finance customer',
  retryStep: 'operator',
  approve: 'agent supervisor',
  decline: 'agent supervisor',
  parcelScanned: 'carrier',
  secondParcelScanned: 'carrier',
  parcelLost: 'carrier',
  carrierAnswered: 'carrier',
  refundReported: 'provider',
  noticeSent: 'mail shop',
  noticeBounced: 'mail shop',
};

const messages = Object.entries(senders).map(([name, roles]): [string, Line] => [
  name,
  { roles, scope: writes, ...(name === 'supplyEvidence' && { evidenceLinks: true }) },
]);

export const matrix: Readonly<Record<string, Line>> = {
  ...Object.fromEntries(messages),
  startReturn: { roles: 'shop agent supervisor', scope: writes },
  listReturns: { roles: `${staff} shop`, scope: reads },
  previewReturn: { roles: 'shop agent supervisor', scope: reads },
  readReturn: { roles: `${staff} shop customer`, scope: reads, evidenceLinks: true },
  readClocks: { roles: `${staff} shop customer`, scope: reads, evidenceLinks: true },
  readRulings: { roles: `${staff} shop customer`, scope: reads, evidenceLinks: true },
  readMoney: { roles: `${staff} shop customer`, scope: reads, evidenceLinks: true },
  readTimeline: { roles: `${staff} shop customer`, scope: reads, evidenceLinks: true },
  readHistory: { roles: 'auditor operator supervisor shop', scope: reads },
  listPapers: { roles: 'shop customer agent supervisor inspector', scope: reads },
  readPaper: { roles: 'shop customer agent supervisor inspector', scope: reads },
  giveEvidence: { roles: 'customer shop agent supervisor inspector', scope: writes, evidenceLinks: true },
  listEvidence: {
    roles: 'agent supervisor inspector finance auditor shop customer',
    scope: reads,
    evidenceLinks: true,
  },
  readEvidence: {
    roles: 'agent supervisor inspector finance auditor shop customer',
    scope: reads,
    evidenceLinks: true,
  },
  reportBounce: { roles: 'mail shop', scope: writes },
  makeLink: { roles: 'shop agent supervisor', scope: writes },
  listLinks: { roles: 'shop agent supervisor', scope: writes },
  revokeLink: { roles: 'shop agent supervisor', scope: writes },
  sendCode: { roles: 'customer' },
  changeContact: { roles: 'customer' },
  readPayoutAccount: { roles: 'finance operator' },
  signIn: { roles: 'anybody' },
  beginCompanySignIn: { roles: 'anybody' },
  finishCompanySignIn: { roles: 'anybody' },
  readSession: { roles: `${staff} shop customer carrier provider mail`, evidenceLinks: true },
  signOut: { roles: `${staff} shop customer carrier provider mail`, evidenceLinks: true },
  listKeys: { roles: 'shop operator', scope: 'keys' },
  makeKey: { roles: 'shop operator', scope: 'keys' },
  revokeKey: { roles: 'shop operator', scope: 'keys' },
  listStaff: { roles: 'operator' },
  addStaff: { roles: 'operator' },
  changeStaff: { roles: 'operator' },
  disableStaff: { roles: 'operator' },
  listWebhookEndpoints: { roles: 'shop operator', scope: 'webhooks' },
  readWebhookEndpoint: { roles: 'shop operator', scope: 'webhooks' },
  changeWebhookEndpoint: { roles: 'shop operator', scope: 'webhooks' },
  removeWebhookEndpoint: { roles: 'shop operator', scope: 'webhooks' },
  rotateWebhookSecret: { roles: 'shop operator', scope: 'webhooks' },
  listWebhookDeliveries: { roles: 'shop operator', scope: 'webhooks' },
  replayWebhookDelivery: { roles: 'shop operator', scope: 'webhooks' },
  replayFailedWebhooks: { roles: 'shop operator', scope: 'webhooks' },
  // Each knows its callers by their signature.
  hearStripe: { roles: 'anybody' },
  hearPaypal: { roles: 'anybody' },
  hearEasypost: { roles: 'anybody' },
  hearShippo: { roles: 'anybody' },
  hearCarrier: { roles: 'anybody' },
  hearShopAccount: { roles: 'anybody' },
  makeWebhookEndpoint: { roles: 'shop operator', scope: 'webhooks' },
  readHealth: { roles: 'anybody' },
  readReadiness: { roles: 'anybody' },
  readMetrics: { roles: 'operator auditor', ofAllShops: true },
};
