// Headers that keep browsers from making more of an answer than it is.

/** What an answer does not say itself. An answer of the API is no page: nothing may be loaded by it, and nobody frames it. */
export function withSafeHeaders({ headers }: Response, publicUrl: string): void {
  const wanted = publicUrl.startsWith('https:') ? { ...always, ...overHttps } : always;
  for (const [name, value] of Object.entries(wanted)) {
    if (!headers.has(name)) headers.set(name, value);
  }
}

const always = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A year in seconds; a browser that has seen it never speaks to us unencrypted again. */
const overHttps = { 'strict-transport-security': 'max-age=31536000' };
