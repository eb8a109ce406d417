// JSON to compare by: the same for the same value, whatever the order of its keys.

/** Lists stay as they are; a field that is undefined is as good as absent. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
