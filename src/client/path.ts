// Paths of the API, with whatever stands in their parts.

/** `/v1/returns/ABC-7K3MQ9XA-5/card` of its parts, each encoded. */
export function pathOf(...parts: readonly string[]): string {
  return `/v1/${parts.map(encodeURIComponent).join('/')}`;
}

/**
 * Throws where a part is empty, `.` or `..`, which no encoding keeps: whoever sends the path would take it out, and what
 * was meant for one thing would reach another.
 */
export function checkPath(path: string): void {
  const lost = path
    .split('/')
    .slice(1)
    .find((part) => /^\.{0,2}$/.test(part));
  if (lost !== undefined) throw new TypeError(`An id or a name cannot be '${lost}': it would lead to another address.`);
}
