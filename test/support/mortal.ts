// A process that dies by SIGKILL at a named point: before or after the nth call of one of its ports.

/** `ledger.settle 2 after`. */
export type Point = string;

type Parts = Readonly<Record<string, object>>;

/** The same ports, whose calls pass their points one by one; `reach` may end the process and never comes back then. */
export function mortal<Ports extends Parts>(ports: Ports, reach: (point: Point) => void): Ports {
  const counts = new Map<string, number>();
  const watched = Object.entries(ports).map(([name, port]) => [name, watch(name, port, { counts, reach })]);
  return Object.fromEntries(watched) as Ports;
}

interface Watch {
  readonly counts: Map<string, number>;
  readonly reach: (point: Point) => void;
}

function watch(name: string, port: object, { counts, reach }: Watch): object {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        const call = `${name}.${String(method)}`;
        const count = (counts.get(call) ?? 0) + 1;
        counts.set(call, count);
        reach(`${call} ${count} before`);
        const answer: unknown = await Reflect.apply(value, target, given);
        reach(`${call} ${count} after`);
        return answer;
      };
    },
  });
}
