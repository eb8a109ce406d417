// Digests that make ids of texts of any length and content: the same text is the same id.

/** SHA-256 of a value as JSON, in hex. */
export async function digestOf(value: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  return Buffer.from(await crypto.subtle.digest('SHA-256', text)).toString('hex');
}
