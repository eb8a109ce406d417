// Texts and addresses with which somebody might try to add a header or a recipient to a mail.
import fc from 'fast-check';

const tricks = [
  '\r\nBcc: thief@example.com',
  '\nTo: thief@example.com\n\nbody',
  '\rCc: thief@example.com\r',
  '\r\n\r\n.\r\nMAIL FROM:<thief@example.com>\r\nRCPT TO:<thief@example.com>\r\n',
  '\n.\n',
  '\r.\r',
  '\u2028Bcc: thief@example.com\u2029',
  '\u0085Bcc: thief@example.com',
  '\u000bX-Evil: 1\u000c',
  '\u0000',
  '=?utf-8?q?Ana=0D=0ABcc:_thief@example.com?=',
  '=?utf-8?B?QW5hDQpCY2M6IHRoaWVmQGV4YW1wbGUuY29t?=',
  '"Ana" <thief@example.com>, Bo',
  'Ana, thief@example.com;',
  'Friends: thief@example.com, b@example.com;',
  '<thief@example.com>',
  '\\"',
  '(comment',
  '\u202emoc.elpmaxe@feiht\u202c',
  '\ufeff\u200b\u200f',
  'thief＠example．com',
  'ｔｈｉｅｆ',
  '日本語、中文，',
  '😀👩‍👩‍👧',
  '\ud800',
  '\udfff',
  'e\u0301\u0301\u0301',
  '%0d%0aBcc:thief@example.com',
  '&#13;&#10;',
  ';',
  ',',
  '@',
  ' ',
  '\t',
];

const longOnes = [1_000, 3_000].flatMap((length) =>
  ['a', 'ä', '中', '= ', '"', '\r\n '].map((one) => one.repeat(length)),
);

/** Tricks, plain words, any characters and very long texts in any order. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...tricks) },
      { weight: 4, arbitrary: fc.constantFrom('Ana', 'García', 'Müller-Łódź', 'Your return') },
      { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom(...longOnes) },
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const victim = fc.nat(99_999).map((number) => `victim${number}@example.com`);

/** Mostly an address of somebody, sometimes with a trick in it, sometimes a trick alone. */
export const hostileAddress = fc.oneof(
  { weight: 6, arbitrary: victim },
  { weight: 1, arbitrary: fc.nat(99_999).map((number) => `opfer+${number}@müller.example`) },
  { weight: 1, arbitrary: fc.emailAddress() },
  {
    weight: 2,
    arbitrary: fc
      .tuple(victim, fc.constantFrom(...tricks), fc.nat(20))
      .map(([address, trick, place]) => address.slice(0, place) + trick + address.slice(place)),
  },
  { weight: 1, arbitrary: hostileText },
);

/** With the end of the sentence that refuses them. */
export const refusedAddresses: readonly (readonly [string, string])[] = [
  ['', 'it is empty'],
  ['ana', 'it has no @'],
  ['ana＠example.com', 'it has no @'],
  ['two@at@signs.example', 'it has more than one @'],
  ['ana@example.com,bo@example.com', 'it has more than one @'],
  ['ana@example.com\r\nRCPT TO:<thief@example.com>', 'it has more than one @'],
  ['@example.com', 'nothing stands before the @'],
  ['ana@', 'nothing stands behind the @'],
  ['a na@example.com', 'before the @ stands a sign that may not'],
  ['"ana"@example.com', 'before the @ stands a sign that may not'],
  ['Ana <ana@example.com>', 'before the @ stands a sign that may not'],
  ['Friends:ana@example.com', 'before the @ stands a sign that may not'],
  ['ana\u0000@example.com', 'before the @ stands a sign that may not'],
  ['ana\u202e@example.com', 'before the @ stands a sign that may not'],
  ['ana\u200b@example.com', 'before the @ stands a sign that may not'],
  ['ana.@example.com', 'before the @ a dot stands at an end or beside another'],
  ['an..a@example.com', 'before the @ a dot stands at an end or beside another'],
  [`${'a'.repeat(65)}@example.com`, 'more than 64 bytes stand before the @'],
  [`ana@${'a.'.repeat(130)}com`, 'it has more than 254 bytes'],
  ['ana@example.com\r\n', 'behind the @ stands a sign that may not'],
  ['ana@example.com;', 'behind the @ stands a sign that may not'],
  ['ana@exam ple.com', 'behind the @ stands a sign that may not'],
  ['ana@[127.0.0.1]', 'behind the @ stands a sign that may not'],
  ['ana@exa%6dple.com', 'behind the @ stands a sign that may not'],
  ['ana@ｅxample.com', 'behind the @ stands a letter in the form of another'],
  ['ana@example..com', 'what stands behind the @ is no name of a domain'],
  ['ana@-example.com', 'what stands behind the @ is no name of a domain'],
  [`ana@${'a'.repeat(64)}.com`, 'what stands behind the @ is no name of a domain'],
  ['ana@127.1', 'a number stands behind the @ instead of a name'],
  ['ana@0x7f000001', 'a number stands behind the @ instead of a name'],
  ['\ud800@example.com', 'it has half a character'],
];

/** With the recipient of the envelope. */
export const takenAddresses: readonly (readonly [string, string])[] = [
  ["o'neil+returns/a=b@example.com", "o'neil+returns/a=b@example.com"],
  ['zoë@example.com', 'zoë@example.com'],
  ['李@例え.jp', '李@xn--r8jz45g.jp'],
  ['ana@Müller.example', 'ana@xn--mller-kva.example'],
  // The second letter is Cyrillic: another domain, and written to as that.
  ['ana@ex\u0430mple.com', 'ana@xn--exmple-4nf.com'],
];
