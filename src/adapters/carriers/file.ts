// The file of a label, from where the carrier keeps it.

const most = 5_000_000;
const beginnings = ['%PDF-', '\x89PNG', '\xff\xd8\xff'];

/** Throws unless a PDF, PNG or JPEG has come whole in time. */
export async function labelFile(url: string, timeoutMs: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { signal })
    .then(async (response) => ({ ok: response.ok, status: response.status, content: await response.arrayBuffer() }))
    .catch(() => undefined);
  if (answer?.ok !== true) throw new Error(`The file of the label did not come (${answer?.status ?? 'no answer'}).`);
  const content = new Uint8Array(answer.content);
  const beginning = Buffer.from(content.subarray(0, 5)).toString('latin1');
  if (content.length > most || !beginnings.some((one) => beginning.startsWith(one)))
    throw new Error('What came as the file of the label is none.');
  return content;
}
