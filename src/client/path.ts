// Paths of the API, with whatever stands in their parts.

/** `/v1/returns/ABC-7K3MQ9XA-5/card` of its parts, each encoded. */
export function pathOf(...parts: readonly string[]): string {
  return `/v1/${parts.map(encodeURIComponent).join('/')}`;
}
