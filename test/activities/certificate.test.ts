// The refund certificate goes out with the e-mail that tells the refund, where the shop's policy promises one (WEB-16).
import { describe, expect, test } from '@jest/globals';
import { withCertificate } from '../../activities/certify.ts';
import { sendNotice } from '../../activities/sendNotice.ts';
import { MockActivityEnvironment } from '@temporalio/testing';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import type { Mail } from '../../src/ports/mail.ts';
import type { RefundMade } from '../../src/ports/papers.ts';
import { memoryFiles } from '../support/labels.ts';
import { pagesOf } from '../support/pdf.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { ana, approvedOrder, emptyLog, peopleWith, sixtyOneNinety } from './builders.ts';

const packs = ownPacks();
const book = policyBook(packs);
const refunds: readonly RefundMade[] = [
  { amount: 3779, currency: 'USD', provider: 'stripe', reference: 're_1', at: '2026-03-22T17:30:00Z' },
  { amount: 2411, currency: 'USD', provider: 'paypal', reference: '1JU0890', at: '2026-03-22T17:31:00Z' },
];

test('the website’s certificate names order, amount, method, each provider’s reference and the day where the shop is', async () => {
  const { attached, text } = await sent('website', {});
  expect(attached).toEqual(['refund-certificate-WEB-7K3MQ9XA-5.pdf']);
  for (const words of [
    'WEB-7K3MQ9XA-5',
    'S-1001',
    'Ana García',
    '61.90 USD',
    'The payment of the order',
    '37.79 USD',
    're_1',
    '24.11 USD',
    '1JU0890',
    'Monday, 23 March 2026, 01:30 (Asia/Shanghai)',
    'WEB-16',
  ])
    expect(text).toContain(words);
});

test('the e-mail says that it is attached', async () => {
  expect((await sent('website', {})).mail.text).toContain('refund certificate (PDF)');
  expect((await sent('website', {}, 'de')).mail.text).toContain('Erstattungsbescheinigung (PDF)');
  expect((await sent('website', {}, 'zh')).mail.text).toContain('退款凭证（PDF）');
});

test('what the shop has paid itself is certified without a reference that nobody has', async () => {
  const { text } = await sent('website', {}, 'en', []);
  expect(text).toContain('61.90 USD');
  expect(text).toContain('none on record, paid by the shop itself');
});

test('a second refund is on the next certificate beside the first', async () => {
  const [first] = refunds;
  const more = [...refunds, { ...(first ?? refunds[0]), reference: 're_2', amount: 100 } as RefundMade];
  const { text } = await sent('website', {}, 'en', more);
  expect(text).toContain('62.90 USD');
  expect(text).toContain('re_2');
});

describe('no certificate goes out', () => {
  test.each(['soocas', 'justsoso', 'aisoon', 'platform'])('from %s, whose policy promises none', async (shop) => {
    const clauses = packOf(shop)
      .clauses.filter(({ tells }) => tells.includes('refund-made'))
      .map(({ id }) => id);
    expect((await sent(shop, { clauses })).attached).toEqual([]);
  });

  test('with another e-mail', async () => {
    expect((await sent('website', { notice: 'goods-accepted' })).attached).toEqual([]);
  });

  test('to the shop’s own people', async () => {
    expect((await sent('website', { to: 'supervisor' })).attached).toEqual([]);
  });
});

/** The e-mail as it is handed over, and the text of its first attachment. */
async function sent(shop: string, change: Partial<NoticeOrder>, language = 'en', made = refunds) {
  const mails: Mail[] = [];
  const files = memoryFiles();
  const deps = {
    people: peopleWith({ ...ana, language }),
    papers: pdfPapers(),
    files,
    book,
    refundsMade: { of: async () => made },
    mailer: {
      send: async (mail: Mail) => {
        mails.push(mail);
        return { kind: 'sent' as const, messageId: mail.messageId };
      },
    },
    mailLog: emptyLog(),
    compose: composeNotice,
    publicUrl: 'https://returns.example',
  };
  const order: NoticeOrder = {
    ...approvedOrder,
    rma: 'WEB-7K3MQ9XA-5',
    pack: packOf(shop).stamp,
    notice: 'refund-made',
    clauses: ['WEB-16'],
    checkList: [],
    due: null,
    money: { ...sixtyOneNinety, lines: [] },
    ...change,
  };
  await new MockActivityEnvironment().run(withCertificate(deps, sendNotice(deps)), order);
  const [mail] = mails;
  if (mail === undefined) throw new Error('No e-mail was sent.');
  const [first] = mail.attachments;
  const pages = first === undefined ? [] : await pagesOf(first.content);
  return {
    mail,
    attached: mail.attachments.map(({ filename }) => filename),
    text: pages.map(({ text }) => text).join(),
  };
}

function packOf(shop: string) {
  const found = packs.find(({ stamp }) => stamp.shop === shop);
  if (found === undefined) throw new Error(`There is no pack of ${shop}.`);
  return found;
}
