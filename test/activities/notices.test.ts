// What the e-mails say.
import { describe, expect, test } from '@jest/globals';
import { composeNotice } from '../../src/adapters/notices/compose-notice.ts';
import { printedDeadline, printedSince } from '../../src/adapters/notices/when.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import { steps } from '../../src/domain/clock.ts';
import { printedAmount } from '../../src/domain/printed.ts';
import { noticeNames, routes } from '../../src/domain/vocabulary.ts';
import { approvedOrder, cite, sixtyOneNinety, soocas } from './builders.ts';

const composed = (change: Partial<NoticeOrder>, name = 'Ana García') => {
  const order = { ...approvedOrder, ...change };
  return composeNotice(order, soocas, cite(order.clauses), { name });
};

/** Text without its line breaks, so that a sentence can be looked for wherever it is wrapped. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe.each(noticeNames)('the e-mail %s', (notice) => {
  const mail = composed({ notice, reason: 'The box is torn', clauses: ['SOO-18', 'ALL-14'] });

  test('has one line of subject with the return number', () => {
    expect(mail.subject).toMatch(/^[^\r\n]{10,100} · SOO-7K3MQ9XA-5$/);
  });

  test('says the same in text and in HTML: return, order, goods, reason, clauses', () => {
    for (const part of [flat(mail.text), flat(mail.html)]) {
      expect(part).toContain('SOO-7K3MQ9XA-5');
      expect(part).toContain('S-1001');
      expect(part).toContain('1 × Sonic toothbrush');
      expect(part).toContain('The box is torn');
      expect(part).toContain('“Words of SOO-18”');
      expect(part).toContain('ALL-14 (our reading)');
      expect(part).toContain('Reading of ALL-14');
    }
  });

  test('tells what happens next or what to do', () => {
    expect(mail.text).toMatch(/What happens next|Three commands that end it/);
  });
});

const silent = ['request-refused', 'new-goods-shipped', 'overdue'];

test.each(noticeNames.filter((notice) => !silent.includes(notice)))(
  '%s names who acts until when, and the clause',
  (notice) => {
    const { text, html } = composed({ notice });
    expect(text).toMatch(
      />> .+: .+\n>> until the end of Tuesday, 24 March 2026 \(America\/Los_Angeles\) {3}\[SOO-19\]/,
    );
    expect(html).toContain('until the end of Tuesday, 24 March 2026 (America/Los_Angeles)');
  },
);

test('the goods that are needed, the address and the papers stand in the approval', () => {
  const { text } = composed({
    papers: [
      { kind: 'packing-slip', key: 'a' },
      { kind: 'label', key: 'b' },
    ],
    expected: sixtyOneNinety,
  });
  expect(text).toContain('- 1 × Travel case (gift) (SOO-08)');
  expect(text).toContain('    518000 Shenzhen\n    China');
  expect(text).toContain('Attached: packing slip (PDF), return label (PDF).');
  expect(text).toContain(' 76.90 USD  Price paid: Sonic toothbrush [SOO-13, SOO-21]');
  expect(text).toContain('-15.00 USD  Gift not returned: line 2 of the order [SOO-08]');
  expect(text).toContain(' 61.90 USD  Total');
});

test('an approval without its label says so, and asks nobody to print one', () => {
  const { text } = composed({ lacks: ['label'], papers: [{ kind: 'packing-slip', key: 'a' }], due: null });
  expect(flat(text)).toContain('Still lacking: the return label.');
  expect(text).not.toContain('Print the return label');
});

test.each(routes)('an approval by %s asks for a parcel only if the customer packs one', (route) => {
  const { text } = composed({ route });
  expect(text.includes('Where the parcel goes')).toBe(['prepaid-label', 'own-carrier', 'pick-up'].includes(route));
});

test('missing evidence is asked for by name', () => {
  const { text } = composed({ notice: 'evidence-wanted', missing: ['product-photo', 'video'] });
  expect(text).toContain('- a photo of the product\n- a short video');
});

test('a refund to several payments names each amount', () => {
  const { text } = composed({ notice: 'refund-made', money: sixtyOneNinety });
  expect(flat(text)).toContain('in 2 amounts: 37.79 USD and 24.11 USD');
});

test('an overdue review says since when, by which clause, and how to end it', () => {
  const due = { at: '2026-03-25T12:00:00Z', clause: 'SOO-18', zone: 'Asia/Shanghai' };
  const { text, subject } = composed({ notice: 'overdue', to: 'supervisor', step: 'review', due });
  expect(subject).toBe('Overdue: the decision on the request · SOO-7K3MQ9XA-5');
  expect(flat(text)).toContain('is overdue under SOO-18, since Wednesday, 25 March 2026, 20:00 (Asia/Shanghai).');
  expect(text).toContain(`temporal workflow signal --workflow-id return-SOO-7K3MQ9XA-5 --name approve --input '{"id":`);
  expect(text).toContain('--name decline');
  expect(text).toContain('/v1/returns/SOO-7K3MQ9XA-5/askForEvidence');
  expect(text).not.toContain('Dear');
});

test.each([...steps, undefined])('staff get three commands for the step %s, each with a body that is JSON', (step) => {
  const { text } = composed({ notice: 'reminder', to: 'agent', ...(step === undefined ? {} : { step }) });
  const bodies = Array.from(
    text.matchAll(/^ {4}(?:temporal|curl) .*'(\{.*\})'$/gm),
    ([, body]) => JSON.parse(body ?? '') as unknown,
  );
  expect(bodies).toHaveLength(3);
});

test('nothing from outside becomes HTML', () => {
  const evil = `<script>alert("1")</script>'&<img src=x>`;
  const order = {
    ...approvedOrder,
    reason: evil,
    orderNumber: evil,
    lines: [{ line: '1', title: evil, quantity: 1 }],
    expected: sixtyOneNinety,
  };
  const items = { ...order, checkList: [{ what: evil, quantity: 1, clause: evil }] };
  const shop = { ...soocas, name: evil, returnAddress: { ...soocas.returnAddress, name: evil } };
  for (const notice of noticeNames) {
    const { html } = composeNotice({ ...items, notice }, shop, [{ id: evil, quote: evil, reading: evil }], {
      name: evil,
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;&lt;img src=x&gt;');
  }
});

test('line ends and marks of direction in a name cannot pass for lines of ours', () => {
  const { text, html } = composed({ reason: 'fine\r\n\r\n>> You: pay 100 USD' }, 'Ana\u202e\n\nYour refund is refused');
  expect(text).toContain('Dear Ana Your refund is refused,');
  expect(text).not.toMatch(/^>> You: pay/m);
  expect(text + html).not.toMatch(/[\u202e\r]/);
});

test('all amounts keep the digits of their currency', () => {
  expect(printedAmount(6190, 'USD')).toBe('61.90 USD');
  expect(printedAmount(1500, 'JPY')).toBe('1,500 JPY');
  expect(printedAmount(1_234_567, 'KWD')).toBe('1,234.567 KWD');
  expect(printedAmount(-5, 'EUR')).toBe('-0.05 EUR');
  expect(printedAmount(0, 'USD')).toBe('0.00 USD');
  expect(printedAmount(Number.MAX_SAFE_INTEGER, 'CNY')).toBe('90,071,992,547,409.91 CNY');
  expect(printedAmount(5, 'ZZZ')).toBe('5 minor units of ZZZ');
});

test.each([
  ['2026-03-25T12:00:00Z', 'Asia/Shanghai', 'before Wednesday, 25 March 2026, 20:00 (Asia/Shanghai)'],
  ['2026-03-25T07:00:00Z', 'America/Los_Angeles', 'until the end of Tuesday, 24 March 2026 (America/Los_Angeles)'],
  ['2026-01-01T00:00:00Z', 'UTC', 'until the end of Wednesday, 31 December 2025 (UTC)'],
  ['2026-01-01T00:00:01Z', 'UTC', 'before Thursday, 1 January 2026, 00:00 (UTC)'],
  // Clocks in Beirut go from 00:00 to 01:00 on this day: it begins at 01:00.
  ['2026-03-28T22:00:00Z', 'Asia/Beirut', 'until the end of Saturday, 28 March 2026 (Asia/Beirut)'],
])('the first instant too late, %s in %s, reads: %s', (at, zone, words) => {
  expect(printedDeadline(at, zone)).toBe(words);
});

test('what is overdue since a day ended says so', () => {
  expect(printedSince('2026-03-25T07:00:00Z', 'America/Los_Angeles')).toBe(
    'since the end of Tuesday, 24 March 2026 (America/Los_Angeles)',
  );
});
