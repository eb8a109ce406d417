// E-mails about the goods after they have arrived, and about new ones.
import { wantsGoods } from '../story.ts';
import type { Tell } from '../story.ts';

export const goodsStories = {
  'goods-accepted': (order) => ({
    title: 'Your goods have arrived and meet the return conditions',
    tone: 'good',
    happened: ['We have received the goods, checked them against the return conditions and accepted them.'],
    duty: { who: 'We', does: wantsGoods(order) ? 'send the new goods' : 'start the refund' },
    next: [
      wantsGoods(order)
        ? 'You do not have to do anything. You get the tracking number as soon as the new goods are on their way.'
        : 'You do not have to do anything. You hear from us again as soon as the refund is on its way.',
    ],
    shows: ['money'],
  }),
  'goods-refused': () => ({
    title: 'Your goods do not meet the return conditions',
    tone: 'bad',
    happened: [
      'We have received and checked the goods. They do not meet the return conditions, so we cannot refund them. We keep them safe for you.',
    ],
    duty: { who: 'You', does: 'tell us if you want the goods back' },
    next: [
      'If you want the goods back, reply to this e-mail and say where they should go; without an address we use the one of the order.',
      'The carriage of sending them back is yours. We tell you the amount, and the goods leave when it is paid.',
      'If you do not ask for the goods in time, the right to have them back ends.',
    ],
    shows: ['money'],
  }),
  'custody-reminder': () => ({
    title: 'Your goods are still with us',
    tone: 'attention',
    happened: ['We keep goods of yours that we could not accept, and do not know yet whether you want them back.'],
    duty: { who: 'You', does: 'tell us if you want the goods back' },
    next: [
      'Reply to this e-mail if you want them, and say where they should go. The carriage is yours.',
      'If you do not ask for them in time, the right to have them back ends.',
    ],
    shows: [],
  }),
  'right-ended': () => ({
    title: 'The time to ask for your goods has ended',
    tone: 'bad',
    happened: [
      'We kept the goods that we could not accept, and did not hear in time that you want them back. The right to have them sent back has ended.',
    ],
    duty: { who: 'Time to ask for the goods', does: 'you had it' },
    next: ['The return is closed. If you wrote to us in time, reply to this e-mail and tell us when and how.'],
    shows: [],
  }),
  'new-goods-shipped': () => ({
    title: 'Your new goods are on their way',
    tone: 'good',
    happened: [
      'The goods that you get in exchange have left our warehouse. They travel as long as a usual order does.',
    ],
    duty: null,
    next: [
      'You do not have to do anything. The return is complete with this.',
      'Please unwrap and check the goods as soon as they arrive.',
    ],
    shows: [],
  }),
  'not-in-stock': () => ({
    title: 'We cannot send the new goods and refund you instead',
    tone: 'attention',
    happened: [
      'The goods that you wanted in exchange are not to be had. So that you do not have to wait we refund you instead.',
    ],
    duty: { who: 'We', does: 'start the refund' },
    next: ['You do not have to do anything. You hear from us again as soon as the refund is on its way.'],
    shows: ['money'],
  }),
} satisfies Record<string, Tell>;
