// E-mails about money.
import type { Tell } from '../story.ts';

export const moneyStories = {
  'refund-made': () => ({
    title: 'Your refund is on its way',
    tone: 'good',
    happened: ['We have handed your refund to the payment provider. The amount and every line of it are listed here.'],
    duty: { who: 'Your bank', does: 'credits the money' },
    next: [
      'You do not have to do anything.',
      'Banks need their own time to book a refund. If the money is not there after that, reply to this e-mail and we follow it up.',
    ],
    shows: ['money'],
  }),
  'refund-held': () => ({
    title: 'Your refund is on hold',
    tone: 'attention',
    happened: [
      'A supervisor has put the refund of your return on hold. Nothing is lost: the amount stays reserved for you.',
    ],
    duty: { who: 'We', does: 'release the refund or tell you why not' },
    next: ['You do not have to do anything. You hear from us as soon as the hold ends.'],
    shows: ['money'],
  }),
  'order-cancelled': () => ({
    title: 'Your order is cancelled',
    tone: 'plain',
    happened: ['The order is cancelled. What you paid for it is refunded as listed here.'],
    duty: { who: 'We', does: 'start the refund' },
    next: ['You do not have to do anything. You hear from us again as soon as the refund is on its way.'],
    shows: ['money'],
  }),
  'trace-answer': () => ({
    title: 'Where your refund is',
    tone: 'plain',
    happened: [
      'You asked where your refund is. We handed it to the payment provider as listed here, and the bank needs its own time to book it.',
    ],
    duty: { who: 'Your bank', does: 'credits the money' },
    next: [
      'If the money is not there after that, reply to this e-mail: a person then traces it with the provider.',
      'Your bank can tell you more about a refund that it has already received.',
    ],
    shows: ['money'],
  }),
  'clock-moved': () => ({
    title: 'A date of your return has changed',
    tone: 'attention',
    happened: [
      'A supervisor has moved a date of your return. The new one is given here; time that you had already is never made shorter.',
    ],
    duty: { who: 'The new date', does: 'the time now runs' },
    next: ['Nothing else changes.'],
    shows: [],
  }),
} satisfies Record<string, Tell>;
