// A letter as HTML for mail programs: one column, styles written at each element, no picture, nothing loaded from outside.
import { unreachable } from '../../domain/vocabulary.ts';
import type { AmountRow, Block, Letter, Tone } from './blocks.ts';

const ink = '#1c2733';
const soft = '#5d6b79';
const line = '#dfe5ea';
const family =
  "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";
const text = `margin:0 0 14px;font-size:16px;line-height:1.55;color:${ink};overflow-wrap:anywhere`;

const colours: Readonly<Record<Tone, { readonly strong: string; readonly pale: string }>> = {
  good: { strong: '#17784a', pale: '#e9f6ef' },
  plain: { strong: '#1e5a9c', pale: '#eaf2fb' },
  attention: { strong: '#a35200', pale: '#fdf3e4' },
  bad: { strong: '#9f2d2d', pale: '#fbecec' },
};

export function renderHtml(letter: Letter): string {
  const { strong } = colours[letter.tone];
  return `<!doctype html>
<html lang="${escaped(letter.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(letter.subject)}</title></head>
<body style="margin:0;padding:0;background:#f2f4f6;${family}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview(letter))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f6"><tr><td align="center" style="padding:20px 10px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;table-layout:fixed;background:#ffffff;border:1px solid ${line};border-top:5px solid ${strong};border-radius:8px">
<tr><td style="padding:24px 24px 8px">
<p style="margin:0 0 18px;font-size:14px;font-weight:700;letter-spacing:.06em;color:${soft}">${escaped(letter.sender)}</p>
<h1 style="margin:0 0 18px;font-size:25px;line-height:1.25;color:${ink}">${escaped(letter.headline)}</h1>
${letter.greeting === '' ? '' : `<p style="${text}">${escaped(letter.greeting)}</p>`}
${letter.blocks.map((block) => htmlOf(block, letter)).join('\n')}
</td></tr>
<tr><td style="padding:14px 24px 20px;border-top:1px solid ${line}"><p style="margin:0;font-size:13px;line-height:1.5;color:${soft};overflow-wrap:anywhere">${escaped(letter.footer)}</p></td></tr>
</table></td></tr></table></body></html>
`;
}

function htmlOf(block: Block, letter: Letter): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:26px 0 10px;font-size:17px;line-height:1.3;color:${ink}">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="${text}">${escaped(block.text)}</p>`;
    case 'list':
      return listHtml(block.items, block.numbered ? 'ol' : 'ul');
    case 'facts':
      return tableHtml(block.rows.map(({ label, value }) => factRow(label, value)).join(''));
    case 'address':
      return `<p style="${text};padding:10px 14px;border:1px solid ${line};border-radius:6px">${block.lines.map(escaped).join('<br>')}</p>`;
    case 'amounts':
      return tableHtml([...block.rows.map((row) => amountRow(row, false)), amountRow(block.total, true)].join(''));
    case 'deadline':
      return deadlineHtml(block, letter.tone);
    case 'link':
      return linkHtml(block);
    case 'quote':
      return quoteHtml(block, letter);
    case 'command':
      return `<p style="margin:0 0 4px;font-size:15px;color:${ink}">${escaped(block.does)}</p><pre style="margin:0 0 14px;padding:10px 12px;background:#f2f4f6;border-radius:6px;font-size:12.5px;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;color:${ink}">${escaped(block.command)}</pre>`;
    default:
      return unreachable(block);
  }
}

function listHtml(items: readonly string[], tag: 'ol' | 'ul'): string {
  const entries = items.map((item) => `<li style="margin:0 0 6px">${escaped(item)}</li>`).join('');
  return `<${tag} style="${text};padding-left:22px">${entries}</${tag}>`;
}

function tableHtml(rows: string): string {
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse;font-size:15px;line-height:1.45;color:${ink}">${rows}</table>`;
}

function factRow(label: string, value: string): string {
  return `<tr><th scope="row" align="left" valign="top" width="34%" style="padding:7px 12px 7px 0;border-bottom:1px solid ${line};font-weight:400;color:${soft}">${escaped(label)}</th><td valign="top" style="padding:7px 0;border-bottom:1px solid ${line};overflow-wrap:anywhere">${escaped(value)}</td></tr>`;
}

function amountRow({ what, amount, clauses }: AmountRow, isTotal: boolean): string {
  const edge = isTotal ? `border-top:2px solid ${ink};font-weight:700` : `border-bottom:1px solid ${line}`;
  const cited =
    clauses.length === 0 ? '' : `<br><span style="font-size:13px;color:${soft}">${escaped(clauses.join(', '))}</span>`;
  return `<tr><td valign="top" style="padding:8px 12px 8px 0;${edge};overflow-wrap:anywhere">${escaped(what)}${cited}</td><td valign="top" align="right" width="38%" style="padding:8px 0;${edge};white-space:nowrap">${escaped(amount)}</td></tr>`;
}

function deadlineHtml({ duty, when, clause }: Extract<Block, { kind: 'deadline' }>, tone: Tone): string {
  const { strong, pale } = colours[tone];
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 18px;background:${pale};border-left:4px solid ${strong};border-radius:4px"><tr><td style="padding:13px 16px;color:${ink};overflow-wrap:anywhere"><span style="font-size:15px">${escaped(duty)}</span><br><strong style="font-size:17px;line-height:1.5">${escaped(when)}</strong><br><span style="font-size:13px;color:${soft}">${escaped(clause)}</span></td></tr></table>`;
}

/** Of the same colour in every mail: a link that is red or amber would look like a warning. */
function linkHtml({ text: words, url }: Extract<Block, { kind: 'link' }>): string {
  return `<p style="margin:20px 0 18px"><a href="${escaped(url)}" style="display:inline-block;padding:11px 20px;background:${colours.plain.strong};color:#ffffff;border-radius:6px;font-size:16px;font-weight:600;text-decoration:none">${escaped(words)}</a><br><span style="font-size:13px;line-height:2;color:${soft};overflow-wrap:anywhere">${escaped(url)}</span></p>`;
}

function quoteHtml({ clause, words, by }: Extract<Block, { kind: 'quote' }>, letter: Letter): string {
  const language = letter.language.startsWith(letter.quotesIn) ? '' : ` lang="${escaped(letter.quotesIn)}"`;
  const said = by === 'shop' ? `“${words}”` : words;
  const slant = by === 'shop' ? 'font-style:italic;' : '';
  return `<blockquote style="margin:0 0 12px;padding:2px 0 2px 14px;border-left:3px solid ${line};font-size:14.5px;line-height:1.5;color:#33414e;overflow-wrap:anywhere"><strong style="font-size:13px">${escaped(clause)}</strong><br><span${language} style="${slant}">${escaped(said)}</span></blockquote>`;
}

/** What lists of mails show behind the subject. */
function preview(letter: Letter): string {
  const first = letter.blocks.find((block) => block.kind === 'paragraph');
  return first === undefined ? letter.headline : first.text;
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
