// What the doctor has found, a line each, with the cure of what is not well.
import type { CheckUp } from '../domain/check-up.ts';
import { labelled, type Paint, shown } from './page.ts';

export function doctorPage(found: readonly CheckUp[], paint: Paint): string {
  const colour = { ok: paint.green, warn: paint.yellow, bad: paint.red };
  const width = Math.max(...found.map(({ what }) => what.length)) + 7;
  const lines = found.flatMap(({ what, verdict, says, cure }) => {
    const [first = '', ...rest] = labelled(`${verdict.padEnd(5)}${what}`, shown(says), width);
    return [
      `${colour[verdict](first.slice(0, 5))}${first.slice(5)}`,
      ...rest,
      ...(cure === undefined ? [] : labelled('', shown(cure), width).map(paint.bold)),
    ];
  });
  const count = (verdict: CheckUp['verdict']) => found.filter((one) => one.verdict === verdict).length;
  return `${lines.join('\n')}\n\n${count('ok')} ok, ${count('warn')} to be looked at, ${count('bad')} bad.\n`;
}
