// E-mails to customers: which texts of the catalogue are told, in which tone, with which sections.
import type { NoticeOrder } from '../../../contract/effects.ts';
import { isByParcel } from '../../../domain/vocabulary.ts';
import type { Tone } from '../blocks.ts';
import type { Section, Story } from '../story.ts';
import type { CustomerNotice, Texts } from '../texts.ts';
import { isPacked, parcelDuty, parcelSteps, wantsGoods } from './parcel.ts';
import type { PackedOrder } from './parcel.ts';

/** The same in every language. */
export function customerStory(notice: CustomerNotice, order: NoticeOrder, texts: Texts): Story {
  return {
    ...toldIn(notice, order, texts),
    ...looks[notice],
    ...(isPacked(order) && order.verdict !== 'decline' ? packed[notice] : {}),
  };
}

type Told = Pick<Story, 'title' | 'happened' | 'duty' | 'next'>;

function toldIn(notice: CustomerNotice, order: NoticeOrder, texts: Texts): Told {
  return isForked(notice) ? forked[notice](order, texts) : { duty: null, ...texts.notices[notice] };
}

/** What depends on more than its name. */
const forked = {
  approved: (order: NoticeOrder, texts: Texts): Told => {
    const { title, happened, ifGoods, ifMoney } = texts.notices.approved;
    // Where the parcel is on its way already, nothing is said of how it travels.
    const isPosted = isByParcel(order.route) && !isPacked(order);
    const told = { title, happened: [happened[isPosted ? 'undecided' : (order.route ?? 'undecided')]] };
    return { ...told, ...(isPacked(order) ? parcel(order, texts) : wantsGoods(order) ? ifGoods : ifMoney) };
  },
  'goods-accepted': (order: NoticeOrder, texts: Texts): Told => {
    const { title, happened, ifGoods, ifMoney } = texts.notices['goods-accepted'];
    return { title, happened, ...(wantsGoods(order) ? ifGoods : ifMoney) };
  },
  'appeal-decided': (order: NoticeOrder, texts: Texts): Told => {
    const { ifApproved, ifDeclined, ...told } = texts.notices['appeal-decided'];
    if (order.verdict === 'decline') return { duty: null, ...ifDeclined };
    const decided = order.verdict === 'approve' ? ifApproved : {};
    return { ...told, ...decided, ...(isPacked(order) ? parcel(order, texts) : {}) };
  },
  'refund-made': ({ money }: NoticeOrder, texts: Texts): Told => {
    const { ifCredit, ...told } = texts.notices['refund-made'];
    return { ...told, ...(money.method === 'account-balance' || money.method === 'store-credit' ? ifCredit : {}) };
  },
};

function isForked(notice: CustomerNotice): notice is keyof typeof forked {
  return Object.hasOwn(forked, notice);
}

function parcel(order: PackedOrder, texts: Texts): Pick<Told, 'duty' | 'next'> {
  return { duty: parcelDuty(order, texts), next: parcelSteps(order, texts) };
}

interface Look {
  readonly tone: Tone;
  readonly shows: readonly Section[];
}

const looks: Readonly<Record<CustomerNotice, Look>> = {
  'request-refused': { tone: 'bad', shows: [] },
  'evidence-wanted': { tone: 'attention', shows: ['missing'] },
  'evidence-reminder': { tone: 'attention', shows: ['missing'] },
  approved: { tone: 'good', shows: ['money', 'expected'] },
  declined: { tone: 'bad', shows: [] },
  offer: { tone: 'attention', shows: ['expected', 'money'] },
  'offer-reminder': { tone: 'attention', shows: ['expected', 'money'] },
  'ground-changed': { tone: 'attention', shows: ['expected', 'money'] },
  'appeal-decided': { tone: 'plain', shows: ['money'] },
  'posting-reminder': { tone: 'attention', shows: ['address', 'check-list'] },
  lapsed: { tone: 'bad', shows: [] },
  'parcel-arrived': { tone: 'good', shows: [] },
  'unannounced-parcel': { tone: 'attention', shows: ['missing'] },
  'goods-accepted': { tone: 'good', shows: ['money'] },
  'goods-refused': { tone: 'bad', shows: ['money'] },
  'custody-reminder': { tone: 'attention', shows: [] },
  'right-ended': { tone: 'bad', shows: [] },
  'new-goods-shipped': { tone: 'good', shows: [] },
  'not-in-stock': { tone: 'attention', shows: ['money'] },
  'refund-made': { tone: 'good', shows: ['money'] },
  'refund-held': { tone: 'attention', shows: ['money'] },
  'order-cancelled': { tone: 'plain', shows: ['money'] },
  'trace-answer': { tone: 'plain', shows: ['money'] },
  'clock-moved': { tone: 'attention', shows: [] },
};

/** What is shown instead where the customer packs a parcel. */
const packed: Readonly<Partial<Record<CustomerNotice, Pick<Look, 'shows'>>>> = {
  approved: { shows: ['address', 'check-list', 'expected'] },
  'appeal-decided': { shows: ['address', 'check-list', 'expected'] },
};
