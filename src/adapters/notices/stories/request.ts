// E-mails about the request, from its arrival to the decision.
import type { NoticeOrder } from '../../../contract/effects.ts';
import type { Route } from '../../../domain/vocabulary.ts';
import { hasParcel, wantsGoods } from '../story.ts';
import type { Story, Tell } from '../story.ts';

export const requestStories = {
  'request-refused': (order, shop) => ({
    title: 'We cannot accept your return request',
    tone: 'bad',
    happened: [
      `We read your request for order ${order.orderNumber}. The return policy of ${shop.name} does not allow this return; the clauses that decide it are quoted below.`,
    ],
    duty: null,
    next: [
      'You do not have to do anything.',
      'If a fact is wrong, reply to this e-mail and tell us what is different: a supervisor can look at the request again.',
    ],
    shows: [],
  }),
  'evidence-wanted': () => ({
    title: 'We need something more from you',
    tone: 'attention',
    happened: [
      'Thank you for your request. Before we can decide on it we need what is listed here. The day of your first message counts, so you lose no time by sending the rest now.',
    ],
    duty: { who: 'You', does: 'send us what is missing' },
    next: [
      'Reply to this e-mail and add what is listed.',
      'As soon as everything is there our time to decide begins, and you hear the result from us.',
    ],
    shows: ['missing'],
  }),
  'evidence-reminder': () => ({
    title: 'We are still waiting for something from you',
    tone: 'attention',
    happened: ['We would like to go on with your return and still need what is listed here.'],
    duty: { who: 'You', does: 'send us what is missing' },
    next: [
      'Reply to this e-mail and add what is listed.',
      'Then our time to decide begins, and you hear the result from us.',
    ],
    shows: ['missing'],
  }),
  approved: (order) => ({
    title: 'Your return is approved',
    tone: 'good',
    happened: [approval(order)],
    duty: hasParcel(order)
      ? { who: 'You', does: posting(order) }
      : { who: 'We', does: wantsGoods(order) ? 'send the new goods' : 'send the refund' },
    next: hasParcel(order) ? parcelSteps(order) : [afterApproval(order)],
    shows: hasParcel(order) ? ['address', 'check-list', 'expected'] : ['money', 'expected'],
  }),
  declined: (order, shop) => ({
    title: 'Your return request is declined',
    tone: 'bad',
    happened: [
      `We looked at your request for order ${order.orderNumber} and had to decline it under the return policy of ${shop.name}.`,
    ],
    duty: { who: 'You', does: 'object, if you want a second decision' },
    next: [
      'You do not have to do anything; please do not send the goods.',
      'If we overlooked something, reply to this e-mail and tell us what it is.',
    ],
    shows: [],
  }),
  offer: () => ({
    title: 'We have an offer for you',
    tone: 'attention',
    happened: ['We looked at your request and would like to offer you another way to settle it.'],
    duty: { who: 'You', does: 'accept or decline the offer' },
    next: [
      'Reply to this e-mail and say whether you accept.',
      'If you decline, your request goes on as you made it. If we hear nothing, nothing is decided, and a later answer still counts.',
    ],
    shows: ['expected', 'money'],
  }),
  'offer-reminder': () => ({
    title: 'Our offer is still open',
    tone: 'attention',
    happened: ['We have made you an offer and do not have your answer yet.'],
    duty: { who: 'You', does: 'accept or decline the offer' },
    next: [
      'Reply to this e-mail and say whether you accept.',
      'If we hear nothing, nothing is decided, and a later answer still counts.',
    ],
    shows: ['expected', 'money'],
  }),
  'ground-changed': () => ({
    title: 'The reason for your return was changed',
    tone: 'attention',
    happened: [
      'When we looked at your return we found another reason than the one you gave. It decides who pays the carriage and what is deducted, so we tell you both before the goods travel.',
    ],
    duty: { who: 'You', does: 'withdraw, if you do not want the return on these terms' },
    next: [
      'If you agree you do not have to do anything: the return goes on.',
      'If you do not agree, reply to this e-mail and withdraw the return. That costs you nothing.',
    ],
    shows: ['expected', 'money'],
  }),
  'appeal-decided': (order) => ({
    title: 'Your appeal is decided',
    tone: 'plain',
    happened: ['Somebody who had no part in the first decision has looked at your return again.'],
    duty: hasParcel(order) ? { who: 'You', does: posting(order) } : { who: 'We', does: 'carry out the decision' },
    next: hasParcel(order) ? parcelSteps(order) : ['We carry out what was decided; you do not have to do anything.'],
    shows: hasParcel(order) ? ['address', 'check-list', 'expected'] : ['money'],
  }),
} satisfies Record<string, Tell>;

function approval({ route }: NoticeOrder): string {
  return route === null
    ? 'Good news: your return is approved.'
    : `Good news: your return is approved${routeWords[route]}.`;
}

const routeWords: Readonly<Record<Route, string>> = {
  'prepaid-label': ', and the return label is prepaid',
  'own-carrier': '. Please send the goods with a carrier of your choice that gives you a tracking number',
  'pick-up': ', and a carrier picks the parcel up at your address',
  'refused-delivery': '. The carrier brings the refused parcel back to us by itself',
  returnless: ', without sending anything back',
};

function posting({ route }: NoticeOrder): string {
  return route === 'pick-up'
    ? 'hand the parcel to the carrier'
    : route === 'prepaid-label'
      ? 'post the parcel with our label'
      : 'post the parcel';
}

function parcelSteps(order: NoticeOrder): Story['next'] {
  const label = order.papers.some(({ kind }) => kind === 'label');
  return [
    'Pack everything on the list below into one parcel, in its original packaging.',
    ...(order.papers.some(({ kind }) => kind === 'packing-slip')
      ? ['Print the packing slip that is attached and put it into the parcel.']
      : []),
    ...(label ? ['Print the return label that is attached and fix it to the parcel.'] : []),
    `${order.route === 'pick-up' ? 'Hand the parcel over' : 'Post the parcel'} in time and keep the receipt: the first scan of the carrier counts, however long the parcel travels.`,
    afterReceipt(order),
  ];
}

function afterReceipt(order: NoticeOrder): string {
  return wantsGoods(order)
    ? 'When the goods have arrived we check them, tell you the result and send the new goods.'
    : 'When the goods have arrived we check them, tell you the result and refund your money.';
}

function afterApproval(order: NoticeOrder): string {
  return wantsGoods(order)
    ? 'We send the new goods and tell you the tracking number.'
    : 'We refund your money and tell you when it is on its way.';
}
