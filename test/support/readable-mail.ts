// Mails as a reader sees them, so that a fact can be looked for in text and HTML alike.

/** What a reader sees of HTML. */
export function shownOf(html: string): string {
  const marks = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return html
    .replace(/^[\s\S]*<body/, '<body')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (mark) => marks[mark as keyof typeof marks]);
}

/** Lines are broken wherever the text likes it. */
export function bare(value: string): string {
  return value.replace(/[\s>]+/g, '');
}
