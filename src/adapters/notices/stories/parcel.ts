// E-mails about the parcel on its way back.
import type { Tell } from '../story.ts';

export const parcelStories = {
  'posting-reminder': () => ({
    title: 'Please post your parcel in time',
    tone: 'attention',
    happened: ['Your return is approved, and no carrier has scanned your parcel yet.'],
    duty: { who: 'You', does: 'post the parcel' },
    next: [
      'If the parcel is on its way already, reply to this e-mail with the posting receipt: the day of posting counts.',
      'If you do not want to return the goods any more, you do not have to do anything: the return then ends by itself.',
    ],
    shows: ['address', 'check-list'],
  }),
  lapsed: () => ({
    title: 'Your return has ended: the parcel was not posted in time',
    tone: 'bad',
    happened: [
      'The time to post the parcel has passed, and no carrier has told us of a scan in time. So the return has ended without a refund, and you keep the goods.',
    ],
    duty: { who: 'Time to post', does: 'you had it' },
    next: [
      'If you posted the parcel in time, reply to this e-mail with the posting receipt: the return then goes on, however late the parcel arrives.',
      'If you still want to return the goods and the time to ask for a return has not passed, you may make a new request.',
    ],
    shows: [],
  }),
  'parcel-arrived': () => ({
    title: 'Your parcel has arrived',
    tone: 'good',
    happened: ['Your parcel has arrived at our warehouse.'],
    duty: { who: 'We', does: 'check the goods and tell you the result' },
    next: ['You do not have to do anything. You hear from us as soon as the goods are checked.'],
    shows: [],
  }),
  'unannounced-parcel': () => ({
    title: 'We have received a parcel that was not agreed yet',
    tone: 'attention',
    happened: ['A parcel of yours has reached us before the return was approved. We keep it safe.'],
    duty: { who: 'We', does: 'decide on the return' },
    next: [
      'We decide on your request as if the goods were still with you.',
      'If we need something from you, you hear from us. Please send no further parcel.',
    ],
    shows: ['missing'],
  }),
} satisfies Record<string, Tell>;
