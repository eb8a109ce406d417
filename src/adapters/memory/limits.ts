// Limits in memory, in which no time passes: what was taken stays taken.
import { fixedLimits, type Limits } from '../../ports/limits.ts';

/** @param perKey how many requests one key may make */
export function memoryLimits(perKey = 1_000_000): Limits {
  const taken = new Map<string, number>();
  const limits = { ...fixedLimits, key: { points: perKey, seconds: 60 } };
  return {
    async take(name, who) {
      const limit = limits[name];
      const count = (taken.get(`${name} ${who}`) ?? 0) + 1;
      taken.set(`${name} ${who}`, count);
      const left = Math.max(0, limit.points - count);
      return { ...limit, allowed: count <= limit.points, left, resetSeconds: limit.seconds };
    },
    forget: async (name, who) => void taken.delete(`${name} ${who}`),
  };
}
