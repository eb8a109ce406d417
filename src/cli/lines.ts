// Bytes of a stream as texts, in constant memory whatever comes in.

/** More than any case may have: what is longer is cut here, and refused as too large by whoever reads it. */
const mostKept = 2 * 1_048_576;
const lineEnd = 0x0a;

/** One line after another, each with its end, as soon as it is whole. The end of the last line begins no further one. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let line = collecting();
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, start)) {
      line.add(chunk.subarray(start, end + 1));
      yield line.bytes();
      line = collecting();
      start = end + 1;
    }
    if (start < chunk.length) line.add(chunk.subarray(start));
  }
  if (line.length() > 0) yield line.bytes();
}

/** The whole stream as one text; it is left where it grows too long. */
export async function wholeOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const whole = collecting();
  for await (const chunk of stream) {
    whole.add(chunk);
    if (whole.length() >= mostKept) break;
  }
  return whole.bytes();
}

function collecting() {
  const parts: Uint8Array[] = [];
  let length = 0;
  return {
    add: (part: Uint8Array) => {
      const kept = part.subarray(0, mostKept - length);
      if (kept.length === 0) return;
      parts.push(kept);
      length += kept.length;
    },
    length: () => length,
    bytes: () => (parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)),
  };
}
